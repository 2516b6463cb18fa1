"use client";

import { useLanguage } from "@/contexts/LanguageContext";
import type { DataSource } from "@/lib/contract";

export function SourceFacts({ source }: { source: DataSource }) {
  const { t, tn, format } = useLanguage();
  return (
    <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft tabular-nums">
      <span>{tn("sources.tables", source.table_count)}</span>
      <span>
        {tn("sources.rows", source.row_count, { count: format.integer(source.row_count) })}
      </span>
      <span>{format.bytes(source.size_bytes)}</span>
      <span>{t("sources.added", { date: format.dateTime(source.created_at) })}</span>
    </p>
  );
}
