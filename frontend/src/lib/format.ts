import type { ColumnType, DisplayFormat, Language, Value } from "./contract";

export interface ValueShape {
  type: ColumnType;
  format: DisplayFormat;
  /** Stands after a number, where the format does not say it: « km ». */
  unit?: string | null;
}

export interface Formatter {
  /** A cell as a person reads it; a decimal string is never turned into a float. */
  value: (value: Value, shape: ValueShape) => string;
  /** A cell as a spreadsheet of this language reads it: all its digits, no group signs, no unit. */
  plain: (value: Value, shape: ValueShape) => string;
  /** A short number for an axis: « 1,2 M€ ». */
  compact: (value: number, format: DisplayFormat) => string;
  integer: (value: number) => string;
  /** A part of one as a percentage: 0.97 is « 97 % ». */
  ratio: (value: number) => string;
  /** A growth as a signed percentage: 0.124 is « +12,4 % ». */
  change: (part: number) => string;
  /** A difference between two percentages: « +1,2 pt ». */
  points: (difference: number) => string;
  dateTime: (iso: string) => string;
  duration: (milliseconds: number) => string;
  bytes: (count: number) => string;
}

/** DataPilot's companies are in France; their day is Paris's day, wherever the browser stands. */
const TIME_ZONE = "Europe/Paris";
const MISSING = "—";

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };
const HALF_YEAR: Record<Language, string> = { fr: "S", en: "H" };
const QUARTER: Record<Language, string> = { fr: "T", en: "Q" };
const HOUR: Record<Language, string> = { fr: "\u00a0h", en: ":00" };
const WEEK: Record<Language, string> = { fr: "S", en: "W" };
const WORDS: Record<Language, { true: string; false: string; byte: string; units: string[] }> = {
  fr: { true: "oui", false: "non", byte: "octet", units: ["ko", "Mo", "Go"] },
  en: { true: "yes", false: "no", byte: "byte", units: ["kB", "MB", "GB"] },
};

const DAY = { day: "2-digit", month: "2-digit", year: "numeric" } as const;

/** A percentage as it is said: 25.5 is 25,5 %. */
const PERCENTAGE = { style: "unit", unit: "percent", maximumFractionDigits: 1 } as const;
const DAYS = {
  style: "unit",
  unit: "day",
  unitDisplay: "long",
  maximumFractionDigits: 1,
} as const;

const SIGNED = { signDisplay: "exceptZero", maximumFractionDigits: 1 } as const;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

export function parseIsoDate(value: Value): Date | null {
  const parts = typeof value === "string" ? ISO_DATE.exec(value) : null;
  if (!parts) return null;
  return new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
}

/** ISO 8601: the week's year is that of its Thursday. */
export function isoWeek(date: Date): { year: number; week: number } {
  const day = 24 * 60 * 60 * 1000;
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * day);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * day));
  return { year, week };
}

/** Two decimals at most, and as many as were written: of a column of cents, 12.00 stays 12,00. */
function fractionDigits(value: string | number): Intl.NumberFormatOptions {
  const size = Math.abs(Number(value));
  if (size > 0 && size < 0.1) return { maximumSignificantDigits: 3 };
  const written = String(value).split(".")[1]?.length ?? 0;
  return { minimumFractionDigits: Math.min(written, 2), maximumFractionDigits: 2 };
}

function numberOptions(value: string | number, shape: ValueShape): Intl.NumberFormatOptions {
  if (shape.format === "eur") return { style: "currency", currency: "EUR" };
  if (shape.format === "percent") return PERCENTAGE;
  if (shape.format === "days") return DAYS;
  return fractionDigits(value);
}

export function createFormatter(language: Language): Formatter {
  const locale = LOCALES[language];

  function number(value: string | number, options: Intl.NumberFormatOptions): string {
    // Intl reads a numeric string digit by digit; TypeScript wants a literal type for that.
    return new Intl.NumberFormat(locale, options).format(value as Intl.StringNumericLiteral);
  }

  function period(date: Date, format: DisplayFormat): string {
    const year = String(date.getUTCFullYear());
    if (format === "year") return year;
    if (format === "half_year") {
      return `${HALF_YEAR[language]}${date.getUTCMonth() < 6 ? 1 : 2} ${year}`;
    }
    if (format === "quarter") {
      return `${QUARTER[language]}${Math.floor(date.getUTCMonth() / 3) + 1} ${year}`;
    }
    if (format === "week") {
      const iso = isoWeek(date);
      return `${WEEK[language]}${String(iso.week).padStart(2, "0")} ${iso.year}`;
    }
    const shape = format === "month" ? ({ month: "short", year: "numeric" } as const) : DAY;
    return new Intl.DateTimeFormat(locale, { ...shape, timeZone: "UTC" }).format(date);
  }

  /** 1 is Monday, as was 1 January 2024. */
  function weekday(day: number): string {
    const date = new Date(Date.UTC(2024, 0, day));
    return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(date);
  }

  function timestamp(value: string): string {
    const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(value);
    const date = new Date(zoned ? value : `${value}Z`);
    if (Number.isNaN(date.getTime())) return value;
    return new Intl.DateTimeFormat(locale, {
      ...DAY,
      hour: "2-digit",
      minute: "2-digit",
      timeZone: zoned ? TIME_ZONE : "UTC",
    }).format(date);
  }

  function value(cell: Value, shape: ValueShape): string {
    if (cell === null) return MISSING;
    if (typeof cell === "boolean") return WORDS[language][cell ? "true" : "false"];
    if (shape.type === "text") return String(cell);
    const date = parseIsoDate(cell);
    if (date) return period(date, shape.format);
    if (shape.type === "date" || shape.type === "timestamp") return timestamp(String(cell));
    const isCode = shape.format === "identifier" || shape.format === "year";
    if (isCode || !NUMBER.test(String(cell))) return String(cell);
    if (shape.format === "weekday") return weekday(Number(cell));
    if (shape.format === "hour") return `${String(cell)}${HOUR[language]}`;
    const shown = number(cell, numberOptions(cell, shape));
    return shape.unit ? `${shown}\u00a0${shape.unit}` : shown;
  }

  function plain(cell: Value, shape: ValueShape): string {
    if (cell === null) return "";
    const isNumber = shape.type === "integer" || shape.type === "decimal";
    if (!isNumber || !NUMBER.test(String(cell))) return value(cell, { ...shape, format: null });
    return language === "fr" ? String(cell).replace(".", ",") : String(cell);
  }

  function compact(amount: number, format: DisplayFormat): string {
    if (format === "percent") return number(amount, PERCENTAGE);
    const currency = format === "eur" ? ({ style: "currency", currency: "EUR" } as const) : {};
    const text = number(amount, {
      ...currency,
      notation: "compact",
      minimumFractionDigits: 0,
      maximumFractionDigits: 2,
    });
    return text.replace(/(\p{L})\s€/u, "$1€"); // « 20 k€ »
  }

  function bytes(count: number): string {
    const { byte, units } = WORDS[language];
    if (count < 1000) return `${count} ${byte}${count > 1 ? "s" : ""}`;
    const power = Math.min(Math.floor(Math.log10(count) / 3), units.length);
    const size = number(count / 1000 ** power, { maximumFractionDigits: 1 });
    return `${size} ${units[power - 1] ?? ""}`;
  }

  return {
    value,
    plain,
    compact,
    bytes,
    ratio: (part) => number(part, { style: "percent", maximumFractionDigits: 0 }),
    change: (part) => number(part, { ...SIGNED, style: "percent" }),
    points: (difference) => `${number(difference, SIGNED)}\u00a0pt`,
    integer: (count) => number(count, { maximumFractionDigits: 0 }),
    dateTime: timestamp,
    duration: (milliseconds) =>
      milliseconds < 1000
        ? `${number(milliseconds, { maximumFractionDigits: milliseconds < 10 ? 1 : 0 })} ms`
        : `${number(milliseconds / 1000, { maximumFractionDigits: 1 })} s`,
  };
}
