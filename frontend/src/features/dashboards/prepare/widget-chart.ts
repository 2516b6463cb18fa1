import { prepareChart, type PreparedChart } from "@/features/charts/prepare/chart";
import type { WidgetData } from "@/lib/contract";
import type { Formatter } from "@/lib/format";

import type { DraftWidget } from "./draft";
import { chartTypeOf } from "./widget-form";

/** What a widget draws: its data in the form that was chosen for it. */
export function widgetChart(
  { type, chart }: Pick<DraftWidget, "type" | "chart">,
  data: WidgetData,
  format: Formatter,
  missing: string,
): PreparedChart {
  const compared = data.comparison && {
    label: data.comparison.period.label,
    value: data.comparison.value,
    changePercent: data.comparison.change_percent,
  };
  return prepareChart({ ...data, compared }, format, missing, chartTypeOf(type, chart));
}
