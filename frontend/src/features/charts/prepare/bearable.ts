import { cellsOf, read, type ChartData, type Reading } from "./reading";
import { CHART_TYPES, type ChartType } from "./types";

/** More slices than these cannot be compared by eye. */
export const MAX_SLICES = 6;
const MIN_DOTS = 3;

const BEARS: Record<ChartType, (reading: Reading) => boolean> = {
  number: ({ rows, measures, grid, temporal, places }) =>
    measures.length > 0 && (rows.length === 1 || (temporal && places > 1 && isSingle(grid))),
  horizontal_bar: ({ grid }) => grid !== null,
  bar: ({ grid }) => grid !== null,
  stacked_bar: (reading) => makesParts(reading) && reading.grid?.split != null,
  line: ({ temporal, places }) => temporal && places > 1,
  area: (reading) =>
    BEARS.line(reading) &&
    !hasNegative(reading) &&
    (isSingle(reading.grid) || (makesParts(reading) && !hasMissing(reading))),
  pie: (reading) =>
    isSingle(reading.grid) &&
    makesParts(reading) &&
    !reading.temporal &&
    !hasMissing(reading) &&
    reading.rows.length > 1 &&
    reading.rows.length <= MAX_SLICES &&
    namesEachRow(reading),
  scatter: ({ measures, rows }) => measures.length > 1 && rows.length >= MIN_DOTS,
  table: () => true,
};

function isSingle(grid: Reading["grid"]): boolean {
  return grid !== null && grid.names.length === 1;
}

function namesEachRow({ grid, rows }: Reading): boolean {
  return new Set(grid?.points.map((point) => point.x)).size === rows.length;
}

/** The values add up to a whole, of which each is a part. */
function makesParts(reading: Reading): boolean {
  const { grid, additive } = reading;
  if (!grid || !additive || hasNegative(reading)) return false;
  return cellsOf(grid).some((cell) => cell !== null && cell > 0);
}

function hasNegative({ grid }: Reading): boolean {
  return grid !== null && cellsOf(grid).some((cell) => cell !== null && cell < 0);
}

function hasMissing({ grid }: Reading): boolean {
  return grid !== null && cellsOf(grid).includes(null);
}

/** The forms that this result can be drawn in without misleading; none where there is nothing to draw. */
export function bearableTypes(data: ChartData): ChartType[] {
  if (!data.chart || data.rows.length === 0) return [];
  const reading = read(data);
  return CHART_TYPES.filter((type) => BEARS[type](reading));
}

/** `wanted`, or what stands in its place where the result cannot bear it: for a pie, bars. */
export function bearableInstead(wanted: ChartType, reading: Reading): ChartType {
  if (BEARS[wanted](reading)) return wanted;
  if (wanted === "area" && BEARS.line(reading)) return "line";
  if (wanted === "number" || wanted === "scatter" || !reading.grid) return "table";
  return reading.temporal ? "bar" : "horizontal_bar";
}
