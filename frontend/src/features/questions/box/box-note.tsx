"use client";

import { useLanguage } from "@/contexts/LanguageContext";
import type { MessageKey } from "@/lib/i18n/dictionary";

import { MAX_QUESTION } from "./prepare/question-problem";

interface BoxNoteProps {
  id: string;
  problem: MessageKey | null;
  unknown: string[];
  hint: string;
}

/** One line under the box: what is wrong, else which words mean nothing, else how to use it. */
export function BoxNote({ id, problem, unknown, hint }: BoxNoteProps) {
  const { t, tn, format } = useLanguage();
  if (problem) {
    return (
      <p id={id} role="alert" className="px-1 text-sm text-danger">
        {t(problem, { max: format.integer(MAX_QUESTION) })}
      </p>
    );
  }
  if (unknown.length > 0) {
    const words = unknown.map((word) => t("ask.quoted", { word })).join(", ");
    return (
      <p id={id} role="status" className="px-1 text-sm text-pretty text-notice">
        {tn("ask.unknown", unknown.length, { words })}
      </p>
    );
  }
  return (
    <p id={id} className="hidden px-1 text-xs text-ink-faint sm:block">
      {hint}
    </p>
  );
}
