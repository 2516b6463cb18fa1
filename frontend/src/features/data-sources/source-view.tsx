"use client";

import { ArrowLeft, MessageSquareText } from "lucide-react";
import Link from "next/link";

import { LoadError } from "@/components/load-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";

import { canEditSources } from "./can-edit";
import { RelationshipList } from "./relationship-list";
import { SourceFacts } from "./source-facts";
import { SourceMenu } from "./source-menu";
import { TableSection } from "./table-section";
import { useDataSource, useDataSourceSchema } from "./use-data-sources";

interface SourceViewProps {
  id: string;
  /** True right after the upload, to say what comes next. */
  isNew: boolean;
  listHref: string;
  askHref: string;
  onDeleted: () => void;
}

export function SourceView({ id, isNew, listHref, askHref, onDeleted }: SourceViewProps) {
  const { t, errorText } = useLanguage();
  const { user } = useAuth();
  const source = useDataSource(id);
  const schema = useDataSourceSchema(id);
  const error = source.error ?? schema.error;

  if (error !== undefined && !(source.data && schema.data)) {
    const retry = () => {
      void source.mutate();
      void schema.mutate();
    };
    return <LoadError text={errorText(error)} retryLabel={t("app.retry")} onRetry={retry} />;
  }
  if (!source.data || !schema.data) {
    return (
      <div className="grid gap-4" role="status" aria-label={t("app.loading")}>
        <Skeleton className="h-10 w-64" />
        <Skeleton className="h-80" />
      </div>
    );
  }
  return (
    <div className="grid gap-6">
      <header className="grid gap-4">
        <Link
          href={listHref}
          className="inline-flex items-center gap-1.5 justify-self-start text-sm text-ink-soft hover:text-ink"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t("source.back")}
        </Link>
        <div className="flex flex-wrap items-start justify-between gap-4">
          <div className="grid min-w-0 gap-1">
            <h1 className="text-2xl font-semibold break-words">{source.data.name}</h1>
            <SourceFacts source={source.data} />
          </div>
          <div className="flex items-center gap-1">
            <Button asChild>
              <Link href={askHref}>
                <MessageSquareText aria-hidden />
                {t("sources.ask")}
              </Link>
            </Button>
            {canEditSources(user) && (
              <SourceMenu
                source={source.data}
                onRenamed={(renamed) => void source.mutate(renamed, { revalidate: false })}
                onDeleted={onDeleted}
              />
            )}
          </div>
        </div>
        {isNew && <Alert tone="info">{t("source.ready")}</Alert>}
      </header>
      {schema.data.tables.map((table) => (
        <TableSection key={table.name} sourceId={id} table={table} />
      ))}
      <RelationshipList relationships={schema.data.relationships} />
    </div>
  );
}
