"use client";

import { createContext, useContext, useMemo, useState, type ReactNode } from "react";

import { ApiError } from "@/lib/api-error";
import type { Language } from "@/lib/contract";
import { createFormatter, type Formatter } from "@/lib/format";
import {
  createTranslator,
  isMessageKey,
  LANGUAGE_COOKIE,
  type Translator,
} from "@/lib/i18n/dictionary";

interface LanguageContextValue {
  language: Language;
  setLanguage: (language: Language) => void;
  t: Translator["text"];
  tn: Translator["counted"];
  format: Formatter;
  /** What to show for a failure: the server's own words, else the dictionary's. */
  errorText: (error: unknown) => string;
}

const LanguageContext = createContext<LanguageContextValue | null>(null);

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export function LanguageProvider({
  initial,
  children,
}: {
  initial: Language;
  children: ReactNode;
}) {
  const [language, setState] = useState(initial);
  const value = useMemo<LanguageContextValue>(() => {
    const { text, counted } = createTranslator(language);
    return {
      language,
      setLanguage: (next) => {
        document.cookie = `${LANGUAGE_COOKIE}=${next}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
        document.documentElement.lang = next;
        setState(next);
      },
      t: text,
      tn: counted,
      format: createFormatter(language),
      errorText: (error) => {
        if (!(error instanceof ApiError)) return text("error.unreadable_answer");
        const key = `error.${error.code}`;
        return isMessageKey(key) ? text(key) : error.message;
      },
    };
  }, [language]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageContextValue {
  const value = useContext(LanguageContext);
  if (!value) throw new Error("useLanguage needs a LanguageProvider above it.");
  return value;
}
