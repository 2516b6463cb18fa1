"use client";

import { useSWRConfig } from "swr";
import useSWRInfinite, { unstable_serialize } from "swr/infinite";

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

/** Puts an item that was just made first in a list that is kept, so that no page shows the list without it. */
export function usePrepend(path: string) {
  const { mutate } = useSWRConfig();
  return async (item: unknown): Promise<void> => {
    await mutate<Page<unknown>[]>(
      unstable_serialize(() => path),
      (pages) => pages && prepended(pages, item),
      { revalidate: false },
    );
  };
}

function prepended([first, ...rest]: Page<unknown>[], item: unknown): Page<unknown>[] {
  if (!first) return rest;
  return [{ ...first, items: [item, ...first.items] }, ...rest];
}
