"use client";

import { useMemo } from "react";

import { useLanguage } from "@/contexts/LanguageContext";
import type { Language } from "@/lib/contract";
import { catalogEn } from "@/lib/i18n/catalog.en";
import { catalogFr } from "@/lib/i18n/catalog.fr";
import { translatorOver, type TranslatorOver } from "@/lib/i18n/dictionary";

type WordKey = keyof typeof catalogFr;

export interface Words {
  w: TranslatorOver<WordKey>["text"];
  wn: TranslatorOver<WordKey>["counted"];
}

const words: Record<Language, Record<WordKey, string>> = { fr: catalogFr, en: catalogEn };

export function wordsIn(language: Language): Words {
  const { text, counted } = translatorOver(words[language], language);
  return { w: text, wn: counted };
}

/** The messages of this page, which no other page loads. */
export function useWords(): Words {
  const { language } = useLanguage();
  return useMemo(() => wordsIn(language), [language]);
}
