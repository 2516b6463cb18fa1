"use client";

import { useState } from "react";

import type { Completion } from "@/lib/contract";

/** Which completion the arrows point at, and whether the list is there at all. */
export function useCompletionChoice(completions: Completion[]) {
  const [open, setOpen] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const count = completions.length;
  const isOpen = open && count > 0;
  const at = pointed !== null && pointed < count ? pointed : null;
  return {
    isOpen,
    pointed: isOpen ? at : null,
    chosen: isOpen && at !== null ? (completions[at] ?? null) : null,
    /** Typing opens it, and points at none: Enter asks. */
    show: (shown: boolean) => {
      setOpen(shown);
      setPointed(null);
    },
    point: setPointed,
    /** Past either end the box itself is pointed at again. */
    move: (step: 1 | -1) => {
      const next = at === null ? (step === 1 ? 0 : count - 1) : at + step;
      setPointed(next < 0 || next >= count ? null : next);
    },
  };
}
