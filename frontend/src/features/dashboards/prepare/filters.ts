import type {
  DashboardCondition,
  DashboardFilters,
  DashboardPeriod,
  PeriodPreset,
  Value,
  WidgetData,
} from "@/lib/contract";
import { parseIsoDate } from "@/lib/format";

export const NO_FILTERS: DashboardFilters = { period: null, conditions: [] };

export const PRESETS: readonly PeriodPreset[] = [
  "last_7_days",
  "last_30_days",
  "last_90_days",
  "this_month",
  "last_month",
  "this_quarter",
  "last_quarter",
  "this_year",
  "last_year",
  "last_12_months",
];

/** What somebody clicked on in a widget: it filters the others. */
export interface Picked {
  widgetId: string;
  /** The key of the point in its chart. */
  key: string;
  label: string;
  condition: DashboardCondition;
}

/** The condition of a point of a chart; null where its column is none of a table. */
export function conditionOf(
  data: WidgetData,
  columnName: string,
  x: Value,
): DashboardCondition | null {
  const dimension = data.dimensions.find(({ column }) => column === columnName);
  const column = data.columns.find(({ name }) => name === columnName);
  if (!dimension || !column) return null;
  const base = { label: column.label, table: dimension.of.table, column: dimension.of.column };
  if (x === null) return { ...base, operator: "empty", values: [] };
  if (dimension.grain === null) return { ...base, operator: "one_of", values: [String(x)] };
  if (dimension.grain === "weekday" || dimension.grain === "hour") return null;
  const days = daysOf(x, dimension.grain);
  return days && { ...base, operator: "between", values: days };
}

/** The grains whose periods are days on end. */
type Grain = Exclude<NonNullable<WidgetData["dimensions"][number]["grain"]>, "weekday" | "hour">;

/** The first and the last day of the period that starts on a date, or of a year. */
function daysOf(start: Value, grain: Grain): [string, string] | null {
  if (typeof start === "number") return [`${start}-01-01`, `${start}-12-31`];
  const first = parseIsoDate(start);
  if (!first) return null;
  const [year, month, day] = [first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate()];
  const after: Record<Grain, Date> = {
    year: new Date(Date.UTC(year + 1, month, day)),
    half_year: new Date(Date.UTC(year, month + 6, day)),
    quarter: new Date(Date.UTC(year, month + 3, day)),
    month: new Date(Date.UTC(year, month + 1, day)),
    week: new Date(Date.UTC(year, month, day + 7)),
    day: new Date(Date.UTC(year, month, day + 1)),
  };
  const last = new Date(after[grain].getTime() - 24 * 60 * 60 * 1000);
  return [iso(first), iso(last)];
}

const iso = (date: Date) => date.toISOString().slice(0, 10);

/** The filters that a widget is asked with: a pick filters all widgets but its own. */
export function filtersFor(filters: DashboardFilters, picked: Picked | null): DashboardFilters {
  if (!picked) return filters;
  return { ...filters, conditions: [...filters.conditions, picked.condition] };
}

export function withCondition(
  filters: DashboardFilters,
  condition: DashboardCondition,
): DashboardFilters {
  const others = filters.conditions.filter((other) => !sameColumn(other, condition));
  return { ...filters, conditions: [...others, condition] };
}

export function withoutCondition(
  filters: DashboardFilters,
  condition: DashboardCondition,
): DashboardFilters {
  return {
    ...filters,
    conditions: filters.conditions.filter((other) => !sameColumn(other, condition)),
  };
}

export function sameColumn(
  a: Pick<DashboardCondition, "table" | "column">,
  b: Pick<DashboardCondition, "table" | "column">,
): boolean {
  return a.table === b.table && a.column === b.column;
}

/** Whether a filter of the request has no hold on a widget: who looks at it must know. */
export function isBeyond(data: WidgetData): boolean {
  const { period, conditions } = data.filters;
  return [period, ...conditions].includes("not_applicable");
}

export function presetOf(period: DashboardPeriod | null): PeriodPreset | null {
  return period && "preset" in period ? period.preset : null;
}
