import { prepareChart, type DrawnChart } from "@/features/charts/prepare/chart";
import { legendOf } from "@/features/charts/prepare/legend";
import { notesOf } from "@/features/charts/prepare/notes";
import type { NumberCard } from "@/features/charts/prepare/number";
import type { ChartData } from "@/features/charts/prepare/reading";
import { tableOf } from "@/features/charts/prepare/table";
import { trendPaths } from "@/features/charts/prepare/trend";
import type { ChartType } from "@/features/charts/prepare/types";
import type { Value } from "@/lib/contract";
import { createFormatter } from "@/lib/format";

import { plain } from "../support/render";
import { chartSpec, column, region, revenue } from "../support/samples";

const format = createFormatter("fr");
const month = column("mois", { label: "Mois", type: "date", format: "month" });
const rate = column("taux", { label: "Taux", type: "decimal", role: "measure", format: "percent" });
const pieces = column("n", { label: "Pièces", type: "integer", role: "measure" });

function prepare(data: Partial<ChartData>, wanted?: ChartType) {
  const whole = { chart: chartSpec(), columns: [region, revenue], rows: [], ...data };
  return prepareChart(whole, format, "(vide)", wanted);
}

function drawnOf(data: Partial<ChartData>, wanted?: ChartType): DrawnChart {
  const chart = prepare(data, wanted);
  if (!("type" in chart) || chart.kind === "number" || chart.kind === "table") {
    throw new Error(`a drawing was expected, not ${chart.kind}`);
  }
  return chart;
}

describe("a number", () => {
  const chart = chartSpec({ type: "number", x: null });
  const cardOf = (data: Partial<ChartData>): NumberCard => {
    const card = prepare({ chart, ...data }, "number");
    if (card.kind !== "number") throw new Error(`a number was expected, not ${card.kind}`);
    return card;
  };
  const over = (values: (string | null)[], measure = revenue) =>
    cardOf({
      chart: chartSpec({
        type: "line",
        x: "mois",
        series: [{ column: measure.name, label: "CA" }],
      }),
      columns: [month, measure],
      rows: values.map((value, index): Value[] => [`2025-0${index + 1}-01`, value]),
    });

  it("of one row says what it is of, and its other measures", () => {
    const card = cardOf({ columns: [region, revenue, pieces], rows: [["Bretagne", "12.5", 3]] });
    expect(card).toMatchObject({ label: "Montant HT", of: "Bretagne", change: null, trend: [] });
    expect(plain(card.text)).toBe("12,50 €");
    expect(card.others).toEqual([{ label: "Pièces", text: "3" }]);
    expect(cardOf({ rows: [[null, "1"]] }).of).toBe("(vide)");
  });

  it("shows the comparison that the server made", () => {
    const compared = { label: "en octobre 2026", value: "8", changePercent: "-12.5" };
    const card = cardOf({ columns: [revenue], rows: [["7"]], compared });
    expect(card.change).toMatchObject({ direction: "down", since: "en octobre 2026" });
    expect(plain(card.change?.text ?? "")).toBe("-12,5 %");
    expect(plain(card.change?.before ?? "")).toBe("8,00 €");
    const unknown = { ...compared, changePercent: null };
    expect(cardOf({ columns: [revenue], rows: [["7"]], compared: unknown }).change).toBeNull();
  });

  it("over time is that of the last period, beside the one before", () => {
    const card = over(["100", "80", "100"]);
    expect(card).toMatchObject({ label: "CA", of: "mars 2025", trend: [100, 80, 100] });
    expect(card.change).toMatchObject({ direction: "up", since: "févr. 2025" });
    expect(plain(card.change?.text ?? "")).toBe("+25 %");
    expect(over(["5", "5"]).change?.direction).toBe("flat");
  });

  it("compares nothing with a missing period or with zero", () => {
    expect(over(["1", null]).change).toBeNull();
    expect(over([null, "1"]).change).toBeNull();
    expect(over(["0", "1"]).change).toBeNull();
    const hole = cardOf({
      chart: chartSpec({ type: "line", x: "mois" }),
      columns: [month, revenue],
      rows: [
        ["2025-01-01", "1"],
        ["2025-03-01", "2"],
      ],
    });
    expect(hole.change).toBeNull();
    expect(hole.trend).toEqual([1, null, 2]);
  });

  it("compares percentages in points", () => {
    expect(plain(over(["20", "18.5"], rate).change?.text ?? "")).toBe("-1,5 pt");
    expect(plain(over(["0", "1.5"], rate).change?.text ?? "")).toBe("+1,5 pt");
  });
});

describe("a ring", () => {
  const pie = drawnOf({
    chart: chartSpec({ type: "pie" }),
    rows: [
      ["Bretagne", "3"],
      [null, "1"],
    ],
  });

  it("shows each part of the whole, in the order of the rows", () => {
    expect(pie).toMatchObject({
      kind: "pie",
      slices: [
        { label: "Bretagne", value: 3, color: "var(--chart-1)", x: "Bretagne" },
        { label: "(vide)", value: 1, color: "var(--chart-2)", x: null },
      ],
    });
    expect(legendOf(pie).map((item) => plain(item.text ?? ""))).toEqual(["75 %", "25 %"]);
  });

  it("has its shares in the table", () => {
    const table = tableOf(pie);
    expect(table.head).toEqual(["Région", "Montant HT", "%"]);
    expect(table.rows[0]?.cells.map(plain)).toEqual(["3,00 €", "75 %"]);
  });
});

describe("dots", () => {
  const rows: Value[][] = [
    ["a", "10", 1],
    ["b", null, 2],
    ["c", "30", 3],
  ];
  const scatter = drawnOf({ columns: [region, revenue, pieces], rows }, "scatter");

  it("stand where both numbers are, and the others are counted", () => {
    expect(scatter).toMatchObject({
      kind: "scatter",
      dots: [
        { label: "a", x: 10, y: 1 },
        { label: "c", x: 30, y: 3 },
      ],
    });
    expect(notesOf(scatter)).toEqual([{ key: "chart.omitted.dots", count: 1 }]);
  });

  it("have no legend, and their names in the table", () => {
    expect(legendOf(scatter)).toEqual([]);
    const table = tableOf(scatter);
    expect(table.head).toEqual(["Région", "Montant HT", "Pièces"]);
    expect(table.rows.map((row) => row.label)).toEqual(["a", "c"]);
  });
});

describe("a plot", () => {
  it("has a legend only where there are several series", () => {
    const one = drawnOf({ rows: [["a", "1"]] });
    expect(legendOf(one)).toEqual([]);
    const split = { chart: chartSpec({ split_by: "canal" }) };
    const columns = [region, column("canal"), revenue];
    const two = drawnOf({
      ...split,
      columns,
      rows: [
        ["a", "x", "1"],
        ["a", "y", "2"],
      ],
    });
    expect(legendOf(two).map((item) => item.label)).toEqual(["x", "y"]);
  });

  it("says what it leaves out", () => {
    expect(notesOf(drawnOf({ rows: [["a", "1"]] }))).toEqual([]);
    const rows = Array.from({ length: 30 }, (_, index): Value[] => [`r${index}`, "1", 2]);
    const series = [
      { column: "mt_ht", label: "CA" },
      { column: "n", label: "Pièces" },
    ];
    const notes = notesOf(
      drawnOf({ chart: chartSpec({ series }), columns: [region, revenue, pieces], rows }),
    );
    expect(notes).toEqual([
      { key: "chart.omitted.points", values: { shown: 25, total: 30 } },
      { key: "chart.omitted.measures", values: {} },
    ]);
  });
});

describe("a trend", () => {
  it("is one line from edge to edge", () => {
    expect(trendPaths([0, 10, 5], 100, 20)).toEqual(["M0 20L50 0L100 10"]);
  });
  it("breaks at a gap, and leaves a lone point out", () => {
    expect(trendPaths([1, 2, null, 3, null, 1, 2], 60, 10)).toEqual(["M0 10L10 5", "M50 10L60 5"]);
  });
  it("of less than two numbers is none, and of equal ones is flat", () => {
    expect(trendPaths([1, null], 10, 10)).toEqual([]);
    expect(trendPaths([4, 4], 10, 10)).toEqual(["M0 10L10 10"]);
  });
});
