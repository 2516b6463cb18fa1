"use client";

import { BadgeCheck, Pencil, Ruler, Sparkles } from "lucide-react";

import { Badge } from "@/components/ui/badge";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Answer } from "@/lib/contract";

const icons = { verified: BadgeCheck, rules: Ruler, model: Sparkles, person: Pencil };
const tones = { verified: "accent", rules: "neutral", model: "notice", person: "neutral" } as const;

export function EngineBadge({ engine, model }: Pick<Answer, "engine" | "model">) {
  const { t } = useLanguage();
  const Icon = icons[engine];
  const about = t(`answer.engine.${engine}.about`, { model: model ?? "" });
  return (
    <Badge tone={tones[engine]} title={about}>
      <Icon aria-hidden />
      {t(`answer.engine.${engine}`)}
      <span className="sr-only">. {about}</span>
    </Badge>
  );
}
