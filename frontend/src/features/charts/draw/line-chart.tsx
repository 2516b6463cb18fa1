"use client";

import { Area, AreaChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";

import type { Plot, PlotKind } from "../prepare/plot";
import { GRID, MARGIN, toRechartsRows, xAxisOf, yAxisOf } from "./axes";
import type { DrawingProps } from "./drawing";
import { PlotTooltip } from "./plot-tooltip";

const MOST_DOTS = 24;

/** Lines, and areas with their ground. */
export function LineChart({ chart, room }: DrawingProps<Plot & { kind: PlotKind }>) {
  const isArea = chart.kind === "area";
  const dotted = chart.points.length <= MOST_DOTS && !chart.stacked;
  return (
    <AreaChart
      width={room.width}
      height={room.height}
      data={toRechartsRows(chart)}
      margin={{ ...MARGIN, right: 16 }}
      accessibilityLayer={false}
    >
      <CartesianGrid {...GRID} />
      <XAxis {...xAxisOf(chart, room)} />
      <YAxis {...yAxisOf(chart.axis, room)} />
      <Tooltip
        cursor={{ stroke: "var(--line-strong)" }}
        isAnimationActive={false}
        content={<PlotTooltip plot={chart} />}
      />
      {chart.series.map((series) => (
        <Area
          key={series.key}
          dataKey={series.key}
          stackId={chart.stacked ? "all" : undefined}
          type="linear"
          stroke={series.color}
          strokeWidth={2.25}
          fill={series.color}
          fillOpacity={groundOf(isArea, chart.stacked)}
          dot={dotted ? { r: 3, fill: series.color, fillOpacity: 1 } : false}
          activeDot={{ r: 5 }}
          connectNulls={false}
          isAnimationActive={false}
        />
      ))}
    </AreaChart>
  );
}

function groundOf(isArea: boolean, stacked: boolean): number {
  if (!isArea) return 0;
  return stacked ? 0.75 : 0.18;
}
