import type {
  ColumnDefinition,
  Definitions,
  MetricDefinition,
  RelationshipDefinition,
  TableDefinition,
} from "@/lib/contract";
import { folded } from "@/lib/folded";

/** With the path by which a problem names it, which a filter must not change. */
export interface Found<Value> {
  value: Value;
  path: string;
}

export interface FoundTable extends Found<TableDefinition> {
  columns: Found<ColumnDefinition>[];
}

export interface FoundItems {
  tables: FoundTable[];
  metrics: Found<MetricDefinition>[];
  links: Found<RelationshipDefinition>[];
}

interface Named {
  name: string;
  label?: string;
  description?: string;
  synonyms?: string[];
}

function says(item: Named, wanted: string): boolean {
  const { name, label, description, synonyms = [] } = item;
  return [name, label, description, ...synonyms].some(
    (text) => text !== undefined && folded(text).includes(wanted),
  );
}

function numbered<Value>(values: Value[] | undefined, list: string): Found<Value>[] {
  return (values ?? []).map((value, index) => ({ value, path: `${list}.${index}` }));
}

/** What bears the words that were typed: a table with all its columns, or with those that bear them. */
export function found(definitions: Definitions, typed: string): FoundItems {
  const wanted = folded(typed);
  const tables = numbered(definitions.tables, "tables").flatMap(({ value, path }): FoundTable[] => {
    const columns = numbered(value.columns, `${path}.columns`);
    if (says(value, wanted)) return [{ value, path, columns }];
    const bearing = columns.filter((column) => says(column.value, wanted));
    return bearing.length > 0 ? [{ value, path, columns: bearing }] : [];
  });
  const metrics = numbered(definitions.metrics, "metrics").filter(({ value }) =>
    says(value, wanted),
  );
  const links = numbered(definitions.relationships, "relationships").filter(({ value }) =>
    [value.from_table, ...value.from_columns, value.to_table, ...value.to_columns].some((name) =>
      folded(name).includes(wanted),
    ),
  );
  return { tables, metrics, links };
}
