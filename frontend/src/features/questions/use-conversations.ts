"use client";

import useSWR, { useSWRConfig } from "swr";

import { api } from "@/lib/api";
import type { Answer, Conversation, ConversationPage, Suggestions } from "@/lib/contract";

const RECENT = "/ai/conversations?limit=30";

function conversationPath(id: string): string {
  return `/ai/conversations/${encodeURIComponent(id)}`;
}

export function useRecentConversations() {
  return useSWR<ConversationPage, unknown>(RECENT, (path: string) =>
    api.get<ConversationPage>(path),
  );
}

/** Read once: it changes through this page alone, which holds more rows of a fresh answer than the server keeps. */
export function useConversation(id: string | null) {
  return useSWR<Conversation, unknown>(
    id === null ? null : conversationPath(id),
    (path: string) => api.get<Conversation>(path),
    { revalidateOnFocus: false, revalidateIfStale: false },
  );
}

export function useSuggestions(dataSourceId: string | null) {
  return useSWR<Suggestions, unknown>(
    dataSourceId === null
      ? null
      : `/ai/suggestions?data_source_id=${encodeURIComponent(dataSourceId)}`,
    (path: string) => api.get<Suggestions>(path),
    { revalidateOnFocus: false },
  );
}

/** Puts a fresh answer at the end of its conversation without asking the server for the rest again. */
export function useAppendAnswer() {
  const { mutate } = useSWRConfig();
  return async (answer: Answer, dataSourceId: string) => {
    await mutate<Conversation>(
      conversationPath(answer.conversation_id),
      (conversation) => appended(conversation, answer, dataSourceId),
      { revalidate: false },
    );
    void mutate(RECENT);
  };
}

function appended(
  conversation: Conversation | undefined,
  answer: Answer,
  dataSourceId: string,
): Conversation {
  const answers = [...(conversation?.answers ?? []), answer];
  return {
    id: answer.conversation_id,
    data_source_id: dataSourceId,
    title: conversation?.title ?? answer.question,
    created_at: conversation?.created_at ?? answer.asked_at,
    updated_at: answer.asked_at,
    question_count: answers.length,
    answers,
  };
}
