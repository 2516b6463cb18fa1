"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";

import { useWords } from "../use-words";

interface RemovableProps {
  name: string;
  onRemove: () => void;
  children: ReactNode;
}

/** A framed part of a condition, with the button that takes it away. */
export function Removable({ name, onRemove, children }: RemovableProps) {
  const { w } = useWords();
  return (
    <div className="flex items-start gap-1 rounded-lg border border-line bg-canvas p-2">
      {children}
      <Button
        variant="ghost"
        size="icon"
        aria-label={w("remove.of", { name })}
        onClick={onRemove}
        className="-mr-1 shrink-0"
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}
