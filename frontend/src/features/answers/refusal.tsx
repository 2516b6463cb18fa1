"use client";

import { useLanguage } from "@/contexts/LanguageContext";
import type { Answer } from "@/lib/contract";

import { QuestionButtons } from "./question-buttons";

interface RefusalProps {
  refusal: NonNullable<Answer["refusal"]>;
  disabled: boolean;
  onAsk: (question: string) => void;
}

export function Refusal({ refusal, disabled, onAsk }: RefusalProps) {
  const { t } = useLanguage();
  return (
    <div className="grid gap-5">
      <div className="grid gap-1">
        <h3 className="font-semibold">{t("answer.refused.title")}</h3>
        <p className="text-ink-soft">{refusal.message}</p>
      </div>
      <QuestionButtons
        label={t("answer.refused.examples")}
        questions={refusal.examples}
        disabled={disabled}
        onAsk={onAsk}
      />
    </div>
  );
}
