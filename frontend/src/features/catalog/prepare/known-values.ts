import type { DataSourceSchema } from "@/lib/contract";

/** Values that columns are known to hold, by the name of the column. */
export type KnownValues = ReadonlyMap<string, string[]>;

export function knownValues(schema: DataSourceSchema | undefined): KnownValues {
  const columns = schema?.tables.flatMap((table) => table.columns) ?? [];
  return new Map(
    columns.map(({ name, sample_values }) => [
      name,
      sample_values.filter((value) => value !== null).map(String),
    ]),
  );
}

/** What may still be chosen. */
export function offeredValues(known: KnownValues, column: string, chosen: string[]): string[] {
  return (known.get(column) ?? []).filter((value) => !chosen.includes(value));
}
