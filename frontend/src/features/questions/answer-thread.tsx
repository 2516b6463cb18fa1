"use client";

import type { ReactNode, RefObject } from "react";

import { useLanguage } from "@/contexts/LanguageContext";
import { AnswerCard } from "@/features/answers/answer-card";
import type { ChartType } from "@/features/charts/prepare/types";
import { QuestionButtons } from "@/features/answers/question-buttons";
import { AnswerFeedback } from "@/features/feedback/answer-feedback";
import type { Answer, RunRequest } from "@/lib/contract";

import { PendingAnswer } from "./pending-answer";
import { Unanswered } from "./unanswered";
import type { AskState } from "./use-ask-question";
import type { Work } from "./work";

interface AnswerThreadProps {
  answers: Answer[];
  dataSourceId: string;
  state: AskState;
  sourceName: string;
  /** Set on what came last, to bring it into view. */
  endRef: RefObject<HTMLDivElement | null>;
  onAsk: (question: string) => void;
  onChoose: (answer: Answer, choiceId: string) => void;
  onRun: (answer: Answer, change: RunRequest) => void;
  onAgain: (work: Work) => void;
  actionsOf: (answer: Answer, type: ChartType | null) => ReactNode;
}

/** The conversation, oldest first, and the question under way at its end. */
export function AnswerThread(props: AnswerThreadProps) {
  const { answers, dataSourceId, state, sourceName, endRef } = props;
  const { onAsk, onChoose, onRun, onAgain, actionsOf } = props;
  const { t } = useLanguage();
  const last = answers.at(-1);
  const settled = state.phase === "idle" || state.phase === "answered";
  // A refusal brings its own examples, a clarification its choices.
  const suggestions = settled && last?.status === "answered" ? last.suggestions : [];
  return (
    <div className="grid gap-6 pb-8">
      {answers.map((answer) => (
        <div
          key={answer.id}
          ref={settled && answer === last ? endRef : undefined}
          className="min-w-0 scroll-mt-20"
        >
          <AnswerCard
            answer={answer}
            dataSourceId={dataSourceId}
            sourceName={sourceName}
            isOpen={answer === last && state.phase !== "asking"}
            onAsk={onAsk}
            onChoose={onChoose}
            actions={(type) => actionsOf(answer, type)}
            onRun={state.phase === "asking" ? undefined : onRun}
            feedback={<AnswerFeedback answer={answer} />}
          />
        </div>
      ))}
      {!settled && (
        <div ref={endRef} className="min-w-0 scroll-mt-20">
          {state.phase === "asking" && (
            <PendingAnswer question={state.work.question} events={state.steps} sql={state.sql} />
          )}
          {(state.phase === "failed" || state.phase === "stopped") && (
            <Unanswered
              work={state.work}
              error={state.phase === "failed" ? state.error : null}
              onAgain={onAgain}
            />
          )}
        </div>
      )}
      <QuestionButtons label={t("answer.suggestions")} questions={suggestions} onAsk={onAsk} />
    </div>
  );
}
