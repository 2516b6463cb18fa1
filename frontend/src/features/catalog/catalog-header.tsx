"use client";

import { Search } from "lucide-react";
import Link from "next/link";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useLanguage } from "@/contexts/LanguageContext";
import type { SemanticLayer } from "@/lib/contract";

import { CatalogMenu } from "./catalog-menu";
import { useWords } from "./use-words";

interface CatalogHeaderProps {
  layer: SemanticLayer;
  askHref: string;
  canEdit: boolean;
  isChanged: boolean;
  search: string;
  onSearch: (typed: string) => void;
  /** Told of a layer that was made again or imported, and what to say of it. */
  onMade: (layer: SemanticLayer, said: string) => void;
}

export function CatalogHeader(props: CatalogHeaderProps) {
  const { layer, askHref, canEdit, isChanged, search, onSearch, onMade } = props;
  const { t, format } = useLanguage();
  const { w } = useWords();
  return (
    <>
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div className="grid min-w-0 flex-1 basis-72 gap-1">
          <h1 className="text-2xl font-semibold">{w("catalog.title")}</h1>
          <p className="text-sm text-pretty text-ink-soft">{w("catalog.subtitle")}</p>
          {layer.updated_at !== null && (
            <p className="text-sm text-ink-faint">
              {w("catalog.version", {
                version: layer.version,
                date: format.dateTime(layer.updated_at),
              })}
            </p>
          )}
        </div>
        <div className="flex items-center gap-1">
          <Button asChild variant="outline">
            <Link href={askHref}>{t("sources.ask")}</Link>
          </Button>
          <CatalogMenu layer={layer} canEdit={canEdit} isChanged={isChanged} onMade={onMade} />
        </div>
      </header>
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
        />
        <Input
          type="search"
          aria-label={w("catalog.search")}
          placeholder={w("catalog.search.example")}
          value={search}
          onChange={(event) => onSearch(event.target.value)}
          className="pl-9"
        />
      </div>
    </>
  );
}
