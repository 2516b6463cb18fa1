"use client";

import { useMemo, type RefObject } from "react";

import { ChartSwitch } from "@/features/charts/chart-switch";
import { ChartView } from "@/features/charts/chart-view";
import { bearableTypes } from "@/features/charts/prepare/bearable";
import type { PreparedChart } from "@/features/charts/prepare/chart";
import type { ChartType } from "@/features/charts/prepare/types";
import type { Answer } from "@/lib/contract";

interface HeadlineProps {
  answer: Answer;
  chart: PreparedChart;
  /** Set on what is drawn, to make a picture of it. */
  figureRef: RefObject<HTMLDivElement | null>;
  onType: (type: ChartType) => void;
}

/** The number, the chart or the table: what the question asked for. */
export function Headline({ answer, chart, figureRef, onType }: HeadlineProps) {
  const types = useMemo(() => bearableTypes(answer), [answer]);
  // The sentence says already that nothing was found.
  if (chart.kind === "empty" && answer.summary) return null;
  return (
    <div ref={figureRef} className="@container grid gap-4">
      {"type" in chart && <ChartSwitch types={types} value={chart.type} onChange={onType} />}
      <ChartView chart={chart} columns={answer.columns} rows={answer.rows} />
    </div>
  );
}
