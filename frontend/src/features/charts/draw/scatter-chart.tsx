"use client";

import {
  CartesianGrid,
  Scatter,
  ScatterChart as RechartsScatter,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";

import type { Dot, Scatter as ScatterData } from "../prepare/scatter";
import { acrossOf, GRID, MARGIN, yAxisOf } from "./axes";
import type { DrawingProps } from "./drawing";
import { TooltipBox } from "./plot-tooltip";

export function ScatterChart({ chart, room }: DrawingProps<ScatterData>) {
  return (
    <RechartsScatter
      width={room.width}
      height={room.height}
      margin={{ ...MARGIN, right: 24 }}
      accessibilityLayer={false}
    >
      <CartesianGrid {...GRID} vertical />
      <XAxis {...acrossOf(chart.xAxis, room)} type="number" dataKey="x" />
      <YAxis {...yAxisOf(chart.yAxis, room)} type="number" dataKey="y" />
      <Tooltip cursor={false} isAnimationActive={false} content={<DotTooltip chart={chart} />} />
      <Scatter
        data={chart.dots}
        fill="var(--chart-1)"
        fillOpacity={0.75}
        isAnimationActive={false}
      />
    </RechartsScatter>
  );
}

interface DotTooltipProps {
  chart: ScatterData;
  active?: boolean;
  payload?: { payload?: Dot }[];
}

function DotTooltip({ chart, active, payload }: DotTooltipProps) {
  const dot = active ? payload?.[0]?.payload : undefined;
  if (!dot) return null;
  return (
    <TooltipBox
      title={dot.label}
      lines={[
        { key: "x", label: chart.xLabel, text: dot.xText },
        { key: "y", label: chart.yLabel, text: dot.yText },
      ]}
    />
  );
}
