"use client";

import { ArrowLeft, ChevronRight } from "lucide-react";
import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import { useConversation, useRecentConversations } from "@/features/questions/use-conversations";
import type { Answer } from "@/lib/contract";

import { AddButton } from "./ask-dialog";

interface AnswersDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onAdd: (answer: Answer) => Promise<void>;
}

/** An answer that was already given: first its conversation, then the answer. */
export function AnswersDialog({ open, onOpenChange, onAdd }: AnswersDialogProps) {
  const { t } = useLanguage();
  const [conversation, setConversation] = useState<string | null>(null);
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={t("widget.add.answer")} className="content-start">
        {conversation === null ? (
          <Conversations onChoose={setConversation} />
        ) : (
          <Answers id={conversation} onBack={() => setConversation(null)} onAdd={onAdd} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function Conversations({ onChoose }: { onChoose: (id: string) => void }) {
  const { t, errorText, format } = useLanguage();
  const { data, error } = useRecentConversations();
  if (!data && error === undefined) {
    return <Skeleton className="h-24" role="status" aria-label={t("app.loading")} />;
  }
  if (!data) return <Alert>{errorText(error)}</Alert>;
  if (data.items.length === 0) return <p className="text-ink-faint">{t("history.empty")}</p>;
  return (
    <ul className="-mx-2 grid gap-0.5">
      {data.items.map(({ id, title, updated_at }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => onChoose(id)}
            className="flex w-full items-center gap-3 rounded-lg px-2 py-2 text-left text-sm hover:bg-sunken"
          >
            <span className="min-w-0 flex-1 break-words">{title}</span>
            <span className="shrink-0 text-ink-faint">{format.dateTime(updated_at)}</span>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface AnswersProps {
  id: string;
  onBack: () => void;
  onAdd: (answer: Answer) => Promise<void>;
}

function Answers({ id, onBack, onAdd }: AnswersProps) {
  const { t, errorText } = useLanguage();
  const { data, error } = useConversation(id);
  const answers = data?.answers.filter((answer) => answer.status === "answered") ?? [];
  return (
    <div className="grid justify-items-start gap-3">
      <Button variant="ghost" size="sm" onClick={onBack}>
        <ArrowLeft aria-hidden />
        {t("widget.add.back")}
      </Button>
      {!data && error === undefined && (
        <Skeleton className="h-24 w-full" role="status" aria-label={t("app.loading")} />
      )}
      {!data && error !== undefined && <Alert className="w-full">{errorText(error)}</Alert>}
      {data && answers.length === 0 && (
        <p className="text-ink-faint">{t("widget.add.no_answer")}</p>
      )}
      <ul className="grid w-full gap-2">
        {answers.map((answer) => (
          <li
            key={answer.id}
            className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line px-4 py-3"
          >
            <span className="grid min-w-0 flex-1 basis-52 gap-0.5">
              <span className="font-medium break-words">{answer.question}</span>
              {answer.summary && <span className="text-sm text-ink-soft">{answer.summary}</span>}
            </span>
            <AddButton onAdd={() => onAdd(answer)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
