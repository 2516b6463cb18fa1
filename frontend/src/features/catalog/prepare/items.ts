import type {
  CalendarDefinition,
  ColumnDefinition,
  Definitions,
  MetricDefinition,
  RelationshipDefinition,
  TableDefinition,
} from "@/lib/contract";

/** A table's own words; its columns are items of their own. */
export type TableWords = Omit<TableDefinition, "columns">;

/** The smallest part of the definitions that bears an origin: what is edited, compared and kept. */
export type Item =
  | { kind: "calendar"; value: CalendarDefinition }
  | { kind: "table"; value: TableWords }
  | { kind: "column"; table: string; value: ColumnDefinition }
  | { kind: "metric"; value: MetricDefinition }
  | { kind: "link"; value: RelationshipDefinition };

const USUAL_CALENDAR: CalendarDefinition = {
  origin: "generated",
  first_fiscal_month: 1,
  first_day_of_week: 1,
};

export function calendarOf(definitions: Definitions): CalendarDefinition {
  return definitions.calendar ?? USUAL_CALENDAR;
}

export function linkKey(link: RelationshipDefinition): string {
  return [link.from_table, ...link.from_columns, link.to_table, ...link.to_columns].join("\n");
}

export function keyOf(item: Item): string {
  switch (item.kind) {
    case "calendar":
      return "calendar";
    case "column":
      return `column\n${item.table}\n${item.value.name}`;
    case "link":
      return `link\n${linkKey(item.value)}`;
    default:
      return `${item.kind}\n${item.value.name}`;
  }
}

export function wordsOf(table: TableDefinition): TableWords {
  const words = { ...table };
  delete words.columns;
  return words;
}

export function itemsOf(definitions: Definitions): Item[] {
  const tables = (definitions.tables ?? []).flatMap((table): Item[] => [
    { kind: "table", value: wordsOf(table) },
    ...(table.columns ?? []).map((value): Item => ({ kind: "column", table: table.name, value })),
  ]);
  return [
    { kind: "calendar", value: calendarOf(definitions) },
    ...tables,
    ...(definitions.metrics ?? []).map((value): Item => ({ kind: "metric", value })),
    ...(definitions.relationships ?? []).map((value): Item => ({ kind: "link", value })),
  ];
}

export function itemsByKey(definitions: Definitions): Map<string, Item> {
  return new Map(itemsOf(definitions).map((item) => [keyOf(item), item]));
}

/** In the place of the one that `isSame`, or at the end. */
function put<Value>(values: Value[], value: Value, isSame: (other: Value) => boolean): Value[] {
  return values.some(isSame)
    ? values.map((other) => (isSame(other) ? value : other))
    : [...values, value];
}

/** The definitions with this item in the place of the one of its name. */
export function withItem(definitions: Definitions, item: Item): Definitions {
  const { tables = [], metrics = [], relationships = [] } = definitions;
  switch (item.kind) {
    case "calendar":
      return { ...definitions, calendar: item.value };
    case "table": {
      const columns = tables.find(({ name }) => name === item.value.name)?.columns ?? [];
      const table = { ...item.value, columns };
      return { ...definitions, tables: put(tables, table, ({ name }) => name === table.name) };
    }
    case "column": {
      const owner = tables.find(({ name }) => name === item.table);
      if (!owner) return definitions;
      const columns = put(owner.columns ?? [], item.value, ({ name }) => name === item.value.name);
      const table = { ...owner, columns };
      return { ...definitions, tables: put(tables, table, ({ name }) => name === table.name) };
    }
    case "metric": {
      const isSame = ({ name }: MetricDefinition) => name === item.value.name;
      return { ...definitions, metrics: put(metrics, item.value, isSame) };
    }
    case "link": {
      const isSame = (link: RelationshipDefinition) => linkKey(link) === linkKey(item.value);
      return { ...definitions, relationships: put(relationships, item.value, isSame) };
    }
  }
}

/** Takes away what was never saved; what was saved is marked as deleted instead. */
export function withoutItem(definitions: Definitions, item: Item): Definitions {
  if (item.kind === "metric") {
    const metrics = definitions.metrics?.filter(({ name }) => name !== item.value.name);
    return { ...definitions, metrics };
  }
  if (item.kind === "link") {
    const relationships = definitions.relationships?.filter(
      (link) => linkKey(link) !== linkKey(item.value),
    );
    return { ...definitions, relationships };
  }
  return definitions;
}
