import type { ChartSpec, ResultColumn, Value } from "@/lib/contract";

import { withGaps } from "./periods";

export interface MeasureColumn {
  index: number;
  column: ResultColumn;
  label: string;
}

export interface GridPoint {
  x: Value;
  /** One for each series. */
  cells: Value[];
}

/** The rows as series over x. `names` are the labels of measures, or the values of the second dimension. */
export interface Grid {
  x: ResultColumn;
  /** The second dimension, where there is one. */
  split: ResultColumn | null;
  /** What all series measure. */
  measure: ResultColumn;
  names: Value[];
  points: GridPoint[];
  /** Measures that have no place on this axis. */
  otherMeasures: number;
}

export function measuresOf(chart: ChartSpec, columns: ResultColumn[]): MeasureColumn[] {
  return chart.series.flatMap(({ column: name, label }) => {
    const index = columns.findIndex((column) => column.name === name);
    const column = columns[index];
    return column ? [{ index, column, label }] : [];
  });
}

/** Null where the spec names a column that the rows do not have. */
export function gridOf(chart: ChartSpec, columns: ResultColumn[], rows: Value[][]): Grid | null {
  const measures = measuresOf(chart, columns);
  const [first] = measures;
  const xIndex = columns.findIndex((column) => column.name === chart.x);
  const x = columns[xIndex];
  if (!first || !x) return null;

  const splitIndex = columns.findIndex((column) => column.name === chart.split_by);
  const split = columns[splitIndex] ?? null;
  if (split) {
    const series = splitSeries(rows, xIndex, splitIndex, first.index);
    return { x, split, measure: first.column, ...series, otherMeasures: measures.length - 1 };
  }
  // Euros and pieces have no common axis: what is measured like the first is drawn.
  const alike = measures.filter((measure) => measure.column.format === first.column.format);
  return {
    x,
    split,
    measure: first.column,
    names: alike.map((measure) => measure.label),
    points: rows.map((row) => ({
      x: row[xIndex] ?? null,
      cells: alike.map((measure) => row[measure.index] ?? null),
    })),
    otherMeasures: measures.length - alike.length,
  };
}

function splitSeries(
  rows: Value[][],
  xIndex: number,
  splitIndex: number,
  measureIndex: number,
): Pick<Grid, "names" | "points"> {
  const names = [...new Set(rows.map((row) => row[splitIndex] ?? null))];
  const positions = new Map(names.map((name, position) => [name, position]));
  const points = new Map<Value, GridPoint>();
  for (const row of rows) {
    const x = row[xIndex] ?? null;
    const point = points.get(x) ?? { x, cells: names.map(() => null) };
    point.cells[positions.get(row[splitIndex] ?? null) ?? 0] = row[measureIndex] ?? null;
    points.set(x, point);
  }
  return { names, points: [...points.values()] };
}

/** In the order of time, with the periods that are missing between the first and the last. */
export function alongTime(grid: Grid): GridPoint[] {
  const dated = grid.points.filter((point) => point.x !== null).toSorted(byTime);
  const byX = new Map(dated.map((point) => [point.x, point]));
  if (byX.size < dated.length) return dated;
  return withGaps([...byX.keys()], grid.x.format).map(
    (x) => byX.get(x) ?? { x, cells: grid.names.map(() => null) },
  );
}

function byTime(a: GridPoint, b: GridPoint): number {
  if (typeof a.x === "number" && typeof b.x === "number") return a.x - b.x;
  return String(a.x) < String(b.x) ? -1 : 1;
}
