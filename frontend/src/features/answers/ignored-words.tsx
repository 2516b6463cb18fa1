"use client";

import { Alert } from "@/components/ui/alert";
import { useLanguage } from "@/contexts/LanguageContext";

export function IgnoredWords({ words }: { words: string[] }) {
  const { language, t } = useLanguage();
  if (words.length === 0) return null;
  const quoted = words.map((word) => (language === "fr" ? `« ${word} »` : `“${word}”`));
  return <Alert tone="notice">{t("answer.ignored", { words: quoted.join(", ") })}</Alert>;
}
