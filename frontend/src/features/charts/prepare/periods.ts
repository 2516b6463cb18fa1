import type { DisplayFormat, Value } from "@/lib/contract";
import { parseIsoDate } from "@/lib/format";

type Grain = "year" | "half_year" | "quarter" | "month" | "week" | "day";

const GRAINS: readonly DisplayFormat[] = ["year", "half_year", "quarter", "month", "week", "day"];
const MAX_PERIODS = 1000;

function isGrain(format: DisplayFormat): format is Grain {
  return GRAINS.includes(format);
}

export function isTemporal(format: DisplayFormat, type: string): boolean {
  return isGrain(format) || type === "date" || type === "timestamp";
}

function next(date: Date, grain: Grain): Date {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const day = date.getUTCDate();
  switch (grain) {
    case "year":
      return new Date(Date.UTC(year + 1, month, day));
    case "half_year":
      return new Date(Date.UTC(year, month + 6, day));
    case "quarter":
      return new Date(Date.UTC(year, month + 3, day));
    case "month":
      return new Date(Date.UTC(year, month + 1, day));
    case "week":
      return new Date(Date.UTC(year, month, day + 7));
    case "day":
      return new Date(Date.UTC(year, month, day + 1));
  }
}

/**
 * The sorted periods with those that are missing between the first and the last, so that a gap shows as a gap.
 * Periods that do not stand on the grain, or would be too many, come back as they are.
 */
export function withGaps(periods: Value[], format: DisplayFormat): Value[] {
  if (!isGrain(format) || periods.length < 2) return periods;
  if (format === "year" && periods.every((period) => typeof period === "number")) {
    return yearsWithGaps(periods);
  }
  const last = periods.at(-1) ?? null;
  const filled: Value[] = [];
  for (
    let date = parseIsoDate(periods[0] ?? null);
    date && filled.length < MAX_PERIODS;
    date = next(date, format)
  ) {
    const iso = date.toISOString().slice(0, 10);
    filled.push(iso);
    if (iso === last) return periods.every((period) => filled.includes(period)) ? filled : periods;
    if (typeof last === "string" && iso > last) return periods;
  }
  return periods;
}

function yearsWithGaps(years: number[]): Value[] {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
  if (last - first >= MAX_PERIODS) return years;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
