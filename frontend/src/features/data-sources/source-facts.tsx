"use client";

import { useLanguage } from "@/contexts/LanguageContext";
import type { DataSource } from "@/lib/contract";

export function SourceFacts({ source }: { source: DataSource }) {
  const { t, tn, format } = useLanguage();
  return (
    <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft tabular-nums">
      {source.type !== "csv" && <span>{t(`connect.kind.${source.type}`)}</span>}
      {source.connection && (
        <span className="break-all">
          {source.connection.database} · {source.connection.host}
        </span>
      )}
      <span>
        {tn("sources.tables", source.table_count, { count: format.integer(source.table_count) })}
      </span>
      <span>
        {source.type !== "csv" && "≈ "}
        {tn("sources.rows", source.row_count, { count: format.integer(source.row_count) })}
      </span>
      {source.type === "csv" && <span>{format.bytes(source.size_bytes)}</span>}
      <span>{t("sources.added", { date: format.dateTime(source.created_at) })}</span>
    </p>
  );
}
