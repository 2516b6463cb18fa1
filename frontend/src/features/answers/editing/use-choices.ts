"use client";

import useSWR from "swr";

import { api } from "@/lib/api";
import type { PlanChoices } from "@/lib/contract";

/** What the chips of an answer may become; asked for when the first one is opened, and once. */
export function useChoices(answerId: string) {
  return useSWR<PlanChoices, unknown>(
    `/ai/answers/${encodeURIComponent(answerId)}/choices`,
    (path: string) => api.get<PlanChoices>(path),
    { revalidateOnFocus: false, revalidateIfStale: false },
  );
}
