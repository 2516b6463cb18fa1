import type { ChartSpec, ResultColumn, Value } from "@/lib/contract";

import { gridOf, measuresOf, type Grid, type MeasureColumn } from "./grid";
import { toNumber } from "./numbers";
import { isTemporal } from "./periods";
import type { ChartType } from "./types";

export interface ChartData {
  chart: ChartSpec | null;
  columns: ResultColumn[];
  rows: Value[][];
  /** What a number is compared with, where the server did. */
  compared?: ComparedNumber | null;
}

/** A number of the same kind of another period. */
export interface ComparedNumber {
  /** « en octobre 2026 » */
  label: string;
  value: Value;
  /** Exact digits, `-12.5`; null where it means nothing. */
  changePercent: string | null;
}

/** A result as the choice of its drawing needs it. */
export interface Reading {
  rows: Value[][];
  dimensions: { index: number; column: ResultColumn }[];
  /** The numbers of the result, those of the spec first. */
  measures: MeasureColumn[];
  /** Series over an axis; null where the result has no axis. */
  grid: Grid | null;
  temporal: boolean;
  /** Different places on the axis. */
  places: number;
  /** Parts of the measure make a whole: a sum or a count, not an average. */
  additive: boolean;
  compared: ComparedNumber | null;
}

const MAX_SPLITS = 8;

export function read(data: ChartData): Reading {
  const { columns, rows } = data;
  const indexed = columns.map((column, index) => ({ index, column }));
  const { chart } = data;
  const hasAxis = chart !== null && chart.x !== null && chart.type !== "scatter";
  const spec = hasAxis ? chart : specOfShape(columns, rows);
  const grid = spec && gridOf(spec, columns, rows);
  return {
    rows,
    dimensions: indexed.filter(({ column }) => column.role === "dimension"),
    measures: chart === null ? [] : measuresIn(chart, columns),
    grid,
    temporal: grid !== null && isTemporal(grid.x.format, grid.x.type),
    places: new Set(grid?.points.map((point) => point.x).filter((x) => x !== null)).size,
    additive: (grid?.measure.additive ?? false) || chart?.stacked === true || chart?.type === "pie",
    compared: data.compared ?? null,
  };
}

function numbersOf(columns: ResultColumn[]): MeasureColumn[] {
  return columns.flatMap((column, index) =>
    column.role === "measure" && (column.type === "integer" || column.type === "decimal")
      ? [{ index, column, label: column.label }]
      : [],
  );
}

/** The measures that the spec names, and after them the others; a scatter names its first one as its x. */
function measuresIn(chart: ChartSpec, columns: ResultColumn[]): MeasureColumn[] {
  const numbers = numbersOf(columns);
  const across = numbers.filter(
    ({ column }) => chart.type === "scatter" && column.name === chart.x,
  );
  const named = [...across, ...measuresOf(chart, columns)];
  if (named.length === 0) return chart.type === "number" ? [] : numbers;
  const taken = new Set(named.map((measure) => measure.index));
  return [...named, ...numbers.filter((measure) => !taken.has(measure.index))];
}

/** Axes for a result that came as a table: one or two dimensions that name each row, and its measures. */
function specOfShape(columns: ResultColumn[], rows: Value[][]): ChartSpec | null {
  const dimensions = columns.filter((column) => column.role === "dimension");
  const measures = numbersOf(columns);
  const [first, second] = dimensions;
  if (!first || measures.length === 0 || dimensions.length > 2) return null;
  const distinct = (column: ResultColumn) =>
    new Set(rows.map((row) => row[columns.indexOf(column)] ?? null)).size;
  const base = { horizontal: false, stacked: false, type: "bar" as const };
  if (!second) {
    if (distinct(first) < rows.length) return null;
    const series = measures.map(({ column, label }) => ({ column: column.name, label }));
    return { ...base, x: first.name, series, split_by: null };
  }
  const [measure] = measures;
  if (measures.length > 1 || !measure) return null;
  const temporal = (column: ResultColumn) => isTemporal(column.format, column.type);
  const swap =
    temporal(first) === temporal(second) ? distinct(second) > distinct(first) : temporal(second);
  const [x, split] = swap ? [second, first] : [first, second];
  if (distinct(split) > MAX_SPLITS) return null;
  const series = [{ column: measure.column.name, label: measure.label }];
  return { ...base, x: x.name, series, split_by: split.name };
}

/** Every cell of the series, as it would be placed. */
export function cellsOf(grid: Grid): (number | null)[] {
  return grid.points.flatMap((point) => point.cells.map(toNumber));
}

/** What the server chose, as one of the forms that the page can draw. */
export function usualType(chart: ChartSpec, { temporal }: Reading): ChartType {
  if (chart.type !== "bar") return chart.type;
  if (chart.stacked) return "stacked_bar";
  // Names lie down whatever their number: a phone is narrow.
  return temporal && !chart.horizontal ? "bar" : "horizontal_bar";
}
