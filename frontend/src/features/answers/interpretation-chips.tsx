"use client";

import { ArrowDownUp, Calendar, ChevronDown, Filter, Group, Hash, ListEnd } from "lucide-react";

import { useLanguage } from "@/contexts/LanguageContext";
import type { Answer, Chip, PlanEdit } from "@/lib/contract";

import { AddPart } from "./editing/add-part";
import { EditableChip } from "./editing/editable-chip";

const icons = {
  measure: Hash,
  dimension: Group,
  filter: Filter,
  period: Calendar,
  order: ArrowDownUp,
  limit: ListEnd,
};

const CHIP_LOOKS =
  "inline-flex max-w-full items-center gap-1.5 rounded-full border border-line py-1 pr-3 pl-2.5 text-sm hover:border-accent";

interface InterpretationChipsProps {
  answer: Answer;
  chips: Chip[];
  /** Told the words of the chip under the pointer, and "" when it leaves. */
  onPoint: (words: string) => void;
  /** Runs the answer again with its chips changed; absent while nothing can be run. */
  onEdit?: (edits: PlanEdit[]) => void;
}

export function InterpretationChips({ answer, chips, onPoint, onEdit }: InterpretationChipsProps) {
  const { t } = useLanguage();
  const edited = answer.edited_from !== null;
  return (
    <ul className="flex flex-wrap gap-2">
      {chips.map((chip) => {
        const Icon = icons[chip.kind];
        const origin = chip.words
          ? t("answer.chip.words", { words: chip.words })
          : t(edited ? "answer.chip.edited" : "answer.chip.default");
        const inside = (
          <>
            <Icon aria-hidden className="size-3.5 shrink-0 text-accent" />
            <span className="text-ink-faint">{t(`answer.chip.${chip.kind}`)}</span>
            <span className="min-w-0 truncate font-medium">{chip.label}</span>
            <span className="sr-only">, {origin}</span>
            {onEdit && <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />}
          </>
        );
        return (
          <li key={chip.plan_path + chip.label} className="max-w-full">
            {onEdit ? (
              <EditableChip
                answer={answer}
                chip={chip}
                className={CHIP_LOOKS}
                title={origin}
                onPoint={onPoint}
                onEdit={onEdit}
              >
                {inside}
              </EditableChip>
            ) : (
              <span
                className={CHIP_LOOKS}
                title={origin}
                onPointerEnter={() => onPoint(chip.words)}
                onPointerLeave={() => onPoint("")}
              >
                {inside}
              </span>
            )}
          </li>
        );
      })}
      {onEdit && (
        <li>
          <AddPart answer={answer} onEdit={onEdit} />
        </li>
      )}
    </ul>
  );
}
