import type { ChartSpec, ResultColumn, Value } from "@/lib/contract";
import type { Formatter } from "@/lib/format";

import { alongTime, gridOf, measuresOf, type Grid, type GridPoint } from "./grid";
import { isTemporal } from "./periods";
import { niceScale } from "./scale";

export interface ChartData {
  chart: ChartSpec | null;
  columns: ResultColumn[];
  rows: Value[][];
}

export interface Series {
  key: string;
  label: string;
  /** A token of the palette, as a CSS value. */
  color: string;
}

export interface Mark {
  /** Where it is drawn; null leaves a gap. */
  value: number | null;
  /** What it says, exact. */
  text: string;
}

export interface Point {
  key: string;
  label: string;
  /** One for each series, in their order. */
  marks: Mark[];
}

export interface Axis {
  min: number;
  max: number;
  ticks: { value: number; text: string }[];
}

/** What is not drawn; the table under the chart holds it. */
export interface Omitted {
  points: number;
  series: number;
  measures: number;
  undated: number;
}

export interface Plot {
  xLabel: string;
  series: Series[];
  points: Point[];
  axis: Axis;
  /** The series add up: they are drawn one on the other. */
  stacked: boolean;
  omitted: Omitted;
}

type PlotKind = "ranking" | "columns" | "line";

export type PreparedChart =
  | { kind: "none" }
  | { kind: "empty" }
  | { kind: "table" }
  | { kind: "number"; label: string; text: string }
  | ({ kind: PlotKind } & Plot);

export const MAX_SERIES = 8;
export const MAX_POINTS: Record<PlotKind, number> = { ranking: 25, columns: 60, line: 2000 };

/** Turns rows into what is drawn: every choice of form, order, unit and bound is made here. */
export function prepareChart(data: ChartData, format: Formatter, missing: string): PreparedChart {
  const { chart, columns, rows } = data;
  if (!chart) return { kind: "none" };
  if (rows.length === 0) return { kind: "empty" };
  if (chart.type === "table") return { kind: "table" };
  if (chart.type === "number") return prepareNumber(data, chart, format);

  const grid = gridOf(chart, columns, rows);
  if (!grid) return { kind: "table" };
  const kind = kindOf(chart, grid);
  const ordered = kind === "line" ? alongTime(grid) : grid.points;
  const undated = kind === "line" ? grid.points.filter((point) => point.x === null).length : 0;
  const kept = strongestSeries(grid);
  const stacked = chart.stacked && grid.split !== null && kind !== "line";
  const points = ordered
    .slice(0, MAX_POINTS[kind])
    .map((point, index) => toPoint(point, index, kept, grid, format, missing));
  return {
    kind,
    xLabel: grid.x.label,
    series: kept.map((series, position) => ({
      key: `s${position}`,
      label: nameOf(grid, series, format, missing),
      color: `var(--chart-${position + 1})`,
    })),
    points,
    axis: axisOf(points, kind, stacked, grid.measure, format),
    stacked,
    omitted: {
      points: ordered.length - points.length,
      series: grid.names.length - kept.length,
      measures: grid.otherMeasures,
      undated,
    },
  };
}

function prepareNumber(data: ChartData, chart: ChartSpec, format: Formatter): PreparedChart {
  const [measure] = measuresOf(chart, data.columns);
  if (!measure) return { kind: "table" };
  const value = data.rows[0]?.[measure.index] ?? null;
  return { kind: "number", label: measure.label, text: format.value(value, measure.column) };
}

/** A line needs two moments. Names lie down whatever their number: a phone is narrow. */
function kindOf(chart: ChartSpec, grid: Grid): PlotKind {
  const temporal = isTemporal(grid.x.format, grid.x.type);
  const moments = new Set(grid.points.map((point) => point.x).filter((x) => x !== null));
  if (chart.type === "line" && temporal && moments.size > 1) return "line";
  return chart.horizontal || !temporal ? "ranking" : "columns";
}

/** Positions of the series that are drawn, in their own order: all, or the largest by total. */
function strongestSeries(grid: Grid): number[] {
  const all = grid.names.map((_, index) => index);
  if (all.length <= MAX_SERIES) return all;
  const totals = all.map((series) =>
    grid.points.reduce((sum, point) => sum + Math.abs(toNumber(point.cells[series]) ?? 0), 0),
  );
  return all
    .toSorted((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0))
    .slice(0, MAX_SERIES)
    .toSorted((a, b) => a - b);
}

function nameOf(grid: Grid, series: number, format: Formatter, missing: string): string {
  const name = grid.names[series] ?? null;
  if (name === null) return missing;
  return grid.split ? format.value(name, grid.split) : String(name);
}

function toPoint(
  point: GridPoint,
  index: number,
  kept: number[],
  grid: Grid,
  format: Formatter,
  missing: string,
): Point {
  return {
    key: String(index),
    label: point.x === null ? missing : format.value(point.x, grid.x),
    marks: kept.map((series) => {
      const cell = point.cells[series] ?? null;
      return { value: toNumber(cell), text: format.value(cell, grid.measure) };
    }),
  };
}

/** For placing a mark only; what is written comes from the exact value. */
function toNumber(value: Value | undefined): number | null {
  if (typeof value !== "number" && typeof value !== "string") return null;
  const number = value === "" ? NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}

function axisOf(
  points: Point[],
  kind: PlotKind,
  stacked: boolean,
  measure: ResultColumn,
  format: Formatter,
): Axis {
  const heights = points.flatMap((point) => {
    const values = point.marks.flatMap((mark) => (mark.value === null ? [] : [mark.value]));
    return stacked ? [values.reduce((sum, value) => sum + value, 0)] : values;
  });
  // A line far above zero may leave it out; bars never do, as their length is the message.
  const farAbove = heights.length > 0 && Math.min(...heights) > Math.max(...heights) / 2;
  const scale = niceScale(heights, kind !== "line" || !farAbove);
  return {
    min: scale.min,
    max: scale.max,
    ticks: scale.ticks.map((value) => ({ value, text: format.compact(value, measure.format) })),
  };
}
