"use client";

import { useMemo } from "react";
import useSWR from "swr";

import { dataSourcePath } from "@/features/data-sources/use-data-sources";
import { api } from "@/lib/api";
import type { DataSourceSchema } from "@/lib/contract";

import { knownValues, type KnownValues } from "./prepare/known-values";

/** Of the columns of one table; none until they are read, or where they cannot be. */
export function useKnownValues(sourceId: string, table: string): KnownValues {
  const path = `${dataSourcePath(sourceId)}/schema?table=${encodeURIComponent(table)}&values=all`;
  const { data } = useSWR<DataSourceSchema, unknown>(
    path,
    (key: string) => api.get<DataSourceSchema>(key),
    { revalidateOnFocus: false, shouldRetryOnError: false },
  );
  return useMemo(() => knownValues(data), [data]);
}
