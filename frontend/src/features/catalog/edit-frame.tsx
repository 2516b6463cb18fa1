"use client";

import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";

import { useWords } from "./use-words";

interface EditFrameProps {
  label: string;
  onDone: () => void;
  /** Beside the button that closes it. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The fields of an item, in its place. What is typed is in the draft at once; closing only puts them away. */
export function EditFrame({ label, onDone, actions, children }: EditFrameProps) {
  const { w } = useWords();
  return (
    <div
      role="group"
      aria-label={label}
      className="grid gap-4 border-t border-line bg-canvas px-4 py-4 sm:px-5"
    >
      {children}
      <div className="flex flex-wrap justify-end gap-2">
        {actions}
        <Button variant="outline" size="sm" onClick={onDone}>
          {w("edit.close")}
        </Button>
      </div>
    </div>
  );
}
