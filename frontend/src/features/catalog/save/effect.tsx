"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Definitions } from "@/lib/contract";
import { useSettled } from "@/lib/use-settled";

import { usePreview } from "../use-layer";
import { useWords } from "../use-words";

import { QuestionEffect } from "./question-effect";

const TYPING_DELAY = 500;

interface EffectProps {
  sourceId: string;
  definitions: Definitions;
  /** The questions to begin with; any other may be tried in their place. */
  first: string[];
}

/** How three questions are read now, and with what is about to be saved. */
export function Effect({ sourceId, definitions, first }: EffectProps) {
  const { errorText } = useLanguage();
  const { w } = useWords();
  const [questions, setQuestions] = useState(first.length > 0 ? first : [""]);
  const asked = useSettled(questions, TYPING_DELAY)
    .map((question) => question.trim())
    .filter((question) => question !== "");
  const { data, error } = usePreview(sourceId, definitions, asked);
  const put = (index: number, question: string) =>
    setQuestions(questions.map((other, at) => (at === index ? question : other)));
  const severe = data?.problems.filter(({ severity }) => severity === "error") ?? [];
  return (
    <>
      {severe.length > 0 && (
        <Alert tone="notice">
          <p className="font-medium">{w("effect.problems")}</p>
          {severe.slice(0, 5).map(({ path, message }) => (
            <p key={path + message}>{message}</p>
          ))}
        </Alert>
      )}
      {error !== undefined && <Alert>{errorText(error)}</Alert>}
      <ol className="grid gap-4">
        {questions.map((question, index) => {
          const read = data?.questions.find((one) => one.question === question.trim());
          return (
            <li key={index} className="grid gap-2.5 rounded-xl border border-line p-3 sm:p-4">
              <Input
                aria-label={w("effect.question", { number: index + 1 })}
                className="h-10 text-sm font-medium"
                value={question}
                maxLength={2000}
                onChange={(event) => put(index, event.target.value)}
              />
              {read ? (
                <QuestionEffect read={read} sourceId={sourceId} definitions={definitions} />
              ) : (
                question.trim() !== "" && error === undefined && <Skeleton className="h-16" />
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
