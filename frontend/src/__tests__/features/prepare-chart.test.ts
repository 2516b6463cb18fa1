import { prepareChart, type ChartData, type PreparedChart } from "@/features/charts/prepare/chart";
import { MAX_POINTS, MAX_SERIES, type Plot } from "@/features/charts/prepare/plot";
import type { Value } from "@/lib/contract";
import { createFormatter } from "@/lib/format";

import { plain } from "../support/render";
import { chartSpec, column, region, revenue } from "../support/samples";

const format = createFormatter("fr");
const month = column("mois", { type: "date", format: "month" });
const pieces = column("n", { label: "Pièces", type: "integer", role: "measure" });

function prepare(data: Partial<ChartData>): PreparedChart {
  const whole = { chart: chartSpec(), columns: [region, revenue], rows: [], ...data };
  return prepareChart(whole, format, "(vide)");
}

function plotOf(data: Partial<ChartData>): PreparedChart & Plot {
  const chart = prepare(data);
  if (!("points" in chart)) throw new Error(`a plot was expected, not ${chart.kind}`);
  return chart;
}

const values = (plot: Plot) => plot.points.map((point) => point.marks.map((mark) => mark.value));
const labels = (plot: Plot) => plot.points.map((point) => point.label);

describe("what is no plot", () => {
  it("is nothing without a spec, and empty without rows", () => {
    expect(prepare({ chart: null, rows: [["a", "1"]] })).toEqual({ kind: "none" });
    expect(prepare({ rows: [] })).toEqual({ kind: "empty" });
  });

  it("is a table where the spec says so, or names columns that are not there", () => {
    const rows = [["Bretagne", "1"]];
    expect(prepare({ rows, chart: chartSpec({ type: "table", series: [] }) }).kind).toBe("table");
    expect(prepare({ rows, chart: chartSpec({ x: "autre" }) }).kind).toBe("table");
    expect(prepare({ rows, chart: chartSpec({ series: [] }) }).kind).toBe("table");
    const unknown = [{ column: "autre", label: "Autre" }];
    expect(prepare({ rows, chart: chartSpec({ series: unknown }) }).kind).toBe("table");
    expect(prepare({ rows, chart: chartSpec({ type: "number", series: [] }) }).kind).toBe("table");
  });

  it("is one exact number, or a dash where nothing was there to add", () => {
    const chart = chartSpec({ type: "number", x: null });
    const number = (value: Value) => prepare({ chart, columns: [revenue], rows: [[value]] });
    const shown = number("12345678901234567890.12");
    expect(shown).toMatchObject({ kind: "number", label: "Montant HT" });
    expect("text" in shown && plain(shown.text)).toBe("12 345 678 901 234 567 890,12 €");
    expect(number(null)).toMatchObject({ text: "—" });
  });
});

describe("bars", () => {
  it("of names lie down, in the order of the rows, from zero", () => {
    const plot = plotOf({
      rows: [
        ["Bretagne", "1284.50"],
        ["Alsace", "1200"],
      ],
    });
    expect(plot.kind).toBe("ranking");
    expect(plot.xLabel).toBe("Région");
    expect(labels(plot)).toEqual(["Bretagne", "Alsace"]);
    expect(values(plot)).toEqual([[1284.5], [1200]]);
    expect(plot.points.map((point) => plain(point.marks[0]?.text ?? ""))).toEqual([
      "1 284,50 €",
      "1 200,00 €",
    ]);
    expect(plot.axis.min).toBe(0);
    expect(plot.series).toEqual([{ key: "s0", label: "Montant HT", color: "var(--chart-1)" }]);
  });

  it("of periods stand, and keep a missing period and the order that was asked", () => {
    const plot = plotOf({
      chart: chartSpec({ x: "mois" }),
      columns: [month, revenue],
      rows: [
        ["2025-03-01", "2"],
        ["2025-01-01", "1"],
        [null, "3"],
      ],
    });
    expect(plot.kind).toBe("columns");
    expect(labels(plot)).toEqual(["mars 2025", "janv. 2025", "(vide)"]);
    expect(plot.omitted.undated).toBe(0);
  });

  it("of periods lie down where the spec says so", () => {
    const chart = chartSpec({ x: "mois", horizontal: true });
    const plot = plotOf({ chart, columns: [month, revenue], rows: [["2025-03-01", "2"]] });
    expect(plot.kind).toBe("ranking");
  });

  it("below zero have an axis on both sides", () => {
    const plot = plotOf({
      rows: [
        ["a", "-20"],
        ["b", "30"],
      ],
    });
    expect([plot.axis.min, plot.axis.max]).toEqual([-20, 30]);
  });

  it("leave a gap for a missing value, never a zero", () => {
    const plot = plotOf({
      rows: [
        ["a", null],
        ["b", "0"],
      ],
    });
    expect(values(plot)).toEqual([[null], [0]]);
    expect(plot.points[0]?.marks[0]?.text).toBe("—");
  });

  it("beyond what an eye reads are left to the table, and counted", () => {
    const rows = Array.from({ length: 40 }, (_, index) => [`r${index}`, "1"]);
    const plot = plotOf({ rows });
    expect(plot.points).toHaveLength(MAX_POINTS.ranking);
    expect(plot.omitted.points).toBe(40 - MAX_POINTS.ranking);
  });

  it("keep names that stand twice apart", () => {
    const plot = plotOf({
      rows: [
        ["Martin", "1"],
        ["Martin", "2"],
      ],
    });
    expect(values(plot)).toEqual([[1], [2]]);
    expect(new Set(plot.points.map((point) => point.key)).size).toBe(2);
  });
});

describe("several measures", () => {
  const margin = column("marge", { ...revenue, name: "marge" });
  const series = [
    { column: "mt_ht", label: "CA" },
    { column: "marge", label: "Marge" },
    { column: "n", label: "Pièces" },
  ];

  it("share an axis where they have one unit; the others are left to the table", () => {
    const plot = plotOf({
      chart: chartSpec({ series }),
      columns: [region, revenue, margin, pieces],
      rows: [["Bretagne", "10", "4", 7]],
    });
    expect(plot.series.map((item) => item.label)).toEqual(["CA", "Marge"]);
    expect(values(plot)).toEqual([[10, 4]]);
    expect(plot.omitted.measures).toBe(1);
  });
});

describe("a second dimension", () => {
  const channel = column("canal");
  const chart = chartSpec({ split_by: "canal" });
  const columns = [region, channel, revenue];

  it("makes one series of each value, with a gap where a pair is missing", () => {
    const plot = plotOf({
      chart,
      columns,
      rows: [
        ["Bretagne", "Web", "10"],
        ["Bretagne", null, "5"],
        ["Alsace", "Web", "3"],
      ],
    });
    expect(plot.series.map((item) => [item.label, item.color])).toEqual([
      ["Web", "var(--chart-1)"],
      ["(vide)", "var(--chart-2)"],
    ]);
    expect(values(plot)).toEqual([
      [10, 5],
      [3, null],
    ]);
    expect(plot.stacked).toBe(false);
  });

  it("adds up where its parts do, and the axis holds the sum", () => {
    const plot = plotOf({
      chart: { ...chart, stacked: true },
      columns,
      rows: [
        ["Bretagne", "Web", "60"],
        ["Bretagne", "Magasin", "50"],
      ],
    });
    expect(plot.stacked).toBe(true);
    expect(plot.axis.max).toBeGreaterThanOrEqual(110);
  });

  it("shows booleans in words", () => {
    const delivered = column("livree", { type: "boolean" });
    const plot = plotOf({
      chart: chartSpec({ split_by: "livree" }),
      columns: [region, delivered, revenue],
      rows: [
        ["a", true, "1"],
        ["a", false, "1"],
      ],
    });
    expect(plot.series.map((item) => item.label)).toEqual(["oui", "non"]);
  });

  it("with more values than colours keeps the largest, in their order", () => {
    const rows = Array.from({ length: 10 }, (_, index) => ["Bretagne", `c${index}`, String(index)]);
    const plot = plotOf({ chart, columns, rows });
    expect(plot.series.map((item) => item.label)).toEqual(
      Array.from({ length: MAX_SERIES }, (_, index) => `c${index + 2}`),
    );
    expect(plot.omitted.series).toBe(2);
  });
});

describe("a line", () => {
  const chart = chartSpec({ type: "line", x: "mois" });
  const columns = [month, revenue];

  it("runs forward in time, with a gap where a period is missing", () => {
    const plot = plotOf({
      chart,
      columns,
      rows: [
        ["2025-04-01", "4"],
        ["2025-01-01", "1"],
        ["2025-02-01", "2"],
      ],
    });
    expect(plot.kind).toBe("line");
    expect(labels(plot)).toEqual(["janv. 2025", "févr. 2025", "mars 2025", "avr. 2025"]);
    expect(values(plot)).toEqual([[1], [2], [null], [4]]);
  });

  it("counts the rows without a date that it cannot place", () => {
    const rows = [
      ["2025-01-01", "1"],
      ["2025-02-01", "2"],
      [null, "9"],
    ];
    const plot = plotOf({ chart, columns, rows });
    expect(plot.points).toHaveLength(2);
    expect(plot.omitted.undated).toBe(1);
  });

  it("of a single moment is a bar", () => {
    expect(plotOf({ chart, columns, rows: [["2025-01-01", "1"]] }).kind).toBe("columns");
  });

  it("over something that is not time is bars", () => {
    const rows = [
      ["a", "1"],
      ["b", "2"],
    ];
    expect(plotOf({ chart: chartSpec({ type: "line" }), rows }).kind).toBe("ranking");
  });

  it("leaves zero out only when it is far away", () => {
    const line = (low: string) =>
      plotOf({
        chart,
        columns,
        rows: [
          ["2025-01-01", low],
          ["2025-02-01", "1000"],
        ],
      });
    expect(line("980").axis.min).toBeGreaterThan(900);
    expect(line("400").axis.min).toBe(0);
  });

  it("keeps several rows of one date as they are", () => {
    const rows = [
      ["2025-01-01", "1"],
      ["2025-01-01", "2"],
      ["2025-03-01", "3"],
    ];
    expect(plotOf({ chart, columns, rows }).points).toHaveLength(3);
  });
});

it("never draws what is not a number", () => {
  const plot = plotOf({
    rows: [
      ["a", "NaN"],
      ["b", ""],
      ["c", true],
      ["d", "Infinity"],
    ],
  });
  expect(values(plot)).toEqual([[null], [null], [null], [null]]);
});
