"use client";

import type { FieldError } from "react-hook-form";

import { useLanguage } from "@/contexts/LanguageContext";
import { isMessageKey } from "@/lib/i18n/dictionary";

/** The words for a field's error: a key that a schema gave, or the server's own sentence. */
export function useFieldMessage(): (error: FieldError | undefined) => string | undefined {
  const { t } = useLanguage();
  return (error) => {
    const message = error?.message;
    return message !== undefined && isMessageKey(message) ? t(message) : message;
  };
}
