import type { ColumnType, DisplayFormat, Value } from "@/lib/contract";
import { createFormatter, isoWeek } from "@/lib/format";

import { plain } from "../support/render";

const fr = createFormatter("fr");
const en = createFormatter("en");

type Case = [Value, ColumnType, DisplayFormat, string];

it.each<Case>([
  [null, "decimal", "eur", "—"],
  ["1234.56", "decimal", "eur", "1 234,56 €"],
  ["12345678901234567890.12", "decimal", "eur", "12 345 678 901 234 567 890,12 €"],
  ["-5", "decimal", "eur", "-5,00 €"],
  ["1234.5678", "decimal", null, "1 234,57"],
  ["0.00123456", "decimal", null, "0,00123"],
  ["0", "decimal", null, "0"],
  ["188068.00", "decimal", null, "188 068,00"],
  ["12.5", "decimal", null, "12,5"],
  [1234, "integer", null, "1 234"],
  ["9007199254740993", "integer", null, "9 007 199 254 740 993"],
  [75056, "integer", "identifier", "75056"],
  [2025, "integer", "year", "2025"],
  ["25.5", "decimal", "percent", "25,5 %"],
  ["1.5", "decimal", "days", "1,5 jour"],
  [12, "integer", "days", "12 jours"],
  [true, "boolean", null, "oui"],
  ["2025-12-31", "date", null, "31/12/2025"],
  ["2025-12-31", "date", "day", "31/12/2025"],
  ["2025-01-01", "date", "year", "2025"],
  ["2025-07-01", "date", "half_year", "S2 2025"],
  ["2025-04-01", "date", "quarter", "T2 2025"],
  [1, "integer", "weekday", "lundi"],
  [7, "integer", "weekday", "dimanche"],
  [14, "integer", "hour", "14 h"],
  ["2025-01-01", "date", "month", "janv. 2025"],
  ["2024-12-30", "date", "week", "S01 2025"],
  ["2025-12-31T23:30:00Z", "timestamp", null, "01/01/2026 00:30"],
  ["2025-12-31T23:30:00", "timestamp", null, "31/12/2025 23:30"],
  ["n'est pas une date", "timestamp", null, "n'est pas une date"],
  ["01234", "text", null, "01234"],
  ["2025-12-31", "text", null, "2025-12-31"],
])("shows %j (%s, %s) as « %s »", (value, type, format, expected) => {
  expect(plain(fr.value(value, { type, format }))).toBe(expected);
});

it("speaks English on request", () => {
  expect(en.value("2025-04-01", { type: "date", format: "quarter" })).toBe("Q2 2025");
  expect(en.value("1234.56", { type: "decimal", format: "eur" })).toBe("€1,234.56");
  expect(en.value(false, { type: "boolean", format: null })).toBe("no");
});

it.each([
  [0, "0 octet"],
  [1, "1 octet"],
  [999, "999 octets"],
  [4_812_333, "4,8 Mo"],
  [5e12, "5 000 Go"],
])("says how much %d bytes are", (count, expected) => {
  expect(plain(fr.bytes(count))).toBe(expected);
});

it.each([
  [0.42, "0,4 ms"],
  [16.9, "17 ms"],
  [1520, "1,5 s"],
])("says how long %d milliseconds are", (milliseconds, expected) => {
  expect(plain(fr.duration(milliseconds))).toBe(expected);
});

it.each([
  ["2021-01-03", 2020, 53],
  ["2021-01-04", 2021, 1],
  ["2026-12-31", 2026, 53],
])("puts %s in its ISO week", (day, year, week) => {
  expect(isoWeek(new Date(`${day}T00:00:00Z`))).toEqual({ year, week });
});

it("shortens the numbers of an axis", () => {
  expect(plain(fr.compact(1_200_000, "eur"))).toBe("1,2 M€");
  expect(plain(fr.compact(380, "eur"))).toBe("380 €");
  expect(plain(fr.compact(20_000, null))).toBe("20 k");
  expect(plain(fr.compact(50, "percent"))).toBe("50 %");
  expect(plain(fr.ratio(0.97))).toBe("97 %");
});
