import { api } from "@/lib/api";
import { ApiError, isProblem } from "@/lib/api-error";
import type { Answer, SqlEvent, StepEvent } from "@/lib/contract";
import { readEvents } from "@/lib/sse";

import type { Work } from "./work";

export interface ProgressListener {
  onStep: (step: StepEvent) => void;
  onSql: (sql: SqlEvent) => void;
}

/** Asks and listens until the answer. Aborting the signal closes the connection, which stops the work. */
export async function streamAnswer(
  work: Work,
  signal: AbortSignal,
  listener: ProgressListener,
): Promise<Answer> {
  const response = await api.stream(work.path, work.body, signal);
  if (!response.body) throw ApiError.client("stream_cut");
  for await (const { event, data } of readEvents(response.body, signal)) {
    if (event === "step") listener.onStep(parse(data) as StepEvent);
    if (event === "sql") listener.onSql(parse(data) as SqlEvent);
    if (event === "answer") return parse(data) as Answer;
    if (event === "error") throw toError(parse(data));
  }
  signal.throwIfAborted();
  throw ApiError.client("stream_cut");
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw ApiError.client("unreadable_answer");
  }
}

function toError(problem: unknown): ApiError {
  return isProblem(problem) ? ApiError.fromProblem(problem) : ApiError.client("unreadable_answer");
}
