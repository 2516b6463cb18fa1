import type { Plot } from "../prepare/chart";

/** Rows as Recharts reads them: one property for each series. */
export function toRechartsRows(plot: Plot): Record<string, string | number | null>[] {
  return plot.points.map((point) => ({
    key: point.key,
    ...Object.fromEntries(
      plot.series.map((series, index) => [series.key, point.marks[index]?.value ?? null]),
    ),
  }));
}

const TICK = { fill: "var(--ink-faint)", fontSize: 12 };

export function xAxisOf(plot: Plot) {
  const labels = new Map(plot.points.map((point) => [point.key, point.label]));
  return {
    dataKey: "key",
    tick: TICK,
    tickFormatter: (key: string) => labels.get(key) ?? "",
    tickLine: false,
    axisLine: { stroke: "var(--line)" },
    tickMargin: 8,
    minTickGap: 16,
    interval: "equidistantPreserveStart" as const,
  };
}

export function yAxisOf(plot: Plot) {
  const texts = new Map(plot.axis.ticks.map((tick) => [tick.value, tick.text]));
  const longest = Math.max(...[...texts.values()].map((text) => text.length));
  return {
    domain: [plot.axis.min, plot.axis.max] as [number, number],
    ticks: [...texts.keys()],
    tick: TICK,
    tickFormatter: (value: number) => texts.get(value) ?? "",
    tickLine: false,
    axisLine: false,
    width: 12 + longest * 7,
  };
}
