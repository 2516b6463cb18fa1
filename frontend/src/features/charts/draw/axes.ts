import type { Axis, Plot } from "../prepare/plot";
import { labelsThatFit, LETTER, ticksThatFit, type Room } from "../prepare/room";

export type RechartsRow = Record<string, string | number | null>;

/** Rows as Recharts reads them: one property for each series. */
export function toRechartsRows(plot: Plot): RechartsRow[] {
  return plot.points.map((point) => ({
    key: point.key,
    ...Object.fromEntries(
      plot.series.map((series, index) => [series.key, point.marks[index]?.value ?? null]),
    ),
  }));
}

export const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };
export const GRID = { vertical: false, stroke: "var(--line)", strokeDasharray: "2 4" };

const TICK = { fill: "var(--ink-faint)", fontSize: 12 };
const AXIS_LINE = { stroke: "var(--line)" };
const X_AXIS_HEIGHT = 30;

function widthOf(axis: Axis): number {
  return 12 + Math.max(...axis.ticks.map((tick) => tick.text.length)) * (LETTER + 0.4);
}

export function xAxisOf(plot: Plot, room: Room) {
  const labels = labelsThatFit(plot.points, plot.temporal, room.width - widthOf(plot.axis));
  return {
    dataKey: "key",
    ticks: [...labels.keys()],
    tick: TICK,
    tickFormatter: (key: string) => labels.get(key) ?? "",
    tickLine: false,
    axisLine: AXIS_LINE,
    tickMargin: 8,
    interval: 0 as const,
    height: X_AXIS_HEIGHT,
  };
}

/** Numbers along an axis whose length bears so many ticks. */
function numbersOf(axis: Axis, length: number) {
  const ticks = ticksThatFit(axis.ticks, length);
  const texts = new Map(ticks.map((tick) => [tick.value, tick.text]));
  return {
    domain: [axis.min, axis.max] as [number, number],
    ticks: [...texts.keys()],
    tick: TICK,
    tickFormatter: (value: number) => texts.get(value) ?? "",
    tickLine: false,
    interval: 0 as const,
  };
}

export function yAxisOf(axis: Axis, room: Room) {
  const { height } = room;
  return { ...numbersOf(axis, height - X_AXIS_HEIGHT), axisLine: false, width: widthOf(axis) };
}

/** Numbers that lie need more room than numbers that stand on each other. */
export function acrossOf(axis: Axis, room: Room) {
  return { ...numbersOf(axis, room.width / 2), axisLine: AXIS_LINE, tickMargin: 8 };
}
