"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

import type { Plot } from "../prepare/chart";
import { toRechartsRows, xAxisOf, yAxisOf } from "./axes";
import { PlotTooltip } from "./plot-tooltip";

export function ColumnsChart({ plot }: { plot: Plot }) {
  return (
    <ResponsiveContainer width="100%" height={280}>
      <BarChart
        data={toRechartsRows(plot)}
        margin={{ top: 8, right: 8 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" strokeDasharray="2 4" />
        <XAxis {...xAxisOf(plot)} />
        <YAxis {...yAxisOf(plot)} />
        <Tooltip cursor={{ fill: "var(--sunken)" }} content={<PlotTooltip plot={plot} />} />
        {plot.series.map((series) => (
          <Bar
            key={series.key}
            dataKey={series.key}
            fill={series.color}
            stackId={plot.stacked ? "all" : series.key}
            radius={plot.stacked ? 0 : [4, 4, 0, 0]}
            maxBarSize={56}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
