import type { Language } from "@/lib/contract";

function named(language: Language, count: number, first: Date, field: "month" | "weekday") {
  const shape = new Intl.DateTimeFormat(language, { [field]: "long", timeZone: "UTC" });
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(first);
    if (field === "month") date.setUTCMonth(index);
    else date.setUTCDate(first.getUTCDate() + index);
    return shape.format(date);
  });
}

export function monthNames(language: Language): string[] {
  return named(language, 12, new Date(Date.UTC(2024, 0, 1)), "month");
}

/** From Monday, as ISO 8601 counts. */
export function dayNames(language: Language): string[] {
  return named(language, 7, new Date(Date.UTC(2024, 0, 1)), "weekday");
}

/** How a year that starts in this month is called: « 2024 », « 2024/2025 ». */
export function fiscalYears(firstMonth: number): string {
  return firstMonth === 1 ? "2024" : "2024/2025";
}
