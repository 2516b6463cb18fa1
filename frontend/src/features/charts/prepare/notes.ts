import type { CountedMessageKey, MessageKey, MessageValues } from "@/lib/i18n/dictionary";

import type { DrawnChart } from "./chart";

export type Note =
  { key: CountedMessageKey; count: number } | { key: MessageKey; values: MessageValues };

/** What has to be said under a drawing: whatever it leaves out. */
export function notesOf(chart: DrawnChart): Note[] {
  if (chart.kind === "pie") return [];
  if (chart.kind === "scatter") {
    return chart.omittedDots > 0 ? [{ key: "chart.omitted.dots", count: chart.omittedDots }] : [];
  }
  const { omitted, points, series } = chart;
  const notes: Note[] = [];
  if (omitted.points > 0) {
    const total = points.length + omitted.points;
    notes.push({ key: "chart.omitted.points", values: { shown: points.length, total } });
  }
  if (omitted.series > 0) {
    const total = series.length + omitted.series;
    notes.push({ key: "chart.omitted.series", values: { shown: series.length, total } });
  }
  if (omitted.measures > 0) notes.push({ key: "chart.omitted.measures", values: {} });
  if (omitted.undated > 0) notes.push({ key: "chart.omitted.undated", count: omitted.undated });
  return notes;
}
