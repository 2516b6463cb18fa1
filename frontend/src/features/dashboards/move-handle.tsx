"use client";

import { GripVertical } from "lucide-react";
import type { KeyboardEvent } from "react";

import { useLanguage } from "@/contexts/LanguageContext";

import type { GridMove } from "./prepare/grid";

export const DRAG_HANDLE = "widget-drag-handle";

const DIRECTIONS: Record<string, GridMove["direction"]> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

interface MoveHandleProps {
  title: string;
  hintId: string;
  onMove: (move: GridMove) => void;
}

/** Dragged by the mouse; by the keyboard, arrows move and Shift with arrows resizes. */
export function MoveHandle({ title, hintId, onMove }: MoveHandleProps) {
  const { t } = useLanguage();
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onMove({ kind: event.shiftKey ? "resize" : "move", direction });
  };
  return (
    <button
      type="button"
      aria-label={t("widget.move", { title })}
      aria-describedby={hintId}
      onKeyDown={onKeyDown}
      className={`${DRAG_HANDLE} -ml-1.5 grid size-7 shrink-0 cursor-grab touch-none place-items-center rounded-md text-ink-faint hover:bg-sunken hover:text-ink active:cursor-grabbing`}
    >
      <GripVertical aria-hidden className="size-4" />
    </button>
  );
}
