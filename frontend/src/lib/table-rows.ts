import type { Value } from "./contract";
import type { Formatter, ValueShape } from "./format";

export interface RowOrder {
  column: number;
  descending: boolean;
}

/** Up, down, then as the answer had it. */
export function nextOrder(order: RowOrder | null, column: number): RowOrder | null {
  if (order?.column !== column) return { column, descending: false };
  return order.descending ? null : { column, descending: true };
}

const collator = new Intl.Collator("fr", { numeric: true, sensitivity: "base" });

function compareValues(left: Value, right: Value, isNumber: boolean): number {
  if (!isNumber) return collator.compare(String(left), String(right));
  // Digits beyond those of a float still tell equals apart.
  return Number(left) - Number(right) || collator.compare(String(left), String(right));
}

/** A copy in this order; what is missing stands last either way. */
export function orderedRows(
  rows: Value[][],
  order: RowOrder | null,
  shape?: ValueShape,
): Value[][] {
  if (!order) return rows;
  const isNumber = shape?.type === "integer" || shape?.type === "decimal";
  const sign = order.descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const left = one[order.column] ?? null;
    const right = other[order.column] ?? null;
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compareValues(left, right, isNumber);
  });
}

const NARROWEST = 8;
const WIDEST = 36;
const MEASURED = 500;

/** Of each column, in characters, so that a column keeps its width while its rows come and go. */
export function columnWidths(labels: string[], rows: Value[][]): number[] {
  return labels.map((label, column) => {
    const longest = rows
      .slice(0, MEASURED)
      .reduce(
        (most, row) => Math.max(most, String(row[column] ?? "").length + 3),
        label.length + 3,
      );
    return Math.min(Math.max(longest, NARROWEST), WIDEST);
  });
}

/** Rows as a spreadsheet takes them from the clipboard: tabs between cells, numbers that it can add up. */
export function clipboardText(
  columns: (ValueShape & { label: string })[],
  rows: Value[][],
  format: Formatter,
): string {
  const head = columns.map((column) => cellText(column.label));
  const lines = rows.map((row) =>
    columns.map((column, index) => cellText(format.plain(row[index] ?? null, column))),
  );
  return [head, ...lines].map((cells) => cells.join("\t")).join("\n");
}

function cellText(text: string): string {
  const flat = text.replaceAll(/[\t\r\n]+/g, " ");
  // A spreadsheet would run it.
  return /^[=+@-]/.test(flat) && !/^[+-]?[\d.,]+$/.test(flat) ? `'${flat}` : flat;
}
