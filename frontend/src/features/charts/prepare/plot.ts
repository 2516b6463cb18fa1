import type { ResultColumn, Value } from "@/lib/contract";
import type { Formatter } from "@/lib/format";

import { alongTime, type Grid, type GridPoint } from "./grid";
import { toNumber } from "./numbers";
import { niceScale } from "./scale";

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
  /** The value of the dimension, as the API knows it. */
  x: Value;
  /** One for each series, in their order. */
  marks: Mark[];
}

export interface Tick {
  value: number;
  text: string;
}

export interface Axis {
  min: number;
  max: number;
  ticks: Tick[];
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
  /** The column of the axis. */
  x: string;
  /** The axis is time: its labels may be thinned, as the eye fills them in. */
  temporal: boolean;
  series: Series[];
  points: Point[];
  axis: Axis;
  /** The series add up: they are drawn one on the other. */
  stacked: boolean;
  omitted: Omitted;
}

export type PlotKind = "ranking" | "columns" | "line" | "area";

interface PlotForm {
  kind: PlotKind;
  temporal: boolean;
  stacked: boolean;
}

export const MAX_SERIES = 8;
export const MAX_POINTS: Record<PlotKind, number> = {
  ranking: 25,
  columns: 60,
  line: 2000,
  area: 2000,
};

export function seriesColor(position: number): string {
  return `var(--chart-${position + 1})`;
}

export function preparePlot(grid: Grid, form: PlotForm, format: Formatter, missing: string): Plot {
  const { kind, stacked } = form;
  const throughTime = kind === "line" || kind === "area";
  const ordered = throughTime ? alongTime(grid) : grid.points;
  const undated = throughTime ? grid.points.filter((point) => point.x === null).length : 0;
  const kept = strongestSeries(grid);
  const points = ordered
    .slice(0, MAX_POINTS[kind])
    .map((point, index) => toPoint(point, index, kept, grid, format, missing));
  return {
    xLabel: grid.x.label,
    x: grid.x.name,
    temporal: form.temporal,
    series: kept.map((series, position) => ({
      key: `s${position}`,
      label: nameOf(grid, series, format, missing),
      color: seriesColor(position),
    })),
    points,
    axis: axisOf(heightsOf(points, stacked), grid.measure, format, kind !== "line"),
    stacked,
    omitted: {
      points: ordered.length - points.length,
      series: grid.names.length - kept.length,
      measures: grid.otherMeasures,
      undated,
    },
  };
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
    x: point.x,
    marks: kept.map((series) => {
      const cell = point.cells[series] ?? null;
      return { value: toNumber(cell), text: format.value(cell, grid.measure) };
    }),
  };
}

function heightsOf(points: Point[], stacked: boolean): number[] {
  return points.flatMap((point) => {
    const values = point.marks.flatMap((mark) => (mark.value === null ? [] : [mark.value]));
    return stacked ? [values.reduce((sum, value) => sum + value, 0)] : values;
  });
}

/**
 * Round bounds and their texts. What is far above zero may leave it out, but where lengths or grounds are the message,
 * `fromZero` keeps it.
 */
export function axisOf(
  values: number[],
  measure: ResultColumn,
  format: Formatter,
  fromZero: boolean,
): Axis {
  const farAbove = values.length > 0 && Math.min(...values) > Math.max(...values) / 2;
  const scale = niceScale(values, fromZero || !farAbove);
  return {
    min: scale.min,
    max: scale.max,
    ticks: scale.ticks.map((value) => ({ value, text: format.compact(value, measure.format) })),
  };
}
