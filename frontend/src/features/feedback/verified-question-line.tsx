"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import type { VerifiedQuestion } from "@/lib/contract";

import { deleteVerifiedQuestion } from "./use-feedback";

interface VerifiedQuestionLineProps {
  sourceId: string;
  question: VerifiedQuestion;
  mayDelete: boolean;
  onDeleted: () => void;
}

export function VerifiedQuestionLine(props: VerifiedQuestionLineProps) {
  const { sourceId, question, mayDelete, onDeleted } = props;
  const { t, format, errorText } = useLanguage();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const remove = async () => {
    setPending(true);
    setError(null);
    try {
      await deleteVerifiedQuestion(sourceId, question.id);
      onDeleted();
    } catch (failure) {
      setError(errorText(failure));
      setPending(false);
    }
  };
  return (
    <li className="flex items-start justify-between gap-3 px-5 py-3.5">
      <div className="grid min-w-0 gap-0.5">
        <p className="font-medium break-words">{question.question}</p>
        <p className="text-sm text-ink-faint">
          {t("verified.since", { date: format.dateTime(question.created_at) })}
        </p>
        {error && (
          <p role="alert" className="text-sm text-danger">
            {error}
          </p>
        )}
      </div>
      {mayDelete && (
        <Button
          variant="ghost"
          size="icon"
          disabled={pending}
          aria-label={t("verified.delete", { question: question.question })}
          title={t("verified.delete.short")}
          onClick={() => void remove()}
        >
          {pending ? <Spinner /> : <Trash2 aria-hidden />}
        </Button>
      )}
    </li>
  );
}
