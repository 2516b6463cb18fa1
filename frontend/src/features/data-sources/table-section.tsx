"use client";

import { useState } from "react";

import { LoadError } from "@/components/load-error";
import { ResultTable } from "@/components/result-table";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Relationship, Table } from "@/lib/contract";

import { ColumnList } from "./column-list";
import { useTablePreview } from "./use-data-sources";

interface TableSectionProps {
  sourceId: string;
  table: Table;
  relationships: Relationship[];
}

export function TableSection({ sourceId, table, relationships }: TableSectionProps) {
  const { t, tn, format } = useLanguage();
  const [view, setView] = useState<"columns" | "preview">("columns");
  return (
    <Card className="min-w-0 overflow-hidden">
      <section aria-label={table.label}>
        <header className="grid gap-3 border-b border-line px-5 py-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h2 className="min-w-0 text-lg font-semibold break-words">{table.label}</h2>
            <p className="text-sm text-ink-soft tabular-nums">
              {table.row_count_estimated && "≈ "}
              {tn("sources.rows", table.row_count, {
                count: format.integer(table.row_count),
              })}{" "}
              · {tn("source.columns.count", table.columns.length)}
            </p>
          </div>
          {table.comment !== null && (
            <p className="text-sm text-pretty text-ink-soft">{table.comment}</p>
          )}
          {table.file && <FileFacts file={table.file} />}
          {table.warnings.length > 0 && (
            <Alert tone="notice">
              {table.warnings.map((warning) => (
                <p key={warning.code + warning.message}>{warning.message}</p>
              ))}
            </Alert>
          )}
          <div className="flex gap-1" role="group">
            {(["columns", "preview"] as const).map((candidate) => (
              <Button
                key={candidate}
                size="sm"
                variant={view === candidate ? "outline" : "ghost"}
                aria-pressed={view === candidate}
                onClick={() => setView(candidate)}
              >
                {t(`source.${candidate}`)}
              </Button>
            ))}
          </div>
        </header>
        {view === "columns" ? (
          <ColumnList table={table} relationships={relationships} />
        ) : (
          <Preview sourceId={sourceId} table={table.name} />
        )}
      </section>
    </Card>
  );
}

function FileFacts({ file }: { file: NonNullable<Table["file"]> }) {
  const { t } = useLanguage();
  const separator = file.separator === "\t" ? t("source.separator.tab") : `« ${file.separator} »`;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-faint">
      <span className="break-all">{t("source.table.file", { file: file.name })}</span>
      <span>{t("source.table.encoding", { encoding: file.encoding.toUpperCase() })}</span>
      <span>{t("source.table.separator", { separator })}</span>
    </p>
  );
}

function Preview({ sourceId, table }: { sourceId: string; table: string }) {
  const { t, format, errorText } = useLanguage();
  const { data, error, mutate } = useTablePreview(sourceId, table);
  if (!data && error === undefined) return <Skeleton className="m-5 h-64" />;
  if (!data) {
    return (
      <div className="p-5">
        <LoadError
          text={errorText(error)}
          retryLabel={t("app.retry")}
          onRetry={() => void mutate()}
        />
      </div>
    );
  }
  const count = format.integer(data.row_count);
  const caption = data.truncated
    ? t("source.preview.caption", { shown: data.rows.length, count })
    : t("source.preview.all", { count });
  return (
    <div className="grid gap-3 p-5">
      <p className="text-sm text-ink-faint">{caption}</p>
      <ResultTable
        caption={caption}
        columns={data.columns.map((column) => ({ ...column, format: null }))}
        rows={data.rows}
        format={format}
        t={t}
      />
    </div>
  );
}
