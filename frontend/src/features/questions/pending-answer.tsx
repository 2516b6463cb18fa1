"use client";

import { Check } from "lucide-react";

import { Card } from "@/components/ui/card";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import { SqlView } from "@/features/answers/sql-view";
import type { StepEvent } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { stepsOf, type Step } from "./steps";

interface PendingAnswerProps {
  question: string;
  events: StepEvent[];
  sql: string | null;
}

/** The question under way: its real steps, as the server tells them. */
export function PendingAnswer({ question, events, sql }: PendingAnswerProps) {
  const { t } = useLanguage();
  const steps = stepsOf(events);
  return (
    <Card className="grid animate-enter gap-5 p-5 sm:p-7">
      <h2 className="text-lg font-semibold break-words sm:text-xl">{question}</h2>
      <ol className="grid gap-2.5" role="status" aria-label={t("ask.working")}>
        {steps.map((step) => (
          <StepLine key={step.key} step={step} />
        ))}
      </ol>
      {sql !== null && <SqlView sql={sql} />}
    </Card>
  );
}

function StepLine({ step }: { step: Step }) {
  const { t } = useLanguage();
  return (
    <li
      className={cn(
        "flex items-center gap-3 text-sm",
        step.status === "waiting" ? "text-ink-faint" : "text-ink",
      )}
    >
      <span className="grid size-5 shrink-0 place-items-center text-accent">
        {step.status === "done" && <Check aria-hidden className="size-4" />}
        {step.status === "current" && <Spinner />}
        {step.status === "waiting" && <span className="size-1.5 rounded-full bg-line-strong/60" />}
      </span>
      <span className="min-w-0 break-words">{step.message ?? t(`ask.step.${step.name}`)}</span>
      {step.status !== "waiting" && (
        <span className="sr-only">({t(`ask.step.${step.status}`)})</span>
      )}
    </li>
  );
}
