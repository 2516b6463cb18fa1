"use client";

import dynamic from "next/dynamic";

import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";

import { RankingChart } from "./draw/ranking-chart";
import { SeriesLegend } from "./draw/series-legend";
import { PlotTable } from "./plot-table";
import type { Omitted, Plot, PreparedChart } from "./prepare/chart";

function Waiting() {
  return <Skeleton className="h-70" />;
}

// Recharts weighs more than the rest of the page: it comes with the first chart that needs it.
const ColumnsChart = dynamic(
  () => import("./draw/columns-chart").then((module) => module.ColumnsChart),
  { ssr: false, loading: Waiting },
);
const LineChart = dynamic(() => import("./draw/line-chart").then((module) => module.LineChart), {
  ssr: false,
  loading: Waiting,
});

type DrawnChart = Extract<PreparedChart, Plot>;

export function Chart({ chart }: { chart: DrawnChart }) {
  const { t } = useLanguage();
  return (
    <figure className="grid gap-4">
      <div aria-hidden className="grid gap-4">
        <SeriesLegend series={chart.series} />
        {chart.kind === "ranking" && <RankingChart plot={chart} />}
        {chart.kind === "columns" && <ColumnsChart plot={chart} />}
        {chart.kind === "line" && <LineChart plot={chart} />}
      </div>
      <PlotTable plot={chart} caption={t("chart.table")} />
      <OmittedNotes omitted={chart.omitted} plot={chart} />
    </figure>
  );
}

function OmittedNotes({ omitted, plot }: { omitted: Omitted; plot: Plot }) {
  const { t, tn } = useLanguage();
  const shown = plot.points.length;
  const series = plot.series.length;
  const notes = [
    omitted.points > 0 && t("chart.omitted.points", { shown, total: shown + omitted.points }),
    omitted.series > 0 &&
      t("chart.omitted.series", { shown: series, total: series + omitted.series }),
    omitted.measures > 0 && t("chart.omitted.measures"),
    omitted.undated > 0 && tn("chart.omitted.undated", omitted.undated),
  ].filter((note) => note !== false);
  if (notes.length === 0) return null;
  return <figcaption className="text-sm text-ink-faint">{notes.join(" ")}</figcaption>;
}
