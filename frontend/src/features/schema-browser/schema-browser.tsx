"use client";

import { Search } from "lucide-react";
import { useCallback, useState } from "react";

import { LoadError } from "@/components/load-error";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import { TableSection } from "@/features/data-sources/table-section";
import { useSettled } from "@/lib/use-settled";

import { TableList } from "./table-list";
import { useTable, useTableList } from "./use-schema";

const SEARCH_DELAY = 200;

/** The tables of a server: a searched list, and beside it the one that is opened. */
export function SchemaBrowser({ sourceId }: { sourceId: string }) {
  const { t, tn, format, errorText } = useLanguage();
  const [typed, setTyped] = useState("");
  const [picked, setPicked] = useState<string | null>(null);
  const search = useSettled(typed.trim(), SEARCH_DELAY);
  const { tables, count, error, reload, hasMore, isLoading, loadMore } = useTableList(
    sourceId,
    search,
  );
  const selected = tables?.some((table) => table.name === picked)
    ? picked
    : (tables?.[0]?.name ?? null);
  const onEnd = useCallback(() => {
    if (hasMore && !isLoading) loadMore();
  }, [hasMore, isLoading, loadMore]);

  if (!tables && error !== undefined) {
    return (
      <LoadError
        text={errorText(error)}
        retryLabel={t("app.retry")}
        onRetry={() => void reload()}
      />
    );
  }
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[19rem_1fr]">
      <div className="grid gap-2.5">
        <div className="relative">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
          />
          <Input
            type="search"
            aria-label={t("schema.search")}
            placeholder={t("schema.search.example")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="pl-9"
          />
        </div>
        {tables ? (
          <>
            <p role="status" className="text-sm text-ink-soft">
              {tn("sources.tables", count, { count: format.integer(count) })}
            </p>
            {tables.length > 0 ? (
              <TableList
                key={search}
                tables={tables}
                count={count}
                selected={selected}
                onSelect={setPicked}
                onEnd={onEnd}
              />
            ) : (
              <p className="rounded-xl border border-line px-4 py-8 text-center text-sm text-ink-soft">
                {t(search === "" ? "schema.empty" : "schema.nothing_found")}
              </p>
            )}
          </>
        ) : (
          <Skeleton className="h-72 lg:h-[34rem]" />
        )}
      </div>
      {selected !== null && <OpenedTable sourceId={sourceId} name={selected} />}
    </div>
  );
}

function OpenedTable({ sourceId, name }: { sourceId: string; name: string }) {
  const { t, errorText } = useLanguage();
  const { data, error, mutate } = useTable(sourceId, name);
  const table = data?.tables[0];
  if (table) {
    return (
      <TableSection
        key={name}
        sourceId={sourceId}
        table={table}
        relationships={data.relationships}
      />
    );
  }
  if (error === undefined) return <Skeleton className="h-96" />;
  return (
    <LoadError text={errorText(error)} retryLabel={t("app.retry")} onRetry={() => void mutate()} />
  );
}
