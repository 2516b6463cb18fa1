"use client";

import { Pie, PieChart as RechartsPie } from "recharts";

import type { Pie as PieData } from "../prepare/pie";
import { opacityOf, type DrawingProps } from "./drawing";

/** A ring: its middle is empty, so that arcs are compared and not wedges. */
export function PieChart({ chart, room, onPick, picked }: DrawingProps<PieData>) {
  return (
    <RechartsPie width={room.width} height={room.height} accessibilityLayer={false}>
      <Pie
        data={chart.slices.map(({ key, label, value, color }) => ({
          label,
          value,
          fill: color,
          fillOpacity: opacityOf(key, picked),
        }))}
        dataKey="value"
        nameKey="label"
        innerRadius="58%"
        outerRadius="96%"
        startAngle={90}
        endAngle={-270}
        stroke="var(--surface)"
        strokeWidth={2}
        isAnimationActive={false}
        rootTabIndex={-1}
        className={onPick && "cursor-pointer"}
        onClick={onPick && ((_, index) => onPick(chart.slices[index]?.key ?? ""))}
      />
    </RechartsPie>
  );
}
