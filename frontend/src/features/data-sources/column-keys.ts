import type { Relationship, Table } from "@/lib/contract";

export interface ColumnKeys {
  isPrimary: boolean;
  /** « clients.id », for each table that the column refers to. */
  refersTo: string[];
}

export function keysOf(
  table: Pick<Table, "name" | "primary_key">,
  column: string,
  relationships: Relationship[],
): ColumnKeys {
  const refersTo = relationships
    .filter((link) => link.from_table === table.name && link.from_columns.includes(column))
    .map((link) => `${link.to_table}.${link.to_columns[link.from_columns.indexOf(column)]}`);
  return { isPrimary: table.primary_key.includes(column), refersTo: [...new Set(refersTo)] };
}
