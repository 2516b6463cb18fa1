"use client";

import { useEffect, useRef, useState } from "react";

import { ApiError, isAbort } from "@/lib/api-error";
import type { Answer, StepEvent } from "@/lib/contract";

import { streamAnswer } from "./stream-answer";
import type { Work } from "./work";

export type AskState =
  | { phase: "idle" }
  | { phase: "asking"; work: Work; steps: StepEvent[]; sql: string | null }
  | { phase: "stopped"; work: Work }
  | { phase: "failed"; work: Work; error: unknown }
  | { phase: "answered"; work: Work; answer: Answer };

const IDLE: AskState = { phase: "idle" };

/** One question at a time, in one conversation (null: a new one). Leaving the conversation stops the question. */
export function useAskQuestion(conversationId: string | null) {
  const [state, setState] = useState<AskState>(IDLE);
  const controller = useRef<AbortController | null>(null);

  useEffect(
    () => () => {
      controller.current?.abort();
      controller.current = null;
      setState(IDLE);
    },
    [conversationId],
  );

  /** The answer, or null when there is none: `state` says why. */
  const ask = async (work: Work): Promise<Answer | null> => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    const update = (next: (current: AskState) => AskState) => {
      if (controller.current === own) setState(next);
    };
    setState({ phase: "asking", work, steps: [], sql: null });
    try {
      const answer = await streamAnswer(work, own.signal, {
        onStep: (step) =>
          update((current) =>
            current.phase === "asking" ? { ...current, steps: [...current.steps, step] } : current,
          ),
        onSql: ({ sql }) =>
          update((current) => (current.phase === "asking" ? { ...current, sql } : current)),
      });
      update(() => ({ phase: "answered", work, answer }));
      return answer;
    } catch (error) {
      const failure =
        isAbort(error) || error instanceof ApiError ? error : ApiError.client("stream_cut");
      update(() =>
        isAbort(failure) ? { phase: "stopped", work } : { phase: "failed", work, error: failure },
      );
      return null;
    }
  };

  const belongsHere = state.phase !== "idle" && state.work.conversationId === conversationId;
  return {
    state: belongsHere ? state : IDLE,
    ask,
    stop: () => controller.current?.abort(),
  };
}
