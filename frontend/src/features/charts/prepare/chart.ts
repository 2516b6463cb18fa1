import type { Formatter } from "@/lib/format";

import { bearableInstead } from "./bearable";
import { prepareNumber, type NumberCard } from "./number";
import { preparePie, type Pie } from "./pie";
import { preparePlot, type Plot, type PlotKind } from "./plot";
import { read, usualType, type ChartData, type Reading } from "./reading";
import { prepareScatter, type Scatter } from "./scatter";
import type { ChartType } from "./types";

export type { ChartData } from "./reading";

/** What a figure is drawn from; `type` is the form that it took, which may not be the one that was wanted. */
export type DrawnChart =
  | ({ kind: PlotKind; type: ChartType } & Plot)
  | ({ kind: "pie"; type: "pie" } & Pie)
  | ({ kind: "scatter"; type: "scatter" } & Scatter);

export type PreparedChart =
  | { kind: "none" }
  | { kind: "empty" }
  | { kind: "table"; type: "table" }
  | ({ kind: "number"; type: "number" } & NumberCard)
  | DrawnChart;

export function isDrawn(chart: PreparedChart): chart is DrawnChart {
  return !["none", "empty", "table", "number"].includes(chart.kind);
}

/** Turns rows into what is drawn: every choice of form, order, unit and bound is made here. */
export function prepareChart(
  data: ChartData,
  format: Formatter,
  missing: string,
  wanted?: ChartType | null,
): PreparedChart {
  if (!data.chart) return { kind: "none" };
  if (data.rows.length === 0) return { kind: "empty" };
  const reading = read(data);
  const type = bearableInstead(wanted ?? usualType(data.chart, reading), reading);
  return drawnAs(type, reading, format, missing);
}

function drawnAs(
  type: ChartType,
  reading: Reading,
  format: Formatter,
  missing: string,
): PreparedChart {
  const { grid, temporal } = reading;
  if (type === "number") return { kind: type, type, ...prepareNumber(reading, format, missing) };
  if (type === "scatter") return { kind: type, type, ...prepareScatter(reading, format, missing) };
  if (type === "table" || !grid) return { kind: "table", type: "table" };
  if (type === "pie") return { kind: type, type, ...preparePie(grid, format, missing) };
  const kind = kindOf(type, temporal);
  const stacked = type === "stacked_bar" || (type === "area" && grid.split !== null);
  return { kind, type, ...preparePlot(grid, { kind, temporal, stacked }, format, missing) };
}

function kindOf(
  type: Exclude<ChartType, "number" | "scatter" | "table" | "pie">,
  temporal: boolean,
): PlotKind {
  switch (type) {
    case "horizontal_bar":
      return "ranking";
    case "stacked_bar":
      return temporal ? "columns" : "ranking";
    case "bar":
      return "columns";
    default:
      return type;
  }
}
