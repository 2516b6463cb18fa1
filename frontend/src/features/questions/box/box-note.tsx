"use client";

import { useLanguage } from "@/contexts/LanguageContext";
import { isMessageKey } from "@/lib/i18n/dictionary";

import { MAX_QUESTION } from "./question-schema";

interface BoxNoteProps {
  id: string;
  /** The key of what is wrong with the text. */
  message: string | undefined;
  unknown: string[];
  hint: string;
}

/** One line under the box: what is wrong, else which words mean nothing, else how to use it. */
export function BoxNote({ id, message, unknown, hint }: BoxNoteProps) {
  const { t, tn, format } = useLanguage();
  if (message && isMessageKey(message)) {
    return (
      <p id={id} role="alert" className="px-1 text-sm text-danger">
        {t(message, { max: format.integer(MAX_QUESTION) })}
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
