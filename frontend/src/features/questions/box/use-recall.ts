"use client";

import { useState } from "react";

/** Goes through the questions asked before, last first, as a shell does. */
export function useRecall(past: readonly string[]) {
  const [at, setAt] = useState<number | null>(null);
  const go = (next: number | null): string => {
    setAt(next);
    return next === null ? "" : (past[next] ?? "");
  };
  return {
    /** The question before; null where what stands in the box is the user's own. */
    back: (text: string): string | null => {
      if (past.length === 0 || (at === null && text !== "")) return null;
      return go(Math.min(at === null ? 0 : at + 1, past.length - 1));
    },
    forward: (): string | null => {
      if (at === null) return null;
      return go(at === 0 ? null : at - 1);
    },
    leave: () => setAt(null),
  };
}
