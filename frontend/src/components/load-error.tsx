"use client";

import { RotateCw } from "lucide-react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

interface LoadErrorProps {
  text: string;
  retryLabel: string;
  onRetry: () => void;
}

/** In the place of data that could not be read. */
export function LoadError({ text, retryLabel, onRetry }: LoadErrorProps) {
  return (
    <div className="grid justify-items-start gap-3">
      <Alert className="w-full">{text}</Alert>
      <Button variant="outline" size="sm" onClick={onRetry}>
        <RotateCw aria-hidden />
        {retryLabel}
      </Button>
    </div>
  );
}
