import type { ColumnType, FilterOperator } from "@/lib/contract";

/** What an operator is told: any number of values, one, both ends, or nothing. */
export type Arity = "many" | "one" | "two" | "none";

const TEXT: FilterOperator[] = [
  "one_of",
  "not_one_of",
  "contains",
  "starts_with",
  "ends_with",
  "empty",
  "present",
];
const NUMBER: FilterOperator[] = [
  "equal",
  "not_equal",
  "greater",
  "greater_or_equal",
  "less",
  "less_or_equal",
  "between",
  "one_of",
  "not_one_of",
  "empty",
  "present",
];
const DAY: FilterOperator[] = ["equal", "greater_or_equal", "less", "between", "empty", "present"];
const BOOLEAN: FilterOperator[] = ["one_of", "empty", "present"];

export function operatorsFor(type: ColumnType): FilterOperator[] {
  switch (type) {
    case "text":
      return TEXT;
    case "boolean":
      return BOOLEAN;
    case "date":
    case "timestamp":
      return DAY;
    default:
      return NUMBER;
  }
}

export function arityOf(operator: FilterOperator): Arity {
  if (operator === "one_of" || operator === "not_one_of") return "many";
  if (operator === "between") return "two";
  return operator === "empty" || operator === "present" ? "none" : "one";
}

/** A value as the API takes it from what a person typed: « 1 234,50 » is 1234.50. Null where it is none. */
export function typedValue(text: string, type: ColumnType): string | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (type === "integer" || type === "decimal") {
    const digits = trimmed.replaceAll(/[\s\u00a0\u202f€%]/g, "").replace(",", ".");
    return /^-?\d+(\.\d+)?$/.test(digits) ? digits : null;
  }
  if (type === "date" || type === "timestamp") {
    return /^\d{4}-\d{2}-\d{2}$/.test(trimmed) ? trimmed : null;
  }
  return trimmed;
}

/** The other way round, for a field that is to be changed. */
export function shownValue(value: string, type: ColumnType, language: "fr" | "en"): string {
  return type === "decimal" && language === "fr" ? value.replace(".", ",") : value;
}
