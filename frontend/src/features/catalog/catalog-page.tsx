"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import { LoadError } from "@/components/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import { canEditSources } from "@/features/data-sources/can-edit";
import { useDataSource } from "@/features/data-sources/use-data-sources";

import { Catalog } from "./catalog";
import { EmptyCatalog } from "./empty-catalog";
import { whatWasMade } from "./prepare/what-was-made";
import { useLayer } from "./use-layer";
import { useWords } from "./use-words";

interface CatalogPageProps {
  sourceId: string;
  sourceHref: string;
  askHref: string;
}

/** What a data source means to its company: read by all, edited in place by editors. */
export function CatalogPage({ sourceId, sourceHref, askHref }: CatalogPageProps) {
  const { t, errorText } = useLanguage();
  const words = useWords();
  const { user } = useAuth();
  const source = useDataSource(sourceId);
  const layer = useLayer(sourceId);
  const [said, setSaid] = useState<string | null>(null);
  const error: unknown = source.error ?? layer.error;

  if (!source.data || !layer.data || !user) {
    if (error === undefined) return <CatalogSkeleton />;
    const retry = () => void Promise.all([source.mutate(), layer.mutate()]);
    return <LoadError text={errorText(error)} retryLabel={t("app.retry")} onRetry={retry} />;
  }
  const keep = (changed: NonNullable<typeof layer.data>) =>
    void layer.mutate(changed, { revalidate: false });
  const canEdit = canEditSources(user);
  return (
    <div data-wide className="mx-auto grid w-full max-w-6xl content-start gap-6 pb-12">
      <Link
        href={sourceHref}
        className="inline-flex max-w-full items-center gap-1.5 justify-self-start text-sm text-ink-soft hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{source.data.name}</span>
      </Link>
      {layer.data.version === 0 ? (
        <>
          <h1 className="text-2xl font-semibold">{words.w("catalog.title")}</h1>
          <EmptyCatalog
            sourceId={sourceId}
            canEdit={canEdit}
            onMade={(made) => {
              setSaid(whatWasMade(made.definitions, words));
              keep(made);
            }}
          />
        </>
      ) : (
        <Catalog
          key={sourceId}
          layer={layer.data}
          userId={user.id}
          canEdit={canEdit}
          askHref={askHref}
          said={said}
          onSaved={keep}
        />
      )}
    </div>
  );
}

function CatalogSkeleton() {
  const { t } = useLanguage();
  return (
    <div className="grid gap-5" role="status" aria-label={t("app.loading")}>
      <Skeleton className="h-9 w-48" />
      <Skeleton className="h-11" />
      <Skeleton className="h-64" />
    </div>
  );
}
