"use client";

import { useSyncExternalStore } from "react";
import useSWR from "swr";

import { api } from "@/lib/api";
import type { AccountLinkOffer } from "@/lib/contract";

function onHashChange(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** The token behind `#` in the page's address; null until the browser has told it. */
export function useLinkToken(): string | null {
  return useSyncExternalStore(
    onHashChange,
    () => window.location.hash.slice(1),
    () => null,
  );
}

/** What the link offers; reading it uses nothing up. */
export function useLinkOffer(token: string | null) {
  return useSWR<AccountLinkOffer, unknown>(
    token === null ? null : ["account-link", token],
    () => api.postSignedOut<AccountLinkOffer>("/auth/links/read", { token: token || "-" }),
    { revalidateOnFocus: false, shouldRetryOnError: false },
  );
}
