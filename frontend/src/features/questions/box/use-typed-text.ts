"use client";

import useSWR from "swr";

import { api } from "@/lib/api";
import type { Completion, TypedText, TypedToken } from "@/lib/contract";
import { useSettled } from "@/lib/use-settled";

import { MAX_QUESTION } from "./prepare/question-problem";
import { completionsAt, tokensOf } from "./prepare/typed";

const SETTLE_MS = 120;

interface Typed {
  tokens: TypedToken[];
  completions: Completion[];
}

/** What the server makes of a text. Without it one still can type and ask: its failures are not told. */
function useServed(dataSourceId: string, text: string): TypedText | undefined {
  const settled = useSettled(text, SETTLE_MS);
  const worth = settled.trim() !== "" && settled.length <= MAX_QUESTION;
  const query = new URLSearchParams({ data_source_id: dataSourceId, q: settled });
  const { data } = useSWR<TypedText, unknown>(
    worth ? `/ai/complete?${query}` : null,
    (path: string) => api.get<TypedText>(path),
    { keepPreviousData: true, revalidateOnFocus: false, shouldRetryOnError: false },
  );
  return data;
}

/** The words of the whole text, and how those before the cursor may go on. */
export function useTypedText(dataSourceId: string, text: string, cursor: number): Typed {
  const whole = useServed(dataSourceId, text);
  const atEnd = cursor >= text.length;
  const before = useServed(dataSourceId, atEnd ? "" : text.slice(0, cursor));
  if (text.trim() === "") return { tokens: [], completions: [] };
  return {
    tokens: tokensOf(text, whole?.tokens ?? []),
    completions: completionsAt(text, cursor, (atEnd ? whole : before)?.completions ?? []),
  };
}
