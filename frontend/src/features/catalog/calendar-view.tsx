"use client";

import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { useLanguage } from "@/contexts/LanguageContext";

import { useCatalog } from "./catalog-context";
import { OriginBadge } from "./origin-badge";
import { dayNames, fiscalYears, monthNames } from "./prepare/calendar";
import { calendarOf } from "./prepare/items";
import { ProblemLines } from "./problem-lines";
import { DefaultDates } from "./tables/default-dates";
import { useWords } from "./use-words";

/** How the company counts its years, and which date a question is about that names none. */
export function CalendarView() {
  const { language } = useLanguage();
  const { w } = useWords();
  const { definitions, canEdit, edit } = useCatalog();
  const calendar = calendarOf(definitions);
  const months = monthNames(language);
  const first = calendar.first_fiscal_month;
  const change = (part: Partial<typeof calendar>) =>
    edit({ kind: "calendar", value: { ...calendar, ...part } });
  return (
    <div className="grid gap-5">
      <Card className="grid gap-4 p-5">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-lg font-semibold">{w("calendar.title")}</h2>
          <OriginBadge origin={calendar.origin} />
        </div>
        <ProblemLines path="calendar" />
        <fieldset disabled={!canEdit} className="grid gap-4 sm:grid-cols-2">
          <Field
            label={w("calendar.fiscal")}
            hint={w("calendar.fiscal.hint", {
              month: months[first - 1] ?? "",
              year: fiscalYears(first),
            })}
          >
            {(control) => (
              <NativeSelect
                {...control}
                value={first}
                onChange={(event) => change({ first_fiscal_month: Number(event.target.value) })}
              >
                {months.map((month, index) => (
                  <option key={month} value={index + 1}>
                    {month}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field label={w("calendar.week")} hint={w("calendar.week.hint")}>
            {(control) => (
              <NativeSelect
                {...control}
                value={calendar.first_day_of_week}
                onChange={(event) => change({ first_day_of_week: Number(event.target.value) })}
              >
                {dayNames(language).map((day, index) => (
                  <option key={day} value={index + 1}>
                    {day}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        </fieldset>
      </Card>
      <DefaultDates />
    </div>
  );
}
