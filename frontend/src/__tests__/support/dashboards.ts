import type { Dashboard, Widget, WidgetData } from "@/lib/contract";

import { chartSpec, region, revenue, source } from "./samples";

const at = "2026-01-12T08:30:00Z";

export function widget(id: string, extra: Partial<Widget> = {}): Widget {
  return {
    id,
    dashboard_id: "d1",
    dashboard_version: 1,
    type: "bar",
    title: `CA par région ${id}`,
    data_source_id: source.id,
    query: { plan: {} },
    period: null,
    text: null,
    chart: null,
    comparison: "none",
    position: { lg: { x: 0, y: 0, w: 6, h: 5 } },
    created_at: at,
    updated_at: at,
    ...extra,
  };
}

export function dashboard(extra: Partial<Dashboard> = {}): Dashboard {
  return {
    id: "d1",
    workspace_id: "w1",
    name: "Ventes",
    description: "",
    version: 1,
    filters: { period: null, conditions: [] },
    layout: {},
    widgets: [
      widget("a"),
      widget("b", { title: "CA par canal", position: { lg: { x: 6, y: 0, w: 6, h: 5 } } }),
    ],
    created_at: at,
    updated_at: at,
    ...extra,
  };
}

export function widgetData(id: string, extra: Partial<WidgetData> = {}): WidgetData {
  return {
    event: "widget",
    widget_id: id,
    interpretation: null,
    columns: [region, revenue],
    rows: [
      ["Bretagne", "1234.56"],
      ["Alsace", "89.90"],
    ],
    row_count: 2,
    truncated: false,
    chart: chartSpec(),
    summary: null,
    dimensions: [{ column: "region", of: { table: "ventes", column: "region" }, grain: null }],
    comparison: null,
    filters: { period: "not_set", conditions: [] },
    warnings: [],
    cached: false,
    as_of: at,
    age_seconds: 0,
    sql_ms: 3,
    ...extra,
  };
}

/** A stream as the server writes it. */
export function ndjson(...events: object[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join("");
}

export const END = { event: "end", widgets: 2, failed: 0, total_ms: 5 };
