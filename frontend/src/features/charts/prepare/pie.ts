import type { Value } from "@/lib/contract";
import type { Formatter } from "@/lib/format";

import type { Grid } from "./grid";
import { toNumber } from "./numbers";
import { seriesColor } from "./plot";

export interface Slice {
  key: string;
  label: string;
  x: Value;
  color: string;
  value: number;
  text: string;
  /** Its part of the whole. */
  share: string;
}

export interface Pie {
  xLabel: string;
  x: string;
  measureLabel: string;
  slices: Slice[];
}

/** The parts of a whole, in the order of the rows. */
export function preparePie(grid: Grid, format: Formatter, missing: string): Pie {
  const values = grid.points.map((point) => toNumber(point.cells[0]) ?? 0);
  const whole = values.reduce((sum, value) => sum + value, 0);
  return {
    xLabel: grid.x.label,
    x: grid.x.name,
    measureLabel: String(grid.names[0] ?? grid.measure.label),
    slices: grid.points.map((point, index) => ({
      key: String(index),
      label: point.x === null ? missing : format.value(point.x, grid.x),
      x: point.x,
      color: seriesColor(index),
      value: values[index] ?? 0,
      text: format.value(point.cells[0] ?? null, grid.measure),
      share: format.ratio((values[index] ?? 0) / whole),
    })),
  };
}
