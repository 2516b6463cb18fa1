"use client";

import useSWR from "swr";

import { api } from "@/lib/api";
import type { UsageTotals } from "@/lib/contract";

export function useUsage() {
  return useSWR<UsageTotals, unknown>("/usage", (path: string) => api.get<UsageTotals>(path));
}
