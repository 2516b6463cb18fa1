"use client";

import { ArrowUpRight } from "lucide-react";

interface QuestionButtonsProps {
  label: string;
  questions: string[];
  disabled?: boolean;
  onAsk: (question: string) => void;
}

/** Questions that are known to be answerable, one click each. */
export function QuestionButtons({ label, questions, disabled, onAsk }: QuestionButtonsProps) {
  if (questions.length === 0) return null;
  return (
    <div className="grid gap-2.5">
      <p className="text-sm text-ink-soft">{label}</p>
      <ul className="flex flex-wrap gap-2">
        {questions.map((question) => (
          <li key={question} className="max-w-full">
            <button
              type="button"
              disabled={disabled}
              onClick={() => onAsk(question)}
              className="group flex max-w-full items-center gap-2 rounded-xl border border-line bg-surface px-3.5 py-2 text-left text-sm transition-colors hover:border-accent hover:bg-accent-soft disabled:cursor-not-allowed disabled:opacity-55"
            >
              <span className="min-w-0 break-words">{question}</span>
              <ArrowUpRight
                aria-hidden
                className="size-3.5 shrink-0 text-ink-faint group-hover:text-accent"
              />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
