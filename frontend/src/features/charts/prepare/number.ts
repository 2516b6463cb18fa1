import type { ResultColumn, Value } from "@/lib/contract";
import type { Formatter } from "@/lib/format";

import { alongTime } from "./grid";
import { toNumber } from "./numbers";
import type { Reading } from "./reading";

export interface Change {
  direction: "up" | "down" | "flat";
  /** « +12,4 % », or « +1,2 pt » between percentages. */
  text: string;
  /** The period that it is compared with. */
  since: string;
  /** The number then, where `since` says when it was: « 17 810 en octobre 2026 ». */
  before: string | null;
}

export interface NumberCard {
  label: string;
  text: string;
  /** What or when it is the number of; null where it is of everything. */
  of: string | null;
  change: Change | null;
  /** The periods before it, the last one included; a missing one leaves a gap. */
  trend: (number | null)[];
  /** Further measures of the same row. */
  others: { label: string; text: string }[];
}

const MAX_OTHERS = 3;
const LONGEST_TREND = 60;

/** One number: of the only row, or of the last period with what became of it since the period before. */
export function prepareNumber(reading: Reading, format: Formatter, missing: string): NumberCard {
  return reading.rows.length === 1 || !reading.grid
    ? ofRow(reading, format, missing)
    : ofLastPeriod(reading.grid, format);
}

function ofRow(reading: Reading, format: Formatter, missing: string): NumberCard {
  const row = reading.rows[0] ?? [];
  const [first, ...rest] = reading.measures.map(({ index, column, label }) => ({
    label,
    text: format.value(row[index] ?? null, column),
  }));
  const names = reading.dimensions.map(({ index, column }) => {
    const value = row[index] ?? null;
    return value === null ? missing : format.value(value, column);
  });
  return {
    label: first?.label ?? "",
    text: first?.text ?? "",
    of: names.length > 0 ? names.join(", ") : null,
    change: comparedChange(reading, format),
    trend: [],
    others: rest.slice(0, MAX_OTHERS),
  };
}

function comparedChange({ compared, measures }: Reading, format: Formatter): Change | null {
  const percent = toNumber(compared?.changePercent ?? null);
  const measure = measures[0]?.column;
  if (!compared || !measure || percent === null) return null;
  return {
    direction: directionOf(percent),
    text: format.change(percent / 100),
    since: compared.label,
    before: format.value(compared.value, measure),
  };
}

function directionOf(difference: number): Change["direction"] {
  if (difference === 0) return "flat";
  return difference > 0 ? "up" : "down";
}

function ofLastPeriod(grid: NonNullable<Reading["grid"]>, format: Formatter): NumberCard {
  const periods = alongTime(grid);
  const last = periods.at(-1);
  const before = periods.at(-2);
  const cell = (at: typeof last): Value => at?.cells[0] ?? null;
  return {
    label: String(grid.split ? grid.measure.label : (grid.names[0] ?? grid.measure.label)),
    text: format.value(cell(last), grid.measure),
    of: format.value(last?.x ?? null, grid.x),
    change: changeBetween(cell(before), cell(last), grid.measure, format, () =>
      format.value(before?.x ?? null, grid.x),
    ),
    trend: periods.slice(-LONGEST_TREND).map((period) => toNumber(period.cells[0])),
    others: [],
  };
}

/** Null where there is nothing to compare with: a missing number, or a growth from zero. */
function changeBetween(
  before: Value,
  after: Value,
  measure: ResultColumn,
  format: Formatter,
  since: () => string,
): Change | null {
  const [from, to] = [toNumber(before), toNumber(after)];
  if (from === null || to === null) return null;
  const inPoints = measure.format === "percent";
  if (!inPoints && from === 0) return null;
  const difference = to - from;
  return {
    direction: directionOf(difference),
    text: inPoints ? format.points(difference) : format.change(difference / Math.abs(from)),
    since: since(),
    before: null,
  };
}
