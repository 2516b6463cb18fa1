import type { Value } from "@/lib/contract";

import type { DrawnChart } from "./chart";

export interface DataTable {
  head: string[];
  rows: { key: string; label: string; x: Value; cells: string[] }[];
}

/** The same values as the drawing, for those who do not see it. */
export function tableOf(chart: DrawnChart): DataTable {
  if (chart.kind === "pie") {
    return {
      head: [chart.xLabel, chart.measureLabel, "%"],
      rows: chart.slices.map(({ key, label, x, text, share }) => ({
        key,
        label,
        x,
        cells: [text, share],
      })),
    };
  }
  if (chart.kind === "scatter") {
    return {
      head: [chart.dotLabel, chart.xLabel, chart.yLabel],
      rows: chart.dots.map(({ key, label, xText, yText }) => ({
        key,
        label,
        x: null,
        cells: [xText, yText],
      })),
    };
  }
  return {
    head: [chart.xLabel, ...chart.series.map((series) => series.label)],
    rows: chart.points.map(({ key, label, x, marks }) => ({
      key,
      label,
      x,
      cells: marks.map((mark) => mark.text),
    })),
  };
}
