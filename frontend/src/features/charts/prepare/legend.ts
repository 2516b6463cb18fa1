import type { DrawnChart } from "./chart";

export interface LegendItem {
  key: string;
  label: string;
  color: string;
  /** What is written after the name. */
  text?: string;
}

/** Which colour means what; nothing where there is only one. */
export function legendOf(chart: DrawnChart): LegendItem[] {
  if (chart.kind === "scatter") return [];
  if (chart.kind === "pie") {
    return chart.slices.map(({ key, label, color, share }) => ({ key, label, color, text: share }));
  }
  return chart.series.length > 1 ? chart.series : [];
}
