import type { Definitions, TableDefinition } from "@/lib/contract";

import type { Names } from "./formula";

/** The label where there is one, else the name that the schema gives. */
export function labelOf({ label, name }: { label?: string; name: string }): string {
  return label === undefined || label === "" ? name : label;
}

export function tableOf(definitions: Definitions, name: string): TableDefinition | null {
  return definitions.tables?.find((table) => table.name === name) ?? null;
}

export function tableLabel(definitions: Definitions, name: string): string {
  const table = tableOf(definitions, name);
  return table ? labelOf(table) : name;
}

export function columnLabel(definitions: Definitions, table: string, name: string): string {
  const column = tableOf(definitions, table)?.columns?.find((other) => other.name === name);
  return column ? labelOf(column) : name;
}

export function columnLabels(definitions: Definitions, table: string, names: string[]): string {
  return names.map((name) => columnLabel(definitions, table, name)).join(" + ");
}

/** As the metrics of one table name its columns and each other. */
export function namesOf(definitions: Definitions, table: string): Names {
  return {
    column: (name) => columnLabel(definitions, table, name),
    metric: (name) => {
      const metric = definitions.metrics?.find((other) => other.name === name);
      return metric ? labelOf(metric) : name;
    },
  };
}
