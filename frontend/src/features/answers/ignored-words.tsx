"use client";

import { Alert } from "@/components/ui/alert";
import { useLanguage } from "@/contexts/LanguageContext";

export function IgnoredWords({ words }: { words: string[] }) {
  const { language, tn } = useLanguage();
  if (words.length === 0) return null;
  const quoted = words.map((word) => (language === "fr" ? `« ${word} »` : `“${word}”`));
  const list = new Intl.ListFormat(language, { type: "disjunction" }).format(quoted);
  return <Alert tone="notice">{tn("answer.ignored", words.length, { words: list })}</Alert>;
}
