// What the scripted API says of dashboards: one with a widget of each form, and one of thirty.
import { answerTo, now, source } from "./scenes.mjs";

const months = Array.from(
  { length: 12 },
  (_, index) => `2025-${String(index + 1).padStart(2, "0")}-01`,
);
const money = {
  name: "mt_ht",
  label: "Montant HT",
  type: "decimal",
  role: "measure",
  format: "eur",
  additive: true,
};
const count = {
  name: "n",
  label: "Commandes",
  type: "integer",
  role: "measure",
  format: null,
  additive: true,
};
const dimension = (name, label, extra = {}) => ({
  name,
  label,
  type: "text",
  role: "dimension",
  format: null,
  additive: false,
  ...extra,
});
const month = dimension("mois", "Mois", { type: "date", format: "month" });
const channel = dimension("canal", "Canal");
const region = dimension("region", "Région");

const chart = (type, x, extra = {}) => ({
  type,
  x,
  series: [{ column: "mt_ht", label: "Montant HT" }],
  split_by: null,
  horizontal: false,
  stacked: false,
  ...extra,
});

const amount = (index, base, swing) =>
  `${Math.round(base + swing * Math.sin(index / 1.7) + index * 4100)}.40`;

const results = {
  total: {
    columns: [money],
    rows: [["5068925.35"]],
    chart: chart("number", null),
    comparison: {
      period: { from: "2024-01-01", before: "2025-01-01", label: "en 2024" },
      value: "4620000.00",
      change_percent: "9.7",
    },
  },
  orders: {
    columns: [count],
    rows: [[17810]],
    chart: { ...chart("number", null), series: [{ column: "n", label: "Commandes" }] },
    comparison: {
      period: { from: "2024-01-01", before: "2025-01-01", label: "en 2024" },
      value: 18204,
      change_percent: "-2.2",
    },
  },
  regions: {
    columns: [region, money],
    rows: answerTo("par région").rows,
    chart: chart("bar", "region", { horizontal: true }),
    dimensions: [{ column: "region", of: { table: "commandes", column: "region" }, grain: null }],
  },
  months: {
    columns: [month, money],
    rows: months.map((day, index) => [day, index === 7 ? null : amount(index, 380000, 42000)]),
    chart: chart("line", "mois"),
  },
  channels: {
    columns: [channel, money],
    rows: [
      ["Boutiques", "2310450.20"],
      ["Site", "1502300.75"],
      ["Revendeurs", "856174.40"],
      ["Téléphone", "400000.00"],
    ],
    chart: chart("pie", "canal"),
    dimensions: [{ column: "canal", of: { table: "commandes", column: "canal" }, grain: null }],
  },
  stack: {
    columns: [month, channel, money],
    rows: months.flatMap((day, index) => [
      [day, "Boutiques", amount(index, 190000, 20000)],
      [day, "Site", amount(index, 90000, 30000)],
      [day, "Revendeurs", amount(index, 60000, 9000)],
    ]),
    chart: chart("bar", "mois", { split_by: "canal", stacked: true }),
  },
  area: {
    columns: [month, channel, money],
    rows: months.flatMap((day, index) => [
      [day, "Boutiques", amount(index, 190000, 20000)],
      [day, "Site", amount(index, 90000, 30000)],
    ]),
    chart: chart("area", "mois", { split_by: "canal", stacked: true }),
  },
  scatter: {
    columns: [region, count, money],
    rows: answerTo("par région").rows.map(([name, value], index) => [
      name,
      900 + ((index * 7919) % 4100),
      value,
    ]),
    chart: { ...chart("scatter", "n"), series: [{ column: "mt_ht", label: "Montant HT" }] },
  },
  table: {
    columns: [region, count, money],
    rows: answerTo("par région").rows.map(([name, value], index) => [
      name,
      900 + index * 310,
      value,
    ]),
    chart: { ...chart("table", null), series: [] },
  },
};

const place = (x, y, w, h) => ({ lg: { x, y, w, h } });

function widget(id, type, title, position, extra = {}) {
  return {
    id,
    dashboard_id: "d1",
    dashboard_version: 4,
    type,
    title,
    data_source_id: type === "text" ? null : source.id,
    query: type === "text" ? null : { plan: {} },
    text: null,
    chart: null,
    comparison: "none",
    position,
    created_at: now,
    updated_at: now,
    ...extra,
  };
}

const sales = [
  widget("total", "number", "Chiffre d'affaires 2025", place(0, 0, 3, 3), {
    comparison: "previous_year",
  }),
  widget("orders", "number", "Commandes 2025", place(3, 0, 3, 3), { comparison: "previous_year" }),
  widget("note", "text", "À lire avant le comité", place(6, 0, 6, 3), {
    text: "Les chiffres de décembre restent provisoires jusqu'au 10 janvier.\nLa Bretagne change de secteur en février.",
  }),
  widget("months", "line", "Chiffre d'affaires par mois", place(0, 3, 8, 5)),
  widget("channels", "pie", "Part de chaque canal", place(8, 3, 4, 5)),
  widget("regions", "bar", "Chiffre d'affaires par région", place(0, 8, 6, 6), {
    chart: { horizontal: true },
  }),
  widget("stack", "bar", "Chiffre d'affaires par mois et par canal", place(6, 8, 6, 6), {
    chart: { stacked: true },
  }),
  widget("area", "area", "Boutiques et site", place(0, 14, 4, 5)),
  widget("scatter", "scatter", "Commandes et montant, par région", place(4, 14, 4, 5)),
  widget("broken", "bar", "Marge par famille", place(8, 14, 4, 5)),
  widget("table", "table", "Détail par région", place(0, 19, 12, 6)),
];

const FORMS = ["months", "regions", "stack", "channels", "area", "table"];
const thirty = Array.from({ length: 30 }, (_, index) => {
  const form = FORMS[index % FORMS.length];
  const model = sales.find(({ id }) => id === form);
  const position = place(4 * (index % 3), 5 * Math.floor(index / 3), 4, 5);
  return {
    ...model,
    id: `${form}:${index}`,
    dashboard_id: "d30",
    title: `${model.title} (${index + 1})`,
    position,
  };
});

const dashboardOf = (id, name, description, widgets) => ({
  id,
  workspace_id: source.workspace_id,
  name,
  description,
  version: 4,
  filters: { period: { preset: "this_year" }, conditions: [] },
  layout: {},
  widgets,
  created_at: now,
  updated_at: now,
});

export const dashboards = [
  dashboardOf("d1", "Comité de direction", "Ce que nous regardons chaque lundi matin.", sales),
  dashboardOf("d30", "Ventes, vue complète", "", thirty),
  dashboardOf("d0", "Trésorerie", "", []),
];

export function summaryOf(dashboard) {
  const summary = { ...dashboard, widget_count: dashboard.widgets.length };
  for (const left of ["widgets", "filters", "layout"]) delete summary[left];
  return summary;
}

/** The lines of a stream: what each widget that was asked for shows. */
export function dataOf(dashboard, { widget_ids, filters }) {
  const asked = dashboard.widgets.filter(
    ({ id, type }) => type !== "text" && (widget_ids?.includes(id) ?? true),
  );
  const lines = asked.map(({ id }) => lineOf(id, filters));
  return [
    { event: "begin", widget_ids: asked.map(({ id }) => id), period: null },
    ...lines,
    { event: "end", widgets: asked.length, failed: 0, total_ms: 12 },
  ];
}

function lineOf(id, filters) {
  const result = results[id.split(":")[0]];
  if (!result) {
    const message =
      "La colonne « famille » n'existe plus dans ces données. Modifiez la question, ou retirez cet élément.";
    const problem = {
      type: "",
      title: "",
      status: 422,
      code: "column_not_found",
      message,
      request_id: "r",
      errors: [],
    };
    return { event: "error", widget_id: id, problem };
  }
  return {
    event: "widget",
    widget_id: id,
    interpretation: null,
    row_count: result.rows.length,
    truncated: false,
    summary: null,
    dimensions: [],
    comparison: null,
    filters: {
      period: filters?.period ? "applied" : "not_set",
      conditions: (filters?.conditions ?? []).map(() => "applied"),
    },
    warnings: [],
    cached: false,
    as_of: new Date().toISOString(),
    age_seconds: 0,
    sql_ms: 4,
    ...result,
  };
}

export const link = {
  id: "5c1f0a64-95c1-4a5e-8a6c-5b5f7f6a0c99",
  created_at: now,
  expires_at: "2026-02-11T08:30:00Z",
};
