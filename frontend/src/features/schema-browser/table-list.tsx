"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, type KeyboardEvent } from "react";

import { useLanguage } from "@/contexts/LanguageContext";
import type { Table } from "@/lib/contract";
import { cn } from "@/lib/utils";

const ROW_HEIGHT = 52;

interface TableListProps {
  tables: Table[];
  /** Of all that match, more than were read yet. */
  count: number;
  selected: string | null;
  onSelect: (name: string) => void;
  /** Called when the end of what was read comes into view; absent at the end of all. */
  onEnd?: () => void;
}

/** Draws only the rows in view: a thousand tables scroll like ten. */
export function TableList({ tables, count, selected, onSelect, onEnd }: TableListProps) {
  const { t, tn, format } = useLanguage();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: tables.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const current = tables.findIndex((table) => table.name === selected);
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;

  useEffect(() => {
    if (lastShown >= tables.length - 10) onEnd?.();
  }, [lastShown, tables.length, onEnd]);

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + 10,
      PageUp: current - 10,
      Home: 0,
      End: tables.length - 1,
    };
    const wanted = moves[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(wanted, tables.length - 1));
    const table = tables[next];
    if (!table) return;
    rows.scrollToIndex(next);
    onSelect(table.name);
  };

  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t("source.tables")}
      aria-activedescendant={current < 0 ? undefined : `${id}-${current}`}
      onKeyDown={onKeyDown}
      className="h-72 overflow-y-auto rounded-xl border border-line bg-surface lg:h-[34rem]"
    >
      <div className="relative" style={{ height: rows.getTotalSize() }} role="presentation">
        {shown.map((row) => {
          const table = tables[row.index];
          if (!table) return null;
          return (
            <div
              key={row.key}
              id={`${id}-${row.index}`}
              role="option"
              aria-selected={row.index === current}
              aria-setsize={count}
              aria-posinset={row.index + 1}
              title={table.comment ?? table.name}
              onClick={() => onSelect(table.name)}
              style={{ height: ROW_HEIGHT, transform: `translateY(${row.start}px)` }}
              className={cn(
                "absolute inset-x-0 top-0 grid cursor-pointer content-center border-b border-line px-3.5",
                row.index === current ? "bg-accent-soft" : "hover:bg-sunken",
              )}
            >
              <span className="truncate text-sm font-medium">{table.name}</span>
              <span className="truncate text-xs text-ink-soft tabular-nums">
                {table.row_count_estimated && "≈ "}
                {tn("sources.rows", table.row_count, {
                  count: format.integer(table.row_count),
                })}{" "}
                · {tn("source.columns.count", table.columns.length)}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
