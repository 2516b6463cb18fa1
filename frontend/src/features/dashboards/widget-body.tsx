"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { useMemo } from "react";

import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import { ChartView } from "@/features/charts/chart-view";
import type { PreparedChart } from "@/features/charts/prepare/chart";
import type { WidgetData } from "@/lib/contract";
import { cn } from "@/lib/utils";

import type { DraftWidget } from "./prepare/draft";
import { widgetChart } from "./prepare/widget-chart";
import type { WidgetState } from "./use-dashboard-data";

export interface PickedPoint {
  key: string;
  label: string;
  column: string;
  x: WidgetData["rows"][number][number];
}

interface WidgetBodyProps {
  widget: DraftWidget;
  state: WidgetState;
  /** The key of the point that filters the others, where it is one of this widget's. */
  picked: string | null;
  onPick?: (point: PickedPoint) => void;
  onRetry: () => void;
}

/** Skeleton, error or figure of one widget. */
export function WidgetBody({ widget, state, picked, onPick, onRetry }: WidgetBodyProps) {
  const { t } = useLanguage();
  const { data, error, isLoading } = state;
  if (widget.type === "text") {
    return <p className="h-full overflow-auto text-pretty whitespace-pre-wrap">{widget.text}</p>;
  }
  if (!data && error === undefined) {
    return <Skeleton className="size-full" aria-label={t("app.loading")} role="status" />;
  }
  if (error !== undefined) return <WidgetFailure error={error} onRetry={onRetry} />;
  if (!data) return null;
  return (
    <div
      aria-busy={isLoading}
      className={cn("h-full min-h-0 transition-opacity", isLoading && "opacity-50")}
    >
      <Figure widget={widget} data={data} picked={picked} onPick={onPick} />
    </div>
  );
}

function WidgetFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t, errorText } = useLanguage();
  return (
    <div role="alert" className="grid h-full content-center justify-items-center gap-3 text-center">
      <p className="flex max-w-sm items-start gap-2 text-sm text-danger">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        {errorText(error)}
      </p>
      <Button variant="outline" size="sm" onClick={onRetry}>
        <RotateCw aria-hidden />
        {t("app.retry")}
      </Button>
    </div>
  );
}

interface FigureProps {
  widget: DraftWidget;
  data: WidgetData;
  picked: string | null;
  onPick?: (point: PickedPoint) => void;
}

function Figure({ widget, data, picked, onPick }: FigureProps) {
  const { t, format } = useLanguage();
  const chart = useMemo(
    () => widgetChart(widget, data, format, t("chart.missing")),
    [widget, data, format, t],
  );
  const pickable = onPick && data.dimensions.length > 0 ? pointsOf(chart) : null;
  return (
    <ChartView
      chart={chart}
      columns={data.columns}
      rows={data.rows}
      fill
      picked={picked}
      onPick={
        pickable
          ? (key) => {
              const point = pickable.get(key);
              if (point) onPick?.(point);
            }
          : undefined
      }
    />
  );
}

/** What of a chart can be clicked on: a bar or a slice, not a moment of a line. */
function pointsOf(chart: PreparedChart): Map<string, PickedPoint> | null {
  if (chart.kind === "pie") {
    return new Map(
      chart.slices.map(({ key, label, x }) => [key, { key, label, x, column: chart.x }]),
    );
  }
  if (chart.kind !== "ranking" && chart.kind !== "columns") return null;
  return new Map(
    chart.points.map(({ key, label, x }) => [key, { key, label, x, column: chart.x }]),
  );
}
