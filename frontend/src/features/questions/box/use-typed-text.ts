"use client";

import useSWR from "swr";

import { api } from "@/lib/api";
import type { Completion, TypedText, TypedToken } from "@/lib/contract";
import { useSettled } from "@/lib/use-settled";

import { MAX_QUESTION } from "./prepare/question-problem";
import { completionsOf, tokensOf } from "./prepare/typed";

const SETTLE_MS = 120;

interface Typed {
  tokens: TypedToken[];
  completions: Completion[];
}

/** What the server makes of the words so far. Without it one still can type and ask: its failures are not told. */
export function useTypedText(dataSourceId: string, text: string): Typed {
  const settled = useSettled(text, SETTLE_MS);
  const worth = settled.trim() !== "" && settled.length <= MAX_QUESTION;
  const query = new URLSearchParams({ data_source_id: dataSourceId, q: settled });
  const { data } = useSWR<TypedText, unknown>(
    worth ? `/ai/complete?${query}` : null,
    (path: string) => api.get<TypedText>(path),
    { keepPreviousData: true, revalidateOnFocus: false, shouldRetryOnError: false },
  );
  if (text.trim() === "") return { tokens: [], completions: [] };
  return {
    tokens: tokensOf(text, data?.tokens ?? []),
    completions: completionsOf(text, data?.completions ?? []),
  };
}
