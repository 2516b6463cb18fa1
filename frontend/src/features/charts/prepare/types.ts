/** The forms that a result may be drawn in, in the order that a person is offered them. */
export const CHART_TYPES = [
  "number",
  "horizontal_bar",
  "bar",
  "stacked_bar",
  "line",
  "area",
  "pie",
  "scatter",
  "table",
] as const;

export type ChartType = (typeof CHART_TYPES)[number];
