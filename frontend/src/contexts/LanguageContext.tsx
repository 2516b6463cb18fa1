"use client";

import { createContext, useContext, useMemo, useState, type ReactNode } from "react";

import { ApiError } from "@/lib/api-error";
import type { Language } from "@/lib/contract";
import { createFormatter, type Formatter } from "@/lib/format";
import {
  isMessageKey,
  LANGUAGE_COOKIE,
  loadDictionary,
  translatorOver,
  type Dictionary,
  type Translator,
} from "@/lib/i18n/dictionary";
import { fr } from "@/lib/i18n/fr";

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

interface LanguageProviderProps {
  initial: Language;
  /** That of `initial`, where it is not French. */
  dictionary?: Dictionary;
  children: ReactNode;
}

export function LanguageProvider({ initial, dictionary = fr, children }: LanguageProviderProps) {
  const [spoken, setSpoken] = useState({ language: initial, dictionary });
  const value = useMemo<LanguageContextValue>(() => {
    const { language } = spoken;
    const { text, counted } = translatorOver(spoken.dictionary, language);
    return {
      language,
      setLanguage: (next) => {
        document.cookie = `${LANGUAGE_COOKIE}=${next}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
        document.documentElement.lang = next;
        void loadDictionary(next).then((loaded) =>
          setSpoken({ language: next, dictionary: loaded }),
        );
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
  }, [spoken]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageContextValue {
  const value = useContext(LanguageContext);
  if (!value) throw new Error("useLanguage needs a LanguageProvider above it.");
  return value;
}
