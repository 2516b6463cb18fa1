"use client";

import { Plus } from "lucide-react";
import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import { AnswerCard } from "@/features/answers/answer-card";
import type { ChartType } from "@/features/charts/prepare/types";
import { useDataSources } from "@/features/data-sources/use-data-sources";
import { PendingAnswer } from "@/features/questions/pending-answer";
import { QuestionBox } from "@/features/questions/box/question-box";
import { SourcePicker } from "@/features/questions/source-picker";
import { useAskQuestion } from "@/features/questions/use-ask-question";
import { askWork, runWork, type Work } from "@/features/questions/work";
import type { Answer, QueryRequest, RunRequest } from "@/lib/contract";

const NOTHING_ASKED: readonly string[] = [];

interface AskDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onAdd: (answer: Answer, type: ChartType | null) => Promise<void>;
}

/** A question asked inside the dashboard; its answer becomes a widget in one click. */
export function AskDialog({ open, onOpenChange, onAdd }: AskDialogProps) {
  const { t } = useLanguage();
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={t("widget.add.question")}
        className="w-[min(52rem,calc(100vw-2rem))] content-start"
      >
        <Asking
          onAdd={async (answer, type) => {
            await onAdd(answer, type);
            onOpenChange(false);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

function Asking({ onAdd }: Pick<AskDialogProps, "onAdd">) {
  const { t, errorText } = useLanguage();
  const { sources } = useDataSources();
  const { state, ask, stop } = useAskQuestion(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const source = sources?.find(({ id }) => id === chosen) ?? sources?.[0];
  if (!sources) return <Spinner />;
  if (!source) return <p className="text-ink-soft">{t("ask.no_source.title")}</p>;

  // What follows an answer stays in this dialog, whatever its conversation.
  const askHere = async (work: Work) => (await ask({ ...work, conversationId: null })) !== null;
  const send = (question: string, further: Partial<QueryRequest> = {}) =>
    askHere(
      askWork({
        data_source_id: source.id,
        question,
        engine: "auto",
        time_zone: "Europe/Paris",
        ...further,
      }),
    );
  const choose = ({ question, conversation_id }: Answer, choice: string) =>
    send(question, { conversation_id, choice });
  const run = (answer: Answer, change: RunRequest) => askHere(runWork(answer, change, source.id));
  return (
    <div className="grid gap-4">
      <QuestionBox
        dataSourceId={source.id}
        past={NOTHING_ASKED}
        asking={state.phase === "asking"}
        isFollowUp={false}
        onAsk={(question) => send(question)}
        onStop={stop}
      >
        <SourcePicker
          sources={sources}
          value={source.id}
          disabled={state.phase === "asking"}
          onChange={setChosen}
        />
      </QuestionBox>
      {state.phase === "asking" && (
        <PendingAnswer question={state.work.question} events={state.steps} sql={state.sql} />
      )}
      {state.phase === "failed" && <Alert>{errorText(state.error)}</Alert>}
      {state.phase === "answered" && (
        <AnswerCard
          answer={state.answer}
          dataSourceId={source.id}
          sourceName={source.name}
          isOpen
          onAsk={(question) => void send(question)}
          onChoose={(answer, choice) => void choose(answer, choice)}
          onRun={(answer, change) => void run(answer, change)}
          actions={(type) => <AddButton onAdd={() => onAdd(state.answer, type)} />}
        />
      )}
    </div>
  );
}

export function AddButton({ onAdd }: { onAdd: () => Promise<void> }) {
  const { t, errorText } = useLanguage();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const add = async () => {
    setPending(true);
    setError(undefined);
    try {
      await onAdd();
    } catch (failure) {
      setError(failure);
      setPending(false);
    }
  };
  return (
    <span className="flex items-center gap-2">
      {error !== undefined && (
        <span role="alert" className="text-sm text-danger">
          {errorText(error)}
        </span>
      )}
      <Button size="sm" disabled={pending} onClick={() => void add()}>
        {pending ? <Spinner /> : <Plus aria-hidden />}
        {t("widget.add.this")}
      </Button>
    </span>
  );
}
