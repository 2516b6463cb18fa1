"use client";

import useSWR, { useSWRConfig } from "swr";
import useSWRInfinite, { unstable_serialize } from "swr/infinite";

import { api } from "@/lib/api";
import { ApiError } from "@/lib/api-error";
import type { Dashboard, DashboardPage, SharedDashboard } from "@/lib/contract";

export const DASHBOARDS = "/dashboards";

export function dashboardPath(id: string): string {
  return `${DASHBOARDS}/${encodeURIComponent(id)}`;
}

export function sharedPath(token: string): string {
  return `/shared-dashboards/${encodeURIComponent(token)}`;
}

function pagePath(index: number, previous: DashboardPage | null): string | null {
  if (index === 0) return DASHBOARDS;
  const cursor = previous?.next_cursor;
  return cursor ? `${DASHBOARDS}?cursor=${encodeURIComponent(cursor)}` : null;
}

/** All dashboards that were paged in so far, the last changed first. */
export function useDashboards() {
  const pages = useSWRInfinite<DashboardPage, unknown>(pagePath, (path: string) =>
    api.get<DashboardPage>(path),
  );
  const last = pages.data?.at(-1);
  return {
    dashboards: pages.data?.flatMap((page) => page.items),
    error: pages.error,
    isLoadingMore: pages.isValidating,
    hasMore: last !== undefined && last.next_cursor !== null,
    loadMore: () => void pages.setSize(pages.size + 1),
    reload: () => pages.mutate(),
  };
}

/** Read once: from then on the editor holds what it has become. */
export function useDashboard(id: string) {
  return useSWR<Dashboard, unknown>(dashboardPath(id), (path: string) => api.get<Dashboard>(path), {
    revalidateOnFocus: false,
  });
}

export function useSharedDashboard(token: string) {
  return useSWR<SharedDashboard, unknown>(sharedPath(token), (path: string) =>
    api.get<SharedDashboard>(path),
  );
}

function parseExport(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw ApiError.client("not_a_dashboard");
  }
}

/** What makes and changes dashboards from their list. */
export function useDashboardActions() {
  const { mutate } = useSWRConfig();
  const reload = () => mutate(unstable_serialize(pagePath));
  const listed = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    void reload();
    return result;
  };
  return {
    create: (name: string) => listed(api.post<Dashboard>(DASHBOARDS, { name })),
    duplicate: (id: string) => listed(api.post<Dashboard>(`${dashboardPath(id)}/duplicate`, {})),
    remove: (id: string) => listed(api.delete(dashboardPath(id))),
    importFile: async (file: File) => {
      const document = parseExport(await file.text());
      return listed(api.post<Dashboard>(`${DASHBOARDS}/import`, { document }));
    },
    exportFile: (id: string) => api.download(`${dashboardPath(id)}/export`, "dashboard.json"),
    reload,
  };
}
