"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import type { Value } from "@/lib/contract";
import type { Formatter, ValueShape } from "@/lib/format";
import { cn } from "@/lib/utils";

export interface TableColumn extends ValueShape {
  name: string;
  label: string;
}

interface ResultTableProps {
  caption: string;
  columns: TableColumn[];
  rows: Value[][];
  format: Formatter;
  moreLabel: string;
  /** How many rows stand before « show more », and how many each click adds. */
  pageSize?: number;
}

function isNumeric(column: TableColumn): boolean {
  return (column.type === "integer" || column.type === "decimal") && column.format !== "identifier";
}

export function ResultTable(props: ResultTableProps) {
  const { caption, columns, rows, format, moreLabel, pageSize = 50 } = props;
  const [shown, setShown] = useState(pageSize);
  return (
    <div className="grid gap-3">
      <div
        className="max-h-[28rem] overflow-auto rounded-xl border border-line"
        role="region"
        aria-label={caption}
        tabIndex={0}
      >
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.name}
                  scope="col"
                  className={cn(
                    "sticky top-0 bg-sunken px-3.5 py-2.5 text-left font-medium whitespace-nowrap text-ink-soft",
                    isNumeric(column) && "text-right",
                  )}
                >
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, index) => (
              <tr key={index} className="border-t border-line">
                {columns.map((column, cell) => (
                  <td
                    key={column.name}
                    className={cn(
                      "max-w-80 truncate px-3.5 py-2 whitespace-nowrap",
                      isNumeric(column) && "text-right tabular-nums",
                      row[cell] === null && "text-ink-faint",
                    )}
                    title={String(row[cell] ?? "")}
                  >
                    {format.value(row[cell] ?? null, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <Button variant="outline" size="sm" onClick={() => setShown(shown + pageSize)}>
          {moreLabel}
        </Button>
      )}
    </div>
  );
}
