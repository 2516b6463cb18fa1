import type {
  Chip,
  ColumnChoice,
  MeasureChoice,
  MeasurePart,
  PickedColumn,
  PlanChoices,
  PlanPart,
} from "@/lib/contract";

/** What can be added to an answer. */
export type AddableKind = Chip["kind"];

export function isDay(column: ColumnChoice): boolean {
  return column.type === "date" || column.type === "timestamp";
}

/** One name for one choice of a list. */
export function columnKey(of: PickedColumn): string {
  return JSON.stringify([of.source ?? null, of.table, of.column]);
}

/** The choice that stands for a column; its place in the plan decides only where a table stands twice. */
export function columnChoice(
  choices: PlanChoices,
  of: PickedColumn | undefined,
): ColumnChoice | null {
  if (!of) return null;
  const same = choices.columns.filter(
    (choice) => choice.of.table === of.table && choice.of.column === of.column,
  );
  return same.find((choice) => choice.of.source === of.source) ?? same[0] ?? null;
}

export function measureKey(part: MeasurePart): string {
  if (part.metric !== undefined) return `metric:${part.metric}`;
  return part.of ? columnKey(part.of) : "rows";
}

export function measureChoice(
  choices: PlanChoices,
  part: MeasurePart | null,
): MeasureChoice | null {
  if (!part) return null;
  const key = measureKey(part);
  return choices.measures.find((choice) => measureKey(choice.part) === key) ?? null;
}

/** Columns that make groups; a date does so by its grain. */
export function groupColumns(choices: PlanChoices): ColumnChoice[] {
  return choices.columns.filter((column) => column.groups);
}

export function dateColumns(choices: PlanChoices): ColumnChoice[] {
  return choices.columns.filter(isDay);
}

export function partOf<Kind extends PlanPart["kind"]>(
  choices: PlanChoices,
  path: string | null,
  kind: Kind,
): Extract<PlanPart, { kind: Kind }> | null {
  const part = choices.chips.find((chip) => chip.plan_path === path)?.part ?? null;
  return part?.kind === kind ? (part as Extract<PlanPart, { kind: Kind }>) : null;
}

/** An answer has one order and one limit; a limit needs rows to cut. */
export function addableKinds(chips: Chip[], choices: PlanChoices): AddableKind[] {
  const has = (kind: Chip["kind"]) => chips.some((chip) => chip.kind === kind);
  const kinds: AddableKind[] = [];
  if (choices.columns.length > 0) kinds.push("filter");
  if (dateColumns(choices).length > 0 && !has("period")) kinds.push("period");
  if (groupColumns(choices).length > 0) kinds.push("dimension");
  if (choices.measures.length > 0) kinds.push("measure");
  if (has("dimension") && !has("order")) kinds.push("order");
  if (has("dimension") && !has("limit")) kinds.push("limit");
  return kinds;
}
