"use client";

import { useMemo } from "react";
import useSWR from "swr";

import { dataSourcePath } from "@/features/data-sources/use-data-sources";
import { api } from "@/lib/api";
import type { DataSourceSchema, WidgetData } from "@/lib/contract";

import type { DraftWidget } from "./prepare/draft";
import { filterColumns, type FilterColumn } from "./prepare/filter-columns";

/** The columns of the data sources that the widgets ask; none until they are read, or where they cannot be. */
export function useFilterColumns(widgets: DraftWidget[], data: WidgetData[]): FilterColumn[] {
  const ids = [...new Set(widgets.flatMap((widget) => widget.data_source_id ?? []))].toSorted();
  const paths = ids.map((id) => `${dataSourcePath(id)}/schema`);
  const { data: schemas } = useSWR<DataSourceSchema[], unknown>(
    paths.length > 0 ? paths : null,
    (all: string[]) => Promise.all(all.map((path) => api.get<DataSourceSchema>(path))),
    { revalidateOnFocus: false },
  );
  return useMemo(() => filterColumns(schemas ?? [], data), [schemas, data]);
}
