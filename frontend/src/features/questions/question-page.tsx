"use client";

import { Upload } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";

import { LoadError } from "@/components/load-error";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import { QuestionButtons } from "@/features/answers/question-buttons";
import { PinButton } from "@/features/dashboards/pin/pin-button";
import { canEditSources } from "@/features/data-sources/can-edit";
import { TryDemo } from "@/features/data-sources/try-demo";
import { useDataSources } from "@/features/data-sources/use-data-sources";
import type { Answer, QueryRequest, RunRequest } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { AnswerThread } from "./answer-thread";
import { QuestionBox } from "./box/question-box";
import { pastQuestions } from "./prepare/past-questions";
import { SourcePicker } from "./source-picker";
import { useAskQuestion } from "./use-ask-question";
import {
  useAppendAnswer,
  useConversation,
  useRecentConversations,
  useSuggestions,
} from "./use-conversations";
import { askWork, runWork, type Work } from "./work";

const START_LOOKS = "m-auto w-full max-w-2xl justify-center gap-8 py-10";
const DOCKED_LOOKS =
  "sticky bottom-0 z-10 mt-auto bg-linear-to-t from-canvas via-canvas to-transparent pt-6 pb-3";

interface QuestionPageProps {
  /** Null for a conversation that is yet to begin. */
  conversationId: string | null;
  /** The data source that the address asks for. */
  sourceId: string | null;
  addSourceHref: string;
  dashboardHref: (id: string) => string;
  onConversation: (id: string) => void;
  onSource: (id: string) => void;
}

export function QuestionPage(props: QuestionPageProps) {
  const { conversationId, sourceId, addSourceHref, dashboardHref, onConversation, onSource } =
    props;
  const { t, errorText } = useLanguage();
  const { user } = useAuth();
  const { sources, error: sourcesError, reload } = useDataSources();
  const conversation = useConversation(conversationId);
  const recent = useRecentConversations();
  const { state, ask, stop } = useAskQuestion(conversationId);
  const append = useAppendAnswer();
  const end = useRef<HTMLDivElement>(null);

  const answers = conversation.data?.answers ?? (state.phase === "answered" ? [state.answer] : []);
  const started = conversationId !== null || state.phase !== "idle";
  const asking = state.phase === "asking";

  const wanted =
    conversation.data?.data_source_id ?? sourceId ?? recent.data?.items[0]?.data_source_id;
  const source = sources?.find((candidate) => candidate.id === wanted) ?? sources?.[0];
  const suggestions = useSuggestions(started ? null : (source?.id ?? null));

  useEffect(() => {
    if (answers.length > 0 || asking) end.current?.scrollIntoView({ block: "start" });
  }, [answers.length, asking]);

  const send = async (work: Work): Promise<boolean> => {
    const answer = await ask(work);
    if (!answer) return false;
    await append(answer, work.dataSourceId);
    if (answer.conversation_id !== conversationId) onConversation(answer.conversation_id);
    return true;
  };
  const request = (question: string, choice?: string): QueryRequest => ({
    data_source_id: source?.id ?? "",
    question,
    ...(conversationId === null ? {} : { conversation_id: conversationId }),
    ...(choice === undefined ? {} : { choice }),
    engine: "auto",
    time_zone: "Europe/Paris",
  });
  const askText = (question: string) => send(askWork(request(question)));
  const choose = (answer: Answer, choice: string) =>
    send(askWork(request(answer.question, choice)));
  const run = (answer: Answer, change: RunRequest) =>
    send(runWork(answer, change, source?.id ?? ""));

  const error = conversation.data
    ? undefined
    : (conversation.error ?? (sources ? undefined : sourcesError));
  if (error !== undefined) {
    const retry = () => {
      void reload();
      void conversation.mutate();
    };
    return <LoadError text={errorText(error)} retryLabel={t("app.retry")} onRetry={retry} />;
  }
  if (!sources || (conversationId !== null && !conversation.data)) {
    return (
      <div className="grid gap-5" role="status" aria-label={t("app.loading")}>
        <Skeleton className="h-72" />
        <Skeleton className="h-24" />
      </div>
    );
  }
  if (!source) {
    return (
      <EmptyState
        icon={Upload}
        title={t("ask.no_source.title")}
        text={t(canEditSources(user) ? "ask.no_source.text" : "sources.empty.viewer")}
      >
        {canEditSources(user) && (
          <div className="flex flex-wrap items-start justify-center gap-3">
            <Button asChild>
              <Link href={addSourceHref}>{t("sources.add")}</Link>
            </Button>
            <TryDemo onDone={({ id }) => onSource(id)} />
          </div>
        )}
      </EmptyState>
    );
  }

  const title = conversation.data?.title ?? t("nav.ask");
  // The box keeps its place among its siblings, and so what was typed, when the page turns into a conversation.
  return (
    <div className={cn("flex flex-1 flex-col", !started && START_LOOKS)}>
      {started ? (
        <div>
          <h1 className="sr-only">{title}</h1>
          <AnswerThread
            answers={answers}
            dataSourceId={source.id}
            state={state}
            sourceName={source.name}
            endRef={end}
            onAsk={(question) => void askText(question)}
            onChoose={(answer, choice) => void choose(answer, choice)}
            onRun={(answer, change) => void run(answer, change)}
            onAgain={(again) => void send(again)}
            actionsOf={({ id }, type) => (
              <PinButton answerId={id} type={type} hrefOf={dashboardHref} />
            )}
          />
        </div>
      ) : (
        <h1 className="text-center text-3xl font-semibold sm:text-4xl">{t("ask.title")}</h1>
      )}
      <div className={cn(started && DOCKED_LOOKS)}>
        <QuestionBox
          dataSourceId={source.id}
          asking={asking}
          isFollowUp={started}
          past={pastQuestions(answers, recent.data?.items ?? [])}
          onAsk={askText}
          onStop={stop}
        >
          <SourcePicker sources={sources} value={source.id} disabled={asking} onChange={onSource} />
        </QuestionBox>
      </div>
      {!started && (
        <QuestionButtons
          label={t("ask.examples")}
          questions={suggestions.data?.items ?? []}
          onAsk={(question) => void askText(question)}
        />
      )}
    </div>
  );
}
