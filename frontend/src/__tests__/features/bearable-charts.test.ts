import { bearableTypes, MAX_SLICES } from "@/features/charts/prepare/bearable";
import { prepareChart } from "@/features/charts/prepare/chart";
import type { ChartData } from "@/features/charts/prepare/reading";
import type { ChartType } from "@/features/charts/prepare/types";
import type { ResultColumn, Value } from "@/lib/contract";
import { createFormatter } from "@/lib/format";

import { chartSpec, column, region, revenue } from "../support/samples";

const format = createFormatter("fr");
const sum: ResultColumn = { ...revenue, additive: true };
const average: ResultColumn = { ...revenue, additive: false };
const month = column("mois", { type: "date", format: "month" });
const channel = column("canal");
const margin = column("marge", { type: "decimal", role: "measure", format: "eur" });

function data(columns: ResultColumn[], rows: Value[][], spec: Partial<ChartData["chart"]> = {}) {
  return { chart: chartSpec(spec ?? {}), columns, rows };
}

const names = (...values: Value[]): Value[][] => values.map((value, index) => [`r${index}`, value]);

const drawn = (given: ChartData, wanted: ChartType | null) => {
  const chart = prepareChart(given, format, "(vide)", wanted);
  return "type" in chart ? chart.type : chart.kind;
};

it("offers nothing where there is nothing to draw", () => {
  expect(bearableTypes({ ...data([region, sum], names("1")), chart: null })).toEqual([]);
  expect(bearableTypes(data([region, sum], []))).toEqual([]);
});

it("offers bars, a ring and a table for the parts of a sum", () => {
  const given = data([region, sum], names("2", "1"));
  expect(bearableTypes(given)).toEqual(["horizontal_bar", "bar", "pie", "table"]);
});

describe("a ring is wrong, and bars stand in its place,", () => {
  it.each<[string, ChartData]>([
    ["where parts are averages", data([region, average], names("2", "1"))],
    ["where a part is negative", data([region, sum], names("2", "-1"))],
    ["where a part is missing", data([region, sum], names("2", null))],
    ["where all parts are nothing", data([region, sum], names("0", "0"))],
    ["where there is one part", data([region, sum], names("2"))],
    [
      "where parts are many",
      data([region, sum], names(...Array<string>(MAX_SLICES + 1).fill("1"))),
    ],
    [
      "where a name comes twice",
      data(
        [region, sum],
        [
          ["a", "1"],
          ["a", "2"],
        ],
      ),
    ],
    [
      "where there are several series",
      data([region, channel, sum], [["a", "x", "1"]], { split_by: "canal" }),
    ],
  ])("%s", (_, given) => {
    expect(bearableTypes(given)).not.toContain("pie");
    expect(drawn(given, "pie")).toBe("horizontal_bar");
  });

  it("where parts are moments", () => {
    const rows = [
      ["2025-01-01", "1"],
      ["2025-02-01", "2"],
    ];
    const given = data([month, sum], rows, { type: "line", x: "mois" });
    expect(bearableTypes(given)).toEqual([
      "number",
      "horizontal_bar",
      "bar",
      "line",
      "area",
      "table",
    ]);
    expect(drawn(given, "pie")).toBe("bar");
  });
});

describe("series over time", () => {
  const rows: Value[][] = [
    ["2025-01-01", "x", "1"],
    ["2025-01-01", "y", "2"],
    ["2025-02-01", "x", "3"],
    ["2025-02-01", "y", "4"],
  ];
  const spec = { type: "line", x: "mois", split_by: "canal" } as const;

  it("that add up may be stacked", () => {
    const types = bearableTypes(data([month, channel, sum], rows, spec));
    expect(types).toEqual(["horizontal_bar", "bar", "stacked_bar", "line", "area", "table"]);
  });

  it("that do not add up may not", () => {
    const given = data([month, channel, average], rows, spec);
    expect(bearableTypes(given)).toEqual(["horizontal_bar", "bar", "line", "table"]);
    expect(drawn(given, "stacked_bar")).toBe("bar");
    expect(drawn(given, "area")).toBe("line");
  });

  it("with a hole are no stack of areas: the hole would be drawn as zero", () => {
    const given = data([month, channel, sum], rows.slice(1), spec);
    expect(bearableTypes(given)).not.toContain("area");
    expect(drawn(given, "area")).toBe("line");
  });

  it("below zero have no ground", () => {
    const losses = rows.map(([x, split]) => [x ?? null, split ?? null, "-1"]);
    const types = bearableTypes(data([month, channel, sum], losses, spec));
    expect(types).toEqual(["horizontal_bar", "bar", "line", "table"]);
  });

  it("of a single moment are no line", () => {
    expect(drawn(data([month, sum], [["2025-01-01", "1"]], { x: "mois" }), "line")).toBe("bar");
  });
});

describe("what came as a table", () => {
  const table: Partial<ChartData["chart"]> = { type: "table", x: null, series: [] };

  it("is drawn along its only dimension where that names each row", () => {
    const given = data([region, sum], names("2", "1"), table);
    expect(drawn(given, null)).toBe("table");
    expect(drawn(given, "bar")).toBe("bar");
    const twice: Value[][] = [
      ["a", "1"],
      ["a", "2"],
    ];
    expect(bearableTypes(data([region, sum], twice, table))).toEqual(["table"]);
  });

  it("is split by the dimension that has fewer values, and runs along the time", () => {
    const rows: Value[][] = [
      ["x", "2025-01-01", "1"],
      ["x", "2025-02-01", "2"],
    ];
    const chart = prepareChart(data([channel, month, sum], rows, table), format, "", "line");
    expect(chart).toMatchObject({ kind: "line", x: "mois", series: [{ label: "x" }] });
  });

  it("of too many series, of three dimensions or of none stays one", () => {
    const many = Array.from({ length: 18 }, (_, i) => [`r${i % 9}`, `c${i}`, "1"]);
    expect(bearableTypes(data([region, channel, sum], many, table))).toEqual(["table"]);
    expect(
      bearableTypes(data([region, channel, month, sum], [["a", "b", "2025-01-01", "1"]], table)),
    ).toEqual(["number", "table"]);
    expect(bearableTypes(data([sum], [["1"], ["2"]], table))).toEqual(["table"]);
    expect(bearableTypes(data([region], [["a"], ["b"]], table))).toEqual(["table"]);
  });

  it("of two dimensions and two measures has no axis, but dots", () => {
    const rows: Value[][] = [1, 2, 3].map((n) => [`r${n}`, `c${n}`, String(n), String(n)]);
    expect(bearableTypes(data([region, channel, sum, margin], rows, table))).toEqual([
      "scatter",
      "table",
    ]);
  });
});

it("sets two measures against each other from three rows on", () => {
  const rows: Value[][] = [1, 2, 3].map((n) => [`r${n}`, String(n), String(n)]);
  expect(bearableTypes(data([region, sum, margin], rows))).toContain("scatter");
  const few = data([region, sum, margin], rows.slice(1));
  expect(bearableTypes(few)).not.toContain("scatter");
  expect(drawn(few, "scatter")).toBe("table");
});

it("draws what the server chose, in the forms of the page", () => {
  const parts = data([region, sum], names("2", "1"), { type: "pie" });
  expect(drawn(parts, null)).toBe("pie");
  expect(drawn(data([region, average], names("2", "1"), { type: "pie" }), null)).toBe("pie");
  const rows: Value[][] = [
    ["2025-01-01", "1"],
    ["2025-02-01", "2"],
  ];
  expect(drawn(data([month, sum], rows, { type: "area", x: "mois" }), null)).toBe("area");
  expect(drawn(data([month, sum], rows, { type: "bar", x: "mois" }), null)).toBe("bar");
  const lying = { type: "bar", x: "mois", horizontal: true } as const;
  expect(drawn(data([month, sum], rows, lying), null)).toBe("horizontal_bar");
  const stack = { split_by: "canal", stacked: true };
  const split = data([region, channel, average], [["a", "x", "1"]], stack);
  expect(drawn(split, null)).toBe("stacked_bar");
  const dots: Value[][] = [1, 2, 3].map((n) => [`r${n}`, String(n), String(10 * n)]);
  const series = [{ column: "mt_ht", label: "Montant HT" }];
  const scatter = data([region, sum, margin], dots, { type: "scatter", x: "marge", series });
  expect(prepareChart(scatter, format, "")).toMatchObject({
    kind: "scatter",
    dotLabel: "Région",
    xLabel: "marge",
    yLabel: "Montant HT",
    dots: [{ label: "r1", x: 10, y: 1 }, {}, {}],
  });
});
