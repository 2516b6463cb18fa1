"use client";

import { useLanguage } from "@/contexts/LanguageContext";
import { saveChartPicture } from "@/features/charts/picture/picture";
import { isDrawn } from "@/features/charts/prepare/chart";
import { legendOf } from "@/features/charts/prepare/legend";
import type { WidgetData } from "@/lib/contract";

import type { DraftWidget } from "./prepare/draft";
import { widgetChart } from "./prepare/widget-chart";
import { widgetElementId } from "./widget-card";

/** What saves a widget's chart as a picture; undefined where it draws none. */
export function useWidgetPicture(dashboardName: string) {
  const { t, format } = useLanguage();
  return (widget: DraftWidget, data: WidgetData | null): (() => void) | undefined => {
    if (!data) return undefined;
    const chart = widgetChart(widget, data, format, t("chart.missing"));
    if (!isDrawn(chart)) return undefined;
    return () => {
      const figure = document.getElementById(widgetElementId(widget.id));
      if (!figure) return;
      const source = [dashboardName, format.dateTime(data.as_of), t("app.name")].join(" · ");
      const words = { title: widget.title, legend: legendOf(chart), source };
      void saveChartPicture(figure, words, `${t("answer.export.file")}.png`);
    };
  };
}
