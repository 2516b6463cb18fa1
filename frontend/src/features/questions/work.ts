import type { Answer, QueryRequest, RunRequest } from "@/lib/contract";

/** Something to be answered: a question, or a past answer that somebody changed. */
export interface Work {
  path: string;
  body: QueryRequest | RunRequest;
  question: string;
  dataSourceId: string;
  /** Null where it begins a conversation. */
  conversationId: string | null;
}

export function askWork(request: QueryRequest): Work {
  return {
    path: "/ai/query",
    body: request,
    question: request.question,
    dataSourceId: request.data_source_id,
    conversationId: request.conversation_id ?? null,
  };
}

export function runWork(answer: Answer, change: RunRequest, dataSourceId: string): Work {
  return {
    path: `/ai/answers/${encodeURIComponent(answer.id)}/run`,
    body: change,
    question: answer.question,
    dataSourceId,
    conversationId: answer.conversation_id,
  };
}
