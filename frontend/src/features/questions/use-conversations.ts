"use client";

import useSWR, { useSWRConfig } from "swr";

import { api } from "@/lib/api";
import type {
  Answer,
  Conversation,
  ConversationPage,
  ConversationSummary,
  Suggestions,
} from "@/lib/contract";

const LIST = "/ai/conversations";
const RECENT = `${LIST}?limit=50`;

function conversationPath(id: string): string {
  return `${LIST}/${encodeURIComponent(id)}`;
}

/** The last used, or those that hold these words. */
export function useConversations(search: string) {
  const path = search === "" ? RECENT : `${RECENT}&q=${encodeURIComponent(search)}`;
  return useSWR<ConversationPage, unknown>(path, (key: string) => api.get<ConversationPage>(key), {
    keepPreviousData: true,
  });
}

export function useRecentConversations() {
  return useConversations("");
}

function isList(key: unknown): boolean {
  return typeof key === "string" && key.startsWith(`${LIST}?`);
}

export function useConversationChanges() {
  const { mutate } = useSWRConfig();
  return {
    rename: async (id: string, title: string) => {
      const path = conversationPath(id);
      const renamed = await api.patch<ConversationSummary>(path, { title });
      await mutate<Conversation>(
        path,
        (conversation) => conversation && { ...conversation, title: renamed.title },
        { revalidate: false },
      );
      await mutate(isList);
    },
    remove: async (id: string) => {
      await api.delete(conversationPath(id));
      await mutate(isList);
    },
  };
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
    void mutate(isList);
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
