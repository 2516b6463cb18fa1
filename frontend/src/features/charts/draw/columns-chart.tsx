"use client";

import { Bar, BarChart, CartesianGrid, Rectangle, Tooltip, XAxis, YAxis } from "recharts";

import type { Plot } from "../prepare/plot";
import { GRID, MARGIN, toRechartsRows, xAxisOf, yAxisOf, type RechartsRow } from "./axes";
import { opacityOf, type DrawingProps } from "./drawing";
import { PlotTooltip } from "./plot-tooltip";

export function ColumnsChart({ chart, room, onPick, picked }: DrawingProps<Plot>) {
  return (
    <BarChart
      width={room.width}
      height={room.height}
      data={toRechartsRows(chart)}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      <CartesianGrid {...GRID} />
      <XAxis {...xAxisOf(chart, room)} />
      <YAxis {...yAxisOf(chart.axis, room)} />
      <Tooltip
        cursor={{ fill: "var(--sunken)" }}
        isAnimationActive={false}
        content={<PlotTooltip plot={chart} />}
      />
      {chart.series.map((series) => (
        <Bar
          key={series.key}
          dataKey={series.key}
          fill={series.color}
          stackId={chart.stacked ? "all" : series.key}
          stroke={chart.stacked ? "var(--surface)" : undefined}
          radius={chart.stacked ? 0 : [4, 4, 0, 0]}
          maxBarSize={56}
          isAnimationActive={false}
          className={onPick && "cursor-pointer"}
          onClick={
            onPick && (({ payload }: { payload?: RechartsRow }) => onPick(String(payload?.key)))
          }
          shape={(bar: { payload?: RechartsRow }) => (
            <Rectangle {...bar} fillOpacity={opacityOf(String(bar.payload?.key), picked)} />
          )}
        />
      ))}
    </BarChart>
  );
}
