import { CHART_TYPES, type ChartType } from "@/features/charts/prepare/types";
import type { WidgetChart, WidgetType } from "@/lib/contract";

/** How a widget says which form its chart takes. */
export interface WidgetForm {
  type: Exclude<WidgetType, "text">;
  chart: WidgetChart | null;
}

export function widgetForm(type: ChartType): WidgetForm {
  switch (type) {
    case "horizontal_bar":
      return { type: "bar", chart: { horizontal: true, stacked: false } };
    case "stacked_bar":
      return { type: "bar", chart: { stacked: true } };
    case "bar":
      return { type: "bar", chart: { horizontal: false, stacked: false } };
    default:
      return { type, chart: null };
  }
}

/** Null where the form is left to the shape of the result, and for a text. */
export function chartTypeOf(
  type: WidgetType,
  chart: WidgetChart | null | undefined,
): ChartType | null {
  if (type === "text") return null;
  if (type !== "bar") return type;
  if (chart?.stacked) return "stacked_bar";
  if (chart?.horizontal === undefined) return null;
  return chart.horizontal ? "horizontal_bar" : "bar";
}

export function isChartType(value: string): value is ChartType {
  return CHART_TYPES.some((type) => type === value);
}
