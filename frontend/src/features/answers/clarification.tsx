"use client";

import { CornerDownRight } from "lucide-react";

import { useLanguage } from "@/contexts/LanguageContext";
import type { Answer } from "@/lib/contract";

interface ClarificationProps {
  clarification: NonNullable<Answer["clarification"]>;
  /** Absent once the conversation went on. */
  onChoose?: (choiceId: string) => void;
}

export function Clarification({ clarification, onChoose }: ClarificationProps) {
  const { t } = useLanguage();
  return (
    <div className="grid gap-4">
      <p className="text-base">{clarification.question}</p>
      <ul className="grid gap-2" aria-label={t("answer.clarify.choose")}>
        {clarification.choices.map((choice) => (
          <li key={choice.id}>
            <button
              type="button"
              disabled={!onChoose}
              onClick={() => onChoose?.(choice.id)}
              className="flex w-full items-start gap-3 rounded-xl border border-line px-4 py-3 text-left transition-colors hover:border-accent hover:bg-accent-soft disabled:cursor-default disabled:opacity-60 disabled:hover:border-line disabled:hover:bg-transparent"
            >
              <CornerDownRight aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
              <span className="grid gap-0.5">
                <span className="font-medium">{choice.label}</span>
                {choice.preview && <span className="text-sm text-ink-soft">{choice.preview}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
