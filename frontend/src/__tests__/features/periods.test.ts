import { isTemporal, withGaps } from "@/features/charts/prepare/periods";
import type { DisplayFormat, Value } from "@/lib/contract";

it.each<[DisplayFormat, Value[], Value[]]>([
  ["month", ["2025-01-01", "2025-03-01"], ["2025-01-01", "2025-02-01", "2025-03-01"]],
  ["month", ["2024-12-01", "2025-01-01"], ["2024-12-01", "2025-01-01"]],
  ["quarter", ["2025-01-01", "2025-07-01"], ["2025-01-01", "2025-04-01", "2025-07-01"]],
  ["half_year", ["2024-07-01", "2025-07-01"], ["2024-07-01", "2025-01-01", "2025-07-01"]],
  ["year", ["2023-01-01", "2025-01-01"], ["2023-01-01", "2024-01-01", "2025-01-01"]],
  ["year", [2023, 2025], [2023, 2024, 2025]],
  ["week", ["2024-12-23", "2025-01-06"], ["2024-12-23", "2024-12-30", "2025-01-06"]],
  ["day", ["2024-02-28", "2024-03-01"], ["2024-02-28", "2024-02-29", "2024-03-01"]],
  // Summer time begins on 30 March 2025: a day is still a day.
  ["day", ["2025-03-29", "2025-03-31"], ["2025-03-29", "2025-03-30", "2025-03-31"]],
])("fills the gaps of %s in %j", (grain, periods, expected) => {
  expect(withGaps(periods, grain)).toEqual(expected);
});

it.each<[DisplayFormat, Value[]]>([
  [null, ["2025-01-01", "2025-03-01"]],
  ["month", ["2025-01-01"]],
  ["month", []],
  ["month", ["2025-01-01", "2025-02-15", "2025-03-01"]],
  ["month", ["2025-01-15", "2025-03-01"]],
  ["day", ["1900-01-01", "2025-01-01"]],
  ["year", [-4000, 2025]],
  ["month", ["janvier", "mars"]],
  ["year", [2025, "2026-01-01"]],
])("leaves alone what has no regular step, or too many (%s, %j)", (grain, periods) => {
  expect(withGaps(periods, grain)).toEqual(periods);
});

it("knows time from its grain or its type", () => {
  expect(isTemporal("year", "integer")).toBe(true);
  expect(isTemporal(null, "date")).toBe(true);
  expect(isTemporal(null, "timestamp")).toBe(true);
  expect(isTemporal("eur", "decimal")).toBe(false);
  expect(isTemporal("identifier", "integer")).toBe(false);
});
