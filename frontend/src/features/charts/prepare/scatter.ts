import type { Formatter } from "@/lib/format";

import type { MeasureColumn } from "./grid";
import { toNumber } from "./numbers";
import { axisOf, type Axis } from "./plot";
import type { Reading } from "./reading";

export interface Dot {
  key: string;
  label: string;
  x: number;
  y: number;
  xText: string;
  yText: string;
}

export interface Scatter {
  /** What each dot is. */
  dotLabel: string;
  xLabel: string;
  yLabel: string;
  xAxis: Axis;
  yAxis: Axis;
  dots: Dot[];
  /** Rows without one of the two numbers, and those past the most dots. */
  omittedDots: number;
}

export const MAX_DOTS = 1000;

/** The first measure against the second, one dot for each row that has both. */
export function prepareScatter(reading: Reading, format: Formatter, missing: string): Scatter {
  const [x, y] = reading.measures;
  if (!x || !y) throw new Error("A scatter needs two measures.");
  const placed = reading.rows.flatMap((row, index) => {
    const [across, up] = [toNumber(row[x.index]), toNumber(row[y.index])];
    if (across === null || up === null) return [];
    return [
      {
        key: String(index),
        label: nameOfRow(reading, index, format, missing),
        x: across,
        y: up,
        xText: format.value(row[x.index] ?? null, x.column),
        yText: format.value(row[y.index] ?? null, y.column),
      },
    ];
  });
  const dots = placed.slice(0, MAX_DOTS);
  const axis = (measure: MeasureColumn, values: number[]) =>
    axisOf(values, measure.column, format, false);
  return {
    dotLabel: reading.dimensions.map(({ column }) => column.label).join(", "),
    xLabel: x.label,
    yLabel: y.label,
    xAxis: axis(
      x,
      dots.map((dot) => dot.x),
    ),
    yAxis: axis(
      y,
      dots.map((dot) => dot.y),
    ),
    dots,
    omittedDots: reading.rows.length - dots.length,
  };
}

function nameOfRow(reading: Reading, index: number, format: Formatter, missing: string): string {
  const row = reading.rows[index] ?? [];
  return reading.dimensions
    .map((dimension) => {
      const value = row[dimension.index] ?? null;
      return value === null ? missing : format.value(value, dimension.column);
    })
    .join(", ");
}
