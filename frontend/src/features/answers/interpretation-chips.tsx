"use client";

import { ArrowDownUp, Calendar, Filter, Group, Hash, ListEnd } from "lucide-react";

import { useLanguage } from "@/contexts/LanguageContext";
import type { Chip } from "@/lib/contract";

const icons = {
  measure: Hash,
  dimension: Group,
  filter: Filter,
  period: Calendar,
  order: ArrowDownUp,
  limit: ListEnd,
};

interface InterpretationChipsProps {
  chips: Chip[];
  /** Told the words of the chip under the pointer, and "" when it leaves. */
  onPoint: (words: string) => void;
}

export function InterpretationChips({ chips, onPoint }: InterpretationChipsProps) {
  const { t } = useLanguage();
  return (
    <ul className="flex flex-wrap gap-2">
      {chips.map((chip) => {
        const Icon = icons[chip.kind];
        const origin = chip.words
          ? t("answer.chip.words", { words: chip.words })
          : t("answer.chip.default");
        return (
          <li
            key={chip.plan_path + chip.label}
            title={origin}
            onPointerEnter={() => onPoint(chip.words)}
            onPointerLeave={() => onPoint("")}
            className="inline-flex max-w-full items-center gap-1.5 rounded-full border border-line py-1 pr-3 pl-2.5 text-sm hover:border-accent"
          >
            <Icon aria-hidden className="size-3.5 shrink-0 text-accent" />
            <span className="text-ink-faint">{t(`answer.chip.${chip.kind}`)}</span>
            <span className="min-w-0 truncate font-medium">{chip.label}</span>
            <span className="sr-only">, {origin}</span>
          </li>
        );
      })}
    </ul>
  );
}
