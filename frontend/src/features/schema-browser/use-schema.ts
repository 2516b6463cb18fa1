"use client";

import useSWR from "swr";
import useSWRInfinite from "swr/infinite";

import { dataSourcePath } from "@/features/data-sources/use-data-sources";
import { api } from "@/lib/api";
import type { DataSourceSchema } from "@/lib/contract";

const PAGE_SIZE = 200;

/** The tables that a search finds, without what was sampled of their columns, page after page. */
export function useTableList(sourceId: string, search: string) {
  const pages = useSWRInfinite<DataSourceSchema, unknown>(
    (index: number, previous: DataSourceSchema | null) => {
      if (index > 0 && !previous?.next_cursor) return null;
      const query = new URLSearchParams({ values: "false", limit: String(PAGE_SIZE) });
      if (search !== "") query.set("q", search);
      if (previous?.next_cursor) query.set("cursor", previous.next_cursor);
      return `${dataSourcePath(sourceId)}/schema?${query.toString()}`;
    },
    (path: string) => api.get<DataSourceSchema>(path),
    { revalidateFirstPage: false, revalidateOnFocus: false, keepPreviousData: true },
  );
  const last = pages.data?.at(-1);
  return {
    tables: pages.data?.flatMap((page) => page.tables),
    count: pages.data?.[0]?.table_count ?? 0,
    error: pages.error,
    reload: () => pages.mutate(),
    hasMore: last !== undefined && last.next_cursor !== null,
    isLoading: pages.isValidating,
    loadMore: () => void pages.setSize((size) => size + 1),
  };
}

/** One table, whole. */
export function useTable(sourceId: string, table: string | null) {
  const path =
    table === null ? null : `${dataSourcePath(sourceId)}/schema?table=${encodeURIComponent(table)}`;
  return useSWR<DataSourceSchema, unknown>(path, (key: string) => api.get<DataSourceSchema>(key), {
    revalidateOnFocus: false,
  });
}
