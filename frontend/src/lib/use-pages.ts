"use client";

import useSWRInfinite from "swr/infinite";

import { api } from "./api";

interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}

/** A cursor-paged list: all items of the pages that were asked for so far. Nothing is asked for without a path. */
export function usePages<Item>(path: string | null) {
  const pages = useSWRInfinite<Page<Item>, unknown>(
    (index: number, previous: Page<Item> | null) => {
      if (path === null || index === 0) return path;
      const cursor = previous?.next_cursor;
      const joint = path.includes("?") ? "&" : "?";
      return cursor ? `${path}${joint}cursor=${encodeURIComponent(cursor)}` : null;
    },
    (page: string) => api.get<Page<Item>>(page),
    { revalidateFirstPage: true },
  );
  const last = pages.data?.at(-1);
  return {
    items: pages.data?.flatMap((page) => page.items),
    error: pages.error,
    isLoadingMore: pages.isValidating,
    hasMore: last !== undefined && last.next_cursor !== null,
    loadMore: () => void pages.setSize(pages.size + 1),
    reload: () => pages.mutate(),
  };
}
