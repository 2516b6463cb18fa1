"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp, Check, Copy } from "lucide-react";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";

import { Button } from "@/components/ui/button";
import type { Value } from "@/lib/contract";
import type { Formatter, ValueShape } from "@/lib/format";
import type { Translator } from "@/lib/i18n/dictionary";
import {
  clipboardText,
  columnWidths,
  nextOrder,
  orderedRows,
  type RowOrder,
} from "@/lib/table-rows";
import { cn } from "@/lib/utils";

const ROW_HEIGHT = 37;
/** Up to here drawing all of them costs less than keeping count. */
const MOST_DRAWN = 60;

export interface TableColumn extends ValueShape {
  name: string;
  label: string;
}

interface ResultTableProps {
  caption: string;
  columns: TableColumn[];
  rows: Value[][];
  format: Formatter;
  t: Translator["text"];
}

function isNumeric(column: TableColumn): boolean {
  return (column.type === "integer" || column.type === "decimal") && column.format !== "identifier";
}

/** Draws only the rows in view: ten thousand scroll like ten. */
export function ResultTable({ caption, columns, rows, format, t }: ResultTableProps) {
  const [order, setOrder] = useState<RowOrder | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useMemo(
    () => orderedRows(rows, order, order ? columns[order.column] : undefined),
    [rows, order, columns],
  );
  const isLong = rows.length > MOST_DRAWN;
  const widths = useMemo(
    () =>
      isLong
        ? columnWidths(
            columns.map((column) => column.label),
            rows,
          )
        : [],
    [isLong, columns, rows],
  );
  const drawn = useDrawnRows(shown.length, isLong, scroller);

  const { copied, copy } = useCopy(() => clipboardText(columns, shown, format));
  const onKeyDown = (event: KeyboardEvent) => {
    const wantsCopy = (event.ctrlKey || event.metaKey) && event.key === "c";
    if (wantsCopy && document.getSelection()?.isCollapsed !== false) copy();
  };

  return (
    <div className="grid gap-2">
      <div
        ref={scroller}
        className="max-h-[28rem] overflow-auto rounded-xl border border-line"
        role="region"
        aria-label={caption}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <table
          className={cn("w-full border-collapse text-sm", isLong && "table-fixed")}
          style={isLong ? { minWidth: `${widths.reduce((sum, width) => sum + width, 0)}ch` } : {}}
          aria-rowcount={isLong ? shown.length + 1 : undefined}
        >
          <caption className="sr-only">{caption}</caption>
          {isLong && (
            <colgroup>
              {widths.map((width, index) => (
                <col key={index} style={{ width: `${width}ch` }} />
              ))}
            </colgroup>
          )}
          <thead>
            <tr aria-rowindex={isLong ? 1 : undefined}>
              {columns.map((column, index) => (
                <HeadCell
                  key={column.name}
                  column={column}
                  descending={order?.column === index ? order.descending : null}
                  sortLabel={t("table.sort", { column: column.label })}
                  onSort={() => setOrder(nextOrder(order, index))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap height={drawn.before} columns={columns.length} />
            {drawn.indexes.map((index) => (
              <Row
                key={index}
                row={shown[index] ?? []}
                rowIndex={isLong ? index + 2 : undefined}
                columns={columns}
                format={format}
              />
            ))}
            <Gap height={drawn.after} columns={columns.length} />
          </tbody>
        </table>
      </div>
      <div className="flex justify-end">
        <Button variant="ghost" size="sm" onClick={copy}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {t(copied ? "table.copied" : "table.copy")}
        </Button>
      </div>
    </div>
  );
}

/** The rows to draw, and the room of those above and below. */
function useDrawnRows(
  count: number,
  isLong: boolean,
  scroller: React.RefObject<HTMLDivElement | null>,
) {
  const virtual = useVirtualizer({
    count: isLong ? count : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 15,
  });
  if (!isLong)
    return { indexes: Array.from({ length: count }, (_, index) => index), before: 0, after: 0 };
  const items = virtual.getVirtualItems();
  return {
    indexes: items.map((item) => item.index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
  };
}

function useCopy(text: () => string) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text()).then(() => setCopied(true));
  return { copied, copy };
}

interface HeadCellProps {
  column: TableColumn;
  /** Null where the rows are not in its order. */
  descending: boolean | null;
  sortLabel: string;
  onSort: () => void;
}

function HeadCell({ column, descending, sortLabel, onSort }: HeadCellProps) {
  const Arrow = descending === true ? ArrowDown : ArrowUp;
  const direction = descending === true ? "descending" : "ascending";
  return (
    <th
      scope="col"
      aria-sort={descending === null ? undefined : direction}
      className="sticky top-0 bg-sunken p-0 font-medium whitespace-nowrap text-ink-soft"
    >
      <button
        type="button"
        title={sortLabel}
        onClick={onSort}
        className={cn(
          "flex w-full items-center gap-1.5 px-3.5 py-2.5 hover:text-ink focus-visible:-outline-offset-2",
          isNumeric(column) && "flex-row-reverse",
        )}
      >
        <span className="truncate">{column.label}</span>
        <Arrow
          aria-hidden
          className={cn("size-3.5 shrink-0", descending === null && "invisible")}
        />
      </button>
    </th>
  );
}

interface RowProps {
  row: Value[];
  rowIndex: number | undefined;
  columns: TableColumn[];
  format: Formatter;
}

function Row({ row, rowIndex, columns, format }: RowProps) {
  return (
    <tr className="border-t border-line" aria-rowindex={rowIndex} style={{ height: ROW_HEIGHT }}>
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
  );
}

function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  );
}
