import type { ColumnDefinition, TableDefinition } from "@/lib/contract";

import type { Words } from "../use-words";

export function dateColumns(table: TableDefinition): ColumnDefinition[] {
  return (table.columns ?? []).filter(({ role }) => role === "date");
}

/** Those that can be calculated with first, and what is hidden last. */
export function columnsToCount(table: TableDefinition | null): ColumnDefinition[] {
  const rank = ({ role }: ColumnDefinition) => (role === "measure" ? 0 : role === "hidden" ? 2 : 1);
  return (table?.columns ?? []).toSorted((a, b) => rank(a) - rank(b));
}

/** « somme · k€ HT »: what a number of this column is, in a few words. */
export function numberLook(
  { role, format, unit, tax, aggregation }: ColumnDefinition,
  w: Words["w"],
): string {
  if (role !== "measure") return "";
  return [aggregation && w(`function.${aggregation}`), lookOf({ format, unit, tax }, w)]
    .filter(Boolean)
    .join(" · ");
}

export function lookOf(
  { format, unit, tax }: Pick<ColumnDefinition, "format" | "unit" | "tax">,
  w: Words["w"],
): string {
  const sign = unit === undefined || unit === "" ? signOf(format, w) : unit;
  return [sign, tax && w(`tax.${tax}.short`)].filter(Boolean).join(" ");
}

function signOf(format: ColumnDefinition["format"], w: Words["w"]): string {
  if (format === "money") return "€";
  if (format === "percent") return "%";
  return format === "days" ? w("format.days.short") : "";
}
