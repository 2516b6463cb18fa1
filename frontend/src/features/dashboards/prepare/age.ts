import type { WidgetData } from "@/lib/contract";

/** Moment at which the oldest of the data was read, in milliseconds; null where there is none. */
export function oldest(data: WidgetData[]): number | null {
  if (data.length === 0) return null;
  return Math.min(...data.map((each) => Date.parse(each.as_of)));
}

export type Age =
  | { unit: "now" }
  | { unit: "minutes"; count: number }
  | { unit: "hours"; count: number }
  | { unit: "days"; count: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function ageOf(moment: number, now: number): Age {
  const age = Math.max(0, now - moment);
  if (age < MINUTE) return { unit: "now" };
  if (age < HOUR) return { unit: "minutes", count: Math.floor(age / MINUTE) };
  if (age < DAY) return { unit: "hours", count: Math.floor(age / HOUR) };
  return { unit: "days", count: Math.floor(age / DAY) };
}
