"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";

import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import { cn } from "@/lib/utils";

import { DataTable } from "./data-table";
import type { DrawingProps } from "./draw/drawing";
import { RankingChart } from "./draw/ranking-chart";
import { SeriesLegend } from "./draw/series-legend";
import type { DrawnChart } from "./prepare/chart";
import { legendOf } from "./prepare/legend";
import { notesOf } from "./prepare/notes";
import { tableOf } from "./prepare/table";
import { useRoom } from "./use-room";

function Waiting() {
  return <Skeleton className="size-full" />;
}

// Recharts weighs more than the rest of the page: it comes with the first chart that needs it.
function lazily<Chart>(load: () => Promise<ComponentType<DrawingProps<Chart>>>) {
  return dynamic(load, { ssr: false, loading: Waiting });
}

const ColumnsChart = lazily(() => import("./draw/columns-chart").then((it) => it.ColumnsChart));
const LineChart = lazily(() => import("./draw/line-chart").then((it) => it.LineChart));
const PieChart = lazily(() => import("./draw/pie-chart").then((it) => it.PieChart));
const ScatterChart = lazily(() => import("./draw/scatter-chart").then((it) => it.ScatterChart));

interface ChartProps {
  chart: DrawnChart;
  /** Takes the height of what it stands in. */
  fill?: boolean;
  onPick?: (key: string) => void;
  picked?: string | null;
}

export function Chart({ chart, fill = false, onPick, picked = null }: ChartProps) {
  const { t, tn } = useLanguage();
  const [ref, room] = useRoom();
  const isPie = chart.kind === "pie";
  const notes = notesOf(chart).map((note) =>
    "count" in note ? tn(note.key, note.count) : t(note.key, note.values),
  );
  return (
    <figure className={cn("relative flex min-w-0 flex-col gap-4", fill && "h-full min-h-0 gap-3")}>
      <div
        aria-hidden
        className={cn(
          "flex min-h-0 min-w-0 flex-1 gap-4",
          isPie ? "flex-col @sm:flex-row @sm:items-center" : "flex-col",
        )}
      >
        {!isPie && <SeriesLegend items={legendOf(chart)} />}
        <div
          ref={ref}
          data-drawing
          className={cn(
            "min-h-0 min-w-0",
            isPie && "flex-1",
            fill && "flex-1 self-stretch overflow-hidden",
            fill && chart.kind === "ranking" && "overflow-y-auto",
            !fill && chart.kind !== "ranking" && "h-70",
          )}
        >
          <Drawing chart={chart} room={room} onPick={onPick} picked={picked} />
        </div>
        {isPie && (
          <div className="min-w-0 @sm:max-w-1/2">
            <SeriesLegend items={legendOf(chart)} />
          </div>
        )}
      </div>
      <DataTable
        table={tableOf(chart)}
        caption={t("chart.table")}
        onPick={onPick}
        picked={picked}
      />
      {notes.length > 0 && (
        <figcaption className="text-sm text-ink-faint">{notes.join(" ")}</figcaption>
      )}
    </figure>
  );
}

function Drawing(props: DrawingProps<DrawnChart>) {
  const { chart, ...rest } = props;
  switch (chart.kind) {
    case "ranking":
      return <RankingChart chart={chart} {...rest} />;
    case "columns":
      return <ColumnsChart chart={chart} {...rest} />;
    case "line":
    case "area":
      return <LineChart chart={chart} {...rest} />;
    case "pie":
      return <PieChart chart={chart} {...rest} />;
    case "scatter":
      return <ScatterChart chart={chart} {...rest} />;
  }
}
