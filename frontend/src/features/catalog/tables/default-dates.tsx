"use client";

import { Card } from "@/components/ui/card";

import { useCatalog } from "../catalog-context";
import { dateColumns } from "../prepare/columns";
import { useWords } from "../use-words";

import { DefaultDate } from "./default-date";

/** For each table with dates, the one that places its rows in time. */
export function DefaultDates() {
  const { w } = useWords();
  const { definitions } = useCatalog();
  const dated = (definitions.tables ?? []).filter(
    (table) => !table.hidden && dateColumns(table).length > 0,
  );
  if (dated.length === 0) return null;
  return (
    <Card className="grid gap-4 p-5">
      <div className="grid gap-1">
        <h2 className="text-lg font-semibold">{w("dates.title")}</h2>
        <p className="text-sm text-pretty text-ink-soft">{w("dates.text")}</p>
      </div>
      <ul className="grid gap-4 sm:grid-cols-2">
        {dated.map((table) => (
          <li key={table.name}>
            <DefaultDate table={table} isNamed />
          </li>
        ))}
      </ul>
    </Card>
  );
}
