import type { ColumnType, DashboardCondition, DataSourceSchema, WidgetData } from "@/lib/contract";

import { sameColumn } from "./filters";

/** A column that a dashboard may be filtered by. */
export interface FilterColumn {
  table: string;
  tableLabel: string;
  column: string;
  label: string;
  type: ColumnType;
  /** Values that it is known to hold. */
  known: string[];
  knowsAll: boolean;
}

/** Columns whose values are names of groups: words and yes or no. */
export function filterColumns(schemas: DataSourceSchema[], shown: WidgetData[]): FilterColumn[] {
  const all = schemas.flatMap(({ tables }) =>
    tables.flatMap((table) =>
      table.columns
        .filter(({ type }) => type === "text" || type === "boolean")
        .map((column) => {
          const at = { table: table.name, column: column.name };
          const samples = column.sample_values.map(String);
          const known = [...new Set([...samples, ...shownValues(at, shown)])];
          return {
            ...at,
            tableLabel: table.label,
            label: column.label,
            type: column.type,
            known: known.toSorted((a, b) => a.localeCompare(b, "fr")),
            knowsAll: column.distinct_count !== null && known.length >= column.distinct_count,
          };
        }),
    ),
  );
  return all.filter((one, index) => all.findIndex((other) => sameColumn(one, other)) === index);
}

/** What the widgets show of a column. */
function shownValues(
  at: Pick<DashboardCondition, "table" | "column">,
  shown: WidgetData[],
): string[] {
  return shown.flatMap((data) =>
    data.dimensions
      .filter(({ of, grain }) => grain === null && sameColumn(of, at))
      .flatMap(({ column }) => {
        const index = data.columns.findIndex(({ name }) => name === column);
        return data.rows.map((row) => row[index] ?? null);
      })
      .filter((value) => value !== null)
      .map(String),
  );
}

export function filterKey({ table, column }: Pick<FilterColumn, "table" | "column">): string {
  return JSON.stringify([table, column]);
}
