"use client";

import { ArrowLeft, BookOpenText, MessageSquareText } from "lucide-react";
import Link from "next/link";
import { type ReactNode } from "react";

import { LoadError } from "@/components/load-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import type { DataSource } from "@/lib/contract";

import { SourceFacts } from "./source-facts";

interface SourceViewProps {
  source: DataSource | undefined;
  error: unknown;
  onRetry: () => void;
  /** True right after it was made, to say what comes next. */
  isNew: boolean;
  listHref: string;
  askHref: string;
  catalogHref: string;
  /** What can be done with it, beside its name. */
  actions: (source: DataSource) => ReactNode;
  /** Its tables. */
  children: (source: DataSource) => ReactNode;
}

export function SourceView(props: SourceViewProps) {
  const { source, error, onRetry, isNew, listHref, askHref, catalogHref } = props;
  const { actions, children } = props;
  const { t, errorText } = useLanguage();
  if (!source && error !== undefined) {
    return <LoadError text={errorText(error)} retryLabel={t("app.retry")} onRetry={onRetry} />;
  }
  if (!source) {
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
          <div className="grid min-w-0 flex-1 basis-80 gap-1">
            <h1 className="text-2xl font-semibold break-words">{source.name}</h1>
            <SourceFacts source={source} />
          </div>
          <div className="flex flex-wrap items-center gap-1">
            <Button asChild variant="outline">
              <Link href={catalogHref}>
                <BookOpenText aria-hidden />
                {t("source.catalog")}
              </Link>
            </Button>
            <Button asChild>
              <Link href={askHref}>
                <MessageSquareText aria-hidden />
                {t("sources.ask")}
              </Link>
            </Button>
            {actions(source)}
          </div>
        </div>
        {isNew && <Alert tone="info">{t("source.ready")}</Alert>}
        {source.warnings.length > 0 && (
          <Alert tone="notice">
            {source.warnings.map((warning) => (
              <p key={warning.code}>{warning.message}</p>
            ))}
          </Alert>
        )}
      </header>
      {children(source)}
    </div>
  );
}
