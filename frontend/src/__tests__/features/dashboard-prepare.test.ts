import { ageOf, oldest } from "@/features/dashboards/prepare/age";
import {
  documentOf,
  draftOf,
  inReadingOrder,
  placesOf,
  withoutWidget,
  withPlaces,
  withWidget,
  type Place,
} from "@/features/dashboards/prepare/draft";
import { filterColumns } from "@/features/dashboards/prepare/filter-columns";
import {
  conditionOf,
  filtersFor,
  isBeyond,
  NO_FILTERS,
  withCondition,
  withoutCondition,
} from "@/features/dashboards/prepare/filters";
import { afterMove, compacted, freePlace } from "@/features/dashboards/prepare/grid";
import { changed, historyOf, redone, undone } from "@/features/dashboards/prepare/history";
import { chartTypeOf, widgetForm } from "@/features/dashboards/prepare/widget-form";
import { CHART_TYPES } from "@/features/charts/prepare/types";
import type { DashboardCondition } from "@/lib/contract";

import { dashboard, widget, widgetData } from "../support/dashboards";
import { column, revenue, schemaColumn, table } from "../support/samples";

const least = { w: 2, h: 2 };
const place = (id: string, x: number, y: number, w = 6, h = 4): Place => ({ id, x, y, w, h });
const find = (places: Place[], id: string) => places.find((candidate) => candidate.id === id);

describe("a draft", () => {
  const draft = draftOf(dashboard());

  it("is the document without what only the server writes", () => {
    expect(Object.keys(draft.widgets[0] ?? {}).toSorted()).toEqual(
      [
        "chart",
        "comparison",
        "data_source_id",
        "id",
        "position",
        "query",
        "text",
        "title",
        "type",
      ].toSorted(),
    );
    expect(documentOf(draft, 7)).toEqual({ ...draft, version: 7 });
  });

  it("takes, replaces and drops widgets, and leaves the others as they are", () => {
    const [first, second] = draft.widgets;
    if (!first || !second) throw new Error("two widgets were expected");
    const renamed = withWidget(draft, { ...first, title: "Autre" });
    expect(renamed.widgets.map(({ title }) => title)).toEqual(["Autre", "CA par canal"]);
    expect(renamed.widgets[1]).toBe(second);
    expect(withWidget(draft, { ...first, id: "c" }).widgets).toHaveLength(3);
    expect(withoutWidget(draft, "a").widgets).toEqual([second]);
  });

  it("keeps places that are not of the desk", () => {
    const md = { x: 1, y: 1, w: 1, h: 1 };
    const position = { lg: { x: 0, y: 0, w: 6, h: 5 }, md };
    const moved = withPlaces(draftOf(dashboard({ widgets: [widget("a", { position })] })), [
      place("a", 3, 2),
    ]);
    expect(moved.widgets[0]?.position).toEqual({ lg: { x: 3, y: 2, w: 6, h: 4 }, md });
  });

  it("is read from top to bottom, from left to right", () => {
    const at = (id: string, x: number, y: number) =>
      widget(id, { position: { lg: { x, y, w: 4, h: 4 } } });
    const all = draftOf(dashboard({ widgets: [at("c", 0, 4), at("b", 6, 0), at("a", 0, 0)] }));
    expect(inReadingOrder(all.widgets).map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(placesOf(all.widgets)[0]).toEqual(place("c", 0, 4, 4, 4));
  });
});

describe("the grid", () => {
  const pair = [place("a", 0, 0), place("b", 6, 0)];

  it("gives a new widget the first free place", () => {
    expect(freePlace([], "n", "bar")).toEqual(place("n", 0, 0, 6, 5));
    expect(freePlace([place("a", 0, 0, 6, 5)], "n", "bar")).toEqual(place("n", 6, 0, 6, 5));
    expect(freePlace([place("a", 0, 0, 8, 4)], "n", "bar")).toEqual(place("n", 0, 4, 6, 5));
    expect(freePlace([place("a", 2, 0, 8, 4)], "n", "number")).toEqual(place("n", 0, 4, 3, 3));
  });

  it("closes up", () => {
    expect(find(compacted([place("a", 0, 9)]), "a")).toMatchObject({ y: 0 });
  });

  it("moves one to the right, and another makes room", () => {
    const after = afterMove(pair, "a", { kind: "move", direction: "right" }, least);
    expect(find(after, "a")).toMatchObject({ x: 1, y: 0 });
    expect(find(after, "b")).toMatchObject({ y: 4 });
  });

  it("moves one below another, however tall that is", () => {
    const tower = [place("a", 0, 0), place("b", 0, 4)];
    const after = afterMove(tower, "a", { kind: "move", direction: "down" }, least);
    expect(find(after, "b")).toMatchObject({ y: 0 });
    expect(find(after, "a")).toMatchObject({ y: 4 });
    const back = afterMove(after, "a", { kind: "move", direction: "up" }, least);
    expect(find(back, "a")).toMatchObject({ y: 0 });
  });

  it("stays the same at an edge", () => {
    expect(afterMove(pair, "a", { kind: "move", direction: "left" }, least)).toBe(pair);
    expect(afterMove(pair, "b", { kind: "move", direction: "right" }, least)).toBe(pair);
    expect(afterMove(pair, "a", { kind: "move", direction: "up" }, least)).toBe(pair);
    expect(afterMove(pair, "a", { kind: "move", direction: "down" }, least)).toBe(pair);
    expect(afterMove(pair, "b", { kind: "resize", direction: "right" }, least)).toBe(pair);
    expect(afterMove(pair, "x", { kind: "move", direction: "left" }, least)).toBe(pair);
  });

  it("resizes between what a widget needs and what the grid has", () => {
    const small = [place("a", 0, 0, 2, 2)];
    expect(afterMove(small, "a", { kind: "resize", direction: "left" }, least)).toBe(small);
    expect(afterMove(small, "a", { kind: "resize", direction: "up" }, least)).toBe(small);
    const wider = afterMove(small, "a", { kind: "resize", direction: "right" }, least);
    expect(wider).toEqual([place("a", 0, 0, 3, 2)]);
    const taller = afterMove(small, "a", { kind: "resize", direction: "down" }, least);
    expect(taller).toEqual([place("a", 0, 0, 2, 3)]);
  });
});

it("undoes and redoes, and a new change ends what was to be redone", () => {
  const start = historyOf(1);
  expect(undone(start)).toBe(start);
  expect(redone(start)).toBe(start);
  const twice = changed(changed(start, 2), 3);
  expect(undone(twice)).toMatchObject({ present: 2, future: [3] });
  expect(redone(undone(twice))).toEqual(twice);
  expect(changed(undone(twice), 4)).toMatchObject({ present: 4, past: [1, 2], future: [] });
  const long = Array.from({ length: 80 }, (_, index) => index).reduce(changed, historyOf(-1));
  expect(long.past).toHaveLength(50);
});

it("says each form of a chart as a widget, and reads it back", () => {
  for (const type of CHART_TYPES) {
    const form = widgetForm(type);
    expect(chartTypeOf(form.type, form.chart)).toBe(type);
  }
  expect(chartTypeOf("bar", null)).toBeNull();
  expect(chartTypeOf("text", null)).toBeNull();
});

describe("a click on a chart", () => {
  const data = widgetData("a");
  const condition = { label: "Région", table: "ventes", column: "region" };

  it("becomes a condition on the column that is drawn", () => {
    expect(conditionOf(data, "region", "Bretagne")).toEqual({
      ...condition,
      operator: "one_of",
      values: ["Bretagne"],
    });
    expect(conditionOf(data, "region", null)).toEqual({
      ...condition,
      operator: "empty",
      values: [],
    });
    expect(conditionOf(data, "mt_ht", "1")).toBeNull();
  });

  it.each([
    ["month", "2025-02-01", ["2025-02-01", "2025-02-28"]],
    ["half_year", "2025-07-01", ["2025-07-01", "2025-12-31"]],
    ["quarter", "2025-10-01", ["2025-10-01", "2025-12-31"]],
    ["week", "2025-12-29", ["2025-12-29", "2026-01-04"]],
    ["day", "2025-12-31", ["2025-12-31", "2025-12-31"]],
    ["year", "2024-01-01", ["2024-01-01", "2024-12-31"]],
    ["year", 2024, ["2024-01-01", "2024-12-31"]],
  ] as const)("on a %s holds its days", (grain, start, values) => {
    const dated = widgetData("a", {
      columns: [column("mois", { type: "date", format: grain }), revenue],
      dimensions: [{ column: "mois", of: { table: "ventes", column: "dt" }, grain }],
    });
    expect(conditionOf(dated, "mois", start)).toMatchObject({ operator: "between", values });
    expect(conditionOf(dated, "mois", "on ne sait")).toBeNull();
  });

  it.each(["weekday", "hour"] as const)("on a %s is no condition: its days are many", (grain) => {
    const dated = widgetData("a", {
      columns: [column("jour", { type: "integer" }), revenue],
      dimensions: [{ column: "jour", of: { table: "ventes", column: "dt" }, grain }],
    });
    expect(conditionOf(dated, "jour", 3)).toBeNull();
  });

  it("adds to the filters, and takes their place on the same column", () => {
    const one: DashboardCondition = { ...condition, operator: "one_of", values: ["Bretagne"] };
    const other: DashboardCondition = { ...one, values: ["Alsace"] };
    const picked = { widgetId: "a", key: "0", label: "Bretagne", condition: one };
    expect(filtersFor(NO_FILTERS, null)).toBe(NO_FILTERS);
    expect(filtersFor(NO_FILTERS, picked).conditions).toEqual([one]);
    const both = withCondition(withCondition(NO_FILTERS, one), other);
    expect(both.conditions).toEqual([other]);
    expect(withoutCondition(both, one).conditions).toEqual([]);
  });
});

it("knows which widgets a filter does not reach", () => {
  expect(isBeyond(widgetData("a"))).toBe(false);
  const filters = { period: "applied", conditions: ["applied", "not_applicable"] } as const;
  expect(
    isBeyond(widgetData("a", { filters: { ...filters, conditions: [...filters.conditions] } })),
  ).toBe(true);
});

describe("the columns of the filters", () => {
  const schema = {
    table_count: 1,
    next_cursor: null,
    relationships: [],
    tables: [
      table("ventes", {
        label: "Ventes",
        columns: [
          schemaColumn("region", { label: "Région", sample_values: ["Alsace"], distinct_count: 2 }),
          schemaColumn("livree", { type: "boolean" }),
          schemaColumn("mt_ht", { type: "decimal" }),
        ],
      }),
    ],
  };

  it("are words and yes or no, with the values that are known and shown", () => {
    const columns = filterColumns([schema], [widgetData("a")]);
    expect(columns.map(({ column: name }) => name)).toEqual(["region", "livree"]);
    expect(columns[0]).toMatchObject({ known: ["Alsace", "Bretagne"], knowsAll: true });
    expect(filterColumns([schema], [])[0]).toMatchObject({ known: ["Alsace"], knowsAll: false });
  });

  it("come once, be they in two sources", () => {
    expect(filterColumns([schema, schema], [])).toHaveLength(2);
  });
});

it("tells the age of the oldest figure", () => {
  expect(oldest([])).toBeNull();
  const moment = oldest([
    widgetData("a", { as_of: "2026-01-12T08:30:00Z" }),
    widgetData("b", { as_of: "2026-01-12T08:00:00Z" }),
  ]);
  expect(moment).toBe(Date.parse("2026-01-12T08:00:00Z"));
  const minute = 60_000;
  expect(ageOf(0, 59_000)).toEqual({ unit: "now" });
  expect(ageOf(5_000, 0)).toEqual({ unit: "now" });
  expect(ageOf(0, 5 * minute)).toEqual({ unit: "minutes", count: 5 });
  expect(ageOf(0, 119 * minute)).toEqual({ unit: "hours", count: 1 });
  expect(ageOf(0, 49 * 60 * minute)).toEqual({ unit: "days", count: 2 });
});
