"use client";

import { useRef } from "react";
import useSWR from "swr";

import { api } from "@/lib/api";
import type { DataSource, DataSourceSchema, TablePreview } from "@/lib/contract";
import { usePages, usePrepend } from "@/lib/use-pages";

const LIST = "/data-sources";

export function dataSourcePath(id: string): string {
  return `${LIST}/${encodeURIComponent(id)}`;
}

/** All data sources that were paged in so far, newest first. */
export function useDataSources() {
  const { items, ...pages } = usePages<DataSource>(LIST);
  return { sources: items, ...pages };
}

export function useListNewSource(): (source: DataSource) => Promise<void> {
  return usePrepend(LIST);
}

const SYNC_INTERVAL = 1000;

/** While its schema is read again, asked for each second; `onSynced` is told when that has ended. */
export function useDataSource(id: string, onSynced?: () => void) {
  const wasSyncing = useRef(false);
  return useSWR<DataSource, unknown>(
    dataSourcePath(id),
    (path: string) => api.get<DataSource>(path),
    {
      refreshInterval: (source) => (source?.status === "syncing" ? SYNC_INTERVAL : 0),
      onSuccess: ({ status }) => {
        if (wasSyncing.current && status !== "syncing") onSynced?.();
        wasSyncing.current = status === "syncing";
      },
    },
  );
}

export function useDataSourceSchema(id: string) {
  return useSWR<DataSourceSchema, unknown>(`${dataSourcePath(id)}/schema`, (path: string) =>
    api.get<DataSourceSchema>(path),
  );
}

const PREVIEW_ROWS = 20;

export function useTablePreview(id: string, table: string) {
  const path = `${dataSourcePath(id)}/tables/${encodeURIComponent(table)}/preview`;
  return useSWR<TablePreview, unknown>(`${path}?limit=${PREVIEW_ROWS}`, (key: string) =>
    api.get<TablePreview>(key),
  );
}
