"use client";

import {
  Area,
  AreaChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";

import type { Plot } from "../prepare/chart";
import { toRechartsRows, xAxisOf, yAxisOf } from "./axes";
import { PlotTooltip } from "./plot-tooltip";

/** A single line gets a light ground; several would hide each other. */
export function LineChart({ plot }: { plot: Plot }) {
  const ground = plot.series.length === 1 ? 0.12 : 0;
  return (
    <ResponsiveContainer width="100%" height={280}>
      <AreaChart
        data={toRechartsRows(plot)}
        margin={{ top: 8, right: 16 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" strokeDasharray="2 4" />
        <XAxis {...xAxisOf(plot)} />
        <YAxis {...yAxisOf(plot)} />
        <Tooltip cursor={{ stroke: "var(--line-strong)" }} content={<PlotTooltip plot={plot} />} />
        {plot.series.map((series) => (
          <Area
            key={series.key}
            dataKey={series.key}
            type="linear"
            stroke={series.color}
            strokeWidth={2.25}
            fill={series.color}
            fillOpacity={ground}
            dot={plot.points.length <= 24 ? { r: 3, fill: series.color, fillOpacity: 1 } : false}
            activeDot={{ r: 5 }}
            connectNulls={false}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}
