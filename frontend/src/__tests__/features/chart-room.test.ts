import type { Plot, Point } from "@/features/charts/prepare/plot";
import { layOutRanking } from "@/features/charts/prepare/ranking";
import { cut, labelsThatFit, ticksThatFit } from "@/features/charts/prepare/room";
import { frameOf, PADDING } from "@/features/charts/picture/frame";

const ticks = [0, 1, 2, 3, 4, 5, 6].map((value) => ({ value, text: String(value) }));
const shown = (height: number) => ticksThatFit(ticks, height).map((tick) => tick.value);

it("marks an axis as often as its length bears, in equal steps, both ends kept", () => {
  expect(shown(400)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(shown(150)).toEqual([0, 2, 4, 6]);
  expect(shown(80)).toEqual([0, 3, 6]);
  expect(shown(20)).toEqual([0, 6]);
  const five = ticks.slice(0, 6);
  expect(ticksThatFit(five, 100).map((tick) => tick.value)).toEqual([0, 5]);
  expect(ticksThatFit(ticks.slice(0, 2), 10)).toHaveLength(2);
});

it("cuts a label only where it is too long", () => {
  expect(cut("Bretagne", 8)).toBe("Bretagne");
  expect(cut("Île-de-France", 8)).toBe("Île-de-…");
  expect(cut("Pays de Loire", 9)).toBe("Pays de…");
  expect(cut("abc", 0)).toBe("a…");
});

function points(labels: string[]): Point[] {
  return labels.map((label, index) => ({ key: String(index), label, x: label, marks: [] }));
}

describe("the labels under an axis", () => {
  it("of names are all there, cut to their place", () => {
    const labels = labelsThatFit(points(["Auvergne-Rhône-Alpes", "Bretagne"]), false, 240);
    expect([...labels.values()]).toEqual(["Auvergne-Rhône-A…".slice(0, 15) + "…", "Bretagne"]);
  });
  it("of moments are thinned and never cut", () => {
    const months = points(Array.from({ length: 24 }, (_, index) => `mois ${index}`));
    const labels = labelsThatFit(months, true, 480);
    expect([...labels.keys()]).toEqual(["0", "4", "8", "12", "16", "20"]);
    expect(labels.get("4")).toBe("mois 4");
  });
  it("of many names are thinned too", () => {
    const labels = labelsThatFit(points(Array<string>(40).fill("Bretagne")), false, 400);
    expect(labels.size).toBeLessThan(10);
    expect(labels.has("0")).toBe(true);
  });
  it("of nothing are none", () => {
    expect(labelsThatFit([], true, 100).size).toBe(0);
  });
});

function plot(extra: Partial<Plot> = {}): Plot {
  const mark = (value: number | null) => ({ value, text: value === null ? "—" : String(value) });
  return {
    xLabel: "Région",
    x: "region",
    temporal: false,
    series: [{ key: "s0", label: "CA", color: "var(--chart-1)" }],
    points: [
      { key: "0", label: "Bretagne", x: "Bretagne", marks: [mark(10)] },
      { key: "1", label: "Alsace", x: "Alsace", marks: [mark(null)] },
    ],
    axis: { min: 0, max: 10, ticks: [] },
    stacked: false,
    omitted: { points: 0, series: 0, measures: 0, undated: 0 },
    ...extra,
  };
}

describe("horizontal bars", () => {
  it("have their names beside them where there is room, above them on a phone", () => {
    const wide = layOutRanking(plot(), 600);
    expect(wide.trackX).toBeGreaterThan(0);
    expect(wide.rows[0]?.labelX).toBeLessThan(wide.trackX);
    const narrow = layOutRanking(plot(), 300);
    expect(narrow.trackX).toBe(0);
    expect(narrow.rows[0]?.labelY).toBeLessThan(narrow.rows[0]?.bars[0]?.y ?? 0);
    expect(narrow.height).toBeGreaterThan(wide.height);
  });

  it("fill their track with the largest, and leave a missing one empty", () => {
    const { rows, trackX, trackWidth } = layOutRanking(plot(), 600);
    expect(rows[0]?.bars[0]).toMatchObject({ x: trackX, width: trackWidth });
    expect(rows[1]?.bars[0]).toMatchObject({ width: 0, text: { value: "—" } });
  });

  it("grow to both sides of zero", () => {
    const losses = plot({ axis: { min: -10, max: 10, ticks: [] } });
    losses.points[1] = { key: "1", label: "B", x: "B", marks: [{ value: -5, text: "-5" }] };
    const { rows, trackX, trackWidth } = layOutRanking(losses, 600);
    expect(rows[0]?.bars[0]?.x).toBeCloseTo(trackX + trackWidth / 2);
    expect(rows[1]?.bars[0]?.x).toBeCloseTo(trackX + trackWidth / 4);
  });

  it("leaves room for a percent sign, which is wider than a digit", () => {
    const withText = (text: string) => {
      const made = plot();
      for (const point of made.points) for (const mark of point.marks) mark.text = text;
      return layOutRanking(made, 600).trackWidth;
    };
    expect(withText("12,5 %")).toBeLessThan(withText("12,5 0"));
  });

  it("stand on each other where they add up, a missing part taking no room", () => {
    const series = ["x", "y", "z"].map((label, index) => ({
      key: `s${index}`,
      label,
      color: `var(--chart-${index + 1})`,
    }));
    const marks = [4, null, 6].map((value) => ({ value, text: String(value ?? "—") }));
    const stack = plot({
      series,
      stacked: true,
      points: [{ key: "0", label: "Bretagne", x: "Bretagne", marks }],
    });
    const [row] = layOutRanking(stack, 600).rows;
    expect(row?.bars.map((bar) => bar.text)).toEqual([null, null, null]);
    expect(row?.bars[1]?.width).toBe(0);
    expect(row?.bars[2]?.x).toBeCloseTo((row?.bars[0]?.x ?? 0) + (row?.bars[0]?.width ?? 0));
    expect(row?.bars[0]?.title).toBe("x : 4");
  });

  it("cut a long name and keep the whole one", () => {
    const label = "Une région dont le nom est vraiment très long, bien trop long";
    const long = plot();
    long.points[0] = { key: "0", label, x: label, marks: [{ value: 1, text: "1" }] };
    const [row] = layOutRanking(long, 500).rows;
    expect(row?.label.endsWith("…")).toBe(true);
    expect(row?.title).toBe(label);
  });
});

describe("a picture", () => {
  const chart = { width: 400, height: 200 };
  const item = (label: string) => ({ key: label, label, color: "var(--chart-1)" });

  it("holds title, chart and source, one under the other", () => {
    const frame = frameOf({ title: "CA par région", legend: [], source: "Ventes" }, chart);
    expect(frame.width).toBe(400 + 2 * PADDING);
    expect(frame.title).toHaveLength(1);
    expect(frame.chart.y).toBeGreaterThan(frame.title[0]?.y ?? 0);
    expect(frame.source.y).toBeGreaterThan(frame.chart.y + chart.height);
    expect(frame.height).toBeGreaterThan(frame.source.y);
  });

  it("breaks a long title between words, and a long legend into rows", () => {
    const title = "Chiffre d'affaires hors taxes par région et par commercial depuis janvier 2025";
    const legend = ["Île-de-France", "Auvergne-Rhône-Alpes", "Nouvelle-Aquitaine"].map(item);
    const frame = frameOf({ title, legend, source: "" }, chart);
    expect(frame.title.length).toBeGreaterThan(1);
    expect(frame.title.map((line) => line.text).join(" ")).toBe(title);
    expect(new Set(frame.legend.map((placed) => placed.y)).size).toBeGreaterThan(1);
    expect(frame.chart.y).toBeGreaterThan(frame.legend.at(-1)?.y ?? 0);
  });
});
