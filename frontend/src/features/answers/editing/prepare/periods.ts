/** The first day and the first day after: a period as the API takes it. */
export interface Period {
  from?: string;
  before?: string;
}

export const PRESETS = [
  "this_month",
  "last_month",
  "this_quarter",
  "last_quarter",
  "this_year",
  "last_year",
  "last_12_months",
] as const;
export type Preset = (typeof PRESETS)[number];

const iso = (date: Date) => date.toISOString().slice(0, 10);
const month = (year: number, index: number) => iso(new Date(Date.UTC(year, index, 1)));

/** What a preset means on a day; months of twelve, weeks aside. */
export function presetPeriod(preset: Preset, today: string): Required<Period> {
  const year = Number(today.slice(0, 4));
  const index = Number(today.slice(5, 7)) - 1;
  const quarter = index - (index % 3);
  const span = (first: number, count: number) => ({
    from: month(year, first),
    before: month(year, first + count),
  });
  switch (preset) {
    case "this_month":
      return span(index, 1);
    case "last_month":
      return span(index - 1, 1);
    case "this_quarter":
      return span(quarter, 3);
    case "last_quarter":
      return span(quarter - 3, 3);
    case "this_year":
      return span(0, 12);
    case "last_year":
      return span(-12, 12);
    case "last_12_months":
      return span(index - 12, 12);
  }
}

function shifted(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return iso(date);
}

/** People say the last day of a period, the API the first one after it. */
export const lastDay = (period: Period) => period.before && shifted(period.before, -1);

/** Null where the ends are the wrong way round, or there is none. */
export function periodBetween(first: string, last: string): Period | null {
  if (first === "" && last === "") return null;
  if (first !== "" && last !== "" && first > last) return null;
  return {
    ...(first === "" ? {} : { from: first }),
    ...(last === "" ? {} : { before: shifted(last, 1) }),
  };
}
