"use client";

import { Database, Upload } from "lucide-react";
import Link from "next/link";

import { LoadError } from "@/components/load-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import type { DataSource } from "@/lib/contract";

import { canEditSources } from "./can-edit";
import { SourceFacts } from "./source-facts";
import { SourceMenu } from "./source-menu";
import { TryDemo } from "./try-demo";
import { useDataSources } from "./use-data-sources";

interface SourceListProps {
  addHref: string;
  onDemo: (source: DataSource) => void;
  hrefOf: (id: string) => string;
}

export function SourceList({ addHref, onDemo, hrefOf }: SourceListProps) {
  const { t, errorText } = useLanguage();
  const { user } = useAuth();
  const { sources, error, hasMore, isLoadingMore, loadMore, reload } = useDataSources();
  const editor = canEditSources(user);

  if (!sources && error === undefined) {
    return (
      <div className="grid gap-3" role="status" aria-label={t("app.loading")}>
        <Skeleton className="h-24" />
        <Skeleton className="h-24" />
      </div>
    );
  }
  if (!sources)
    return (
      <LoadError
        text={errorText(error)}
        retryLabel={t("app.retry")}
        onRetry={() => void reload()}
      />
    );
  if (sources.length === 0) {
    return (
      <EmptyState
        icon={Database}
        title={t("sources.empty.title")}
        text={t(editor ? "sources.empty.text" : "sources.empty.viewer")}
      >
        {editor && (
          <div className="flex flex-wrap items-start justify-center gap-3">
            <Button asChild>
              <Link href={addHref}>
                <Upload aria-hidden />
                {t("sources.add")}
              </Link>
            </Button>
            <TryDemo onDone={onDemo} />
          </div>
        )}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-3">
      <ul className="grid gap-3">
        {sources.map((source) => (
          <li key={source.id}>
            <Card className="relative flex items-center gap-4 p-4 transition-colors hover:border-accent sm:p-5">
              <span className="hidden size-11 shrink-0 place-items-center rounded-xl bg-accent-soft text-accent sm:grid">
                <Database aria-hidden className="size-5" />
              </span>
              <div className="grid min-w-0 flex-1 gap-1">
                <Link
                  href={hrefOf(source.id)}
                  className="truncate font-semibold after:absolute after:inset-0 after:rounded-2xl"
                >
                  {source.name}
                </Link>
                <SourceFacts source={source} />
              </div>
              {editor && (
                <div className="relative">
                  <SourceMenu
                    source={source}
                    onRenamed={() => void reload()}
                    onDeleted={() => void reload()}
                  />
                </div>
              )}
            </Card>
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button variant="outline" disabled={isLoadingMore} onClick={loadMore}>
          {t("sources.more")}
        </Button>
      )}
    </div>
  );
}
