"use client";

import { Calendar, CalendarClock, Hash, KeyRound, Link2, ToggleLeft, Type } from "lucide-react";

import { Badge } from "@/components/ui/badge";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Column, ColumnType, Relationship, Table } from "@/lib/contract";
import { isMessageKey } from "@/lib/i18n/dictionary";

import { keysOf, type ColumnKeys } from "./column-keys";

const icons: Record<ColumnType, typeof Hash> = {
  text: Type,
  integer: Hash,
  decimal: Hash,
  date: Calendar,
  timestamp: CalendarClock,
  boolean: ToggleLeft,
};

interface ColumnListProps {
  table: Table;
  relationships: Relationship[];
}

/** What was understood of each column of a table. */
export function ColumnList({ table, relationships }: ColumnListProps) {
  const { t } = useLanguage();
  return (
    <div role="table" aria-label={t("source.columns")} className="@container text-sm">
      <div
        role="row"
        className="hidden grid-cols-[1.3fr_1fr_1.2fr_1.6fr] gap-4 border-b border-line px-5 py-2.5 text-ink-faint @2xl:grid"
      >
        <span role="columnheader">{t("source.column.name")}</span>
        <span role="columnheader">{t("source.column.type")}</span>
        <span role="columnheader">{t("source.column.values")}</span>
        <span role="columnheader">{t("source.column.examples")}</span>
      </div>
      {table.columns.map((column) => (
        <ColumnRow
          key={column.name}
          column={column}
          keys={keysOf(table, column.name, relationships)}
        />
      ))}
    </div>
  );
}

function ColumnRow({ column, keys }: { column: Column; keys: ColumnKeys }) {
  const { t, tn, format } = useLanguage();
  const Icon = icons[column.type];
  const written = `source_format.${String(column.format)}`;
  const shape = { type: column.type, format: null };
  const { distinct_count: distinct, min, max } = column;
  const hasRange = column.type !== "text" && column.type !== "boolean" && min !== null;
  return (
    <div
      role="row"
      className="grid gap-x-4 gap-y-2 border-b border-line px-5 py-3.5 last:border-0 @2xl:grid-cols-[1.3fr_1fr_1.2fr_1.6fr] @2xl:items-start"
    >
      <span role="cell" className="grid min-w-0">
        <span className="font-medium break-words">{column.label}</span>
        {column.label !== column.name && (
          <span className="font-mono text-xs break-all text-ink-faint">{column.name}</span>
        )}
        {keys.isPrimary && (
          <span className="inline-flex items-center gap-1 text-xs text-ink-soft">
            <KeyRound aria-hidden className="size-3.5 shrink-0 text-accent" />
            {t("schema.primary_key")}
          </span>
        )}
        {keys.refersTo.map((target) => (
          <span key={target} className="inline-flex items-center gap-1 text-xs text-ink-soft">
            <Link2 aria-hidden className="size-3.5 shrink-0 text-accent" />
            <span className="sr-only">{t("schema.refers_to")} </span>
            <span className="break-all">{target}</span>
          </span>
        ))}
        {column.comment !== null && (
          <span className="text-xs text-pretty text-ink-soft">{column.comment}</span>
        )}
      </span>
      <span role="cell" className="grid justify-items-start gap-1">
        <Badge tone="accent">
          <Icon aria-hidden />
          {t(`type.${column.type}`)}
        </Badge>
        {column.native_type !== null && (
          <span className="font-mono text-xs break-words text-ink-faint">{column.native_type}</span>
        )}
        {column.format && (
          <span className="text-xs text-ink-soft">
            {isMessageKey(written) ? t(written) : column.format}
          </span>
        )}
      </span>
      <span role="cell" className="grid gap-0.5 text-ink-soft tabular-nums">
        {hasRange && (
          <span>
            {t("source.column.range", {
              min: format.value(min, shape),
              max: format.value(max, shape),
            })}
          </span>
        )}
        {distinct !== null && (
          <span>{tn("source.column.distinct", distinct, { count: format.integer(distinct) })}</span>
        )}
        {column.nullable && <span className="text-notice">{t("source.column.nullable")}</span>}
      </span>
      <span role="cell" className="flex min-w-0 flex-wrap gap-1.5">
        {column.sample_values.map((value, index) => (
          <span
            key={index}
            className="max-w-full truncate rounded-md bg-sunken px-2 py-0.5 text-ink-soft"
          >
            {format.value(value, shape)}
          </span>
        ))}
      </span>
    </div>
  );
}
