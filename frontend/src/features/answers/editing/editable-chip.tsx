"use client";

import { useState, type ReactNode } from "react";

import { Popover, PopoverTrigger } from "@/components/ui/popover";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Answer, Chip, PlanEdit } from "@/lib/contract";

import { ChipPopover } from "./chip-popover";
import { todayOf } from "./prepare/today";

interface EditableChipProps {
  answer: Answer;
  chip: Chip;
  className: string;
  title: string;
  onPoint: (words: string) => void;
  onEdit: (edits: PlanEdit[]) => void;
  children: ReactNode;
}

export function EditableChip(props: EditableChipProps) {
  const { answer, chip, className, title, onPoint, onEdit, children } = props;
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const edit = (change: PlanEdit) => {
    setOpen(false);
    onEdit([change]);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        className={className}
        title={title}
        onPointerEnter={() => onPoint(chip.words)}
        onPointerLeave={() => onPoint("")}
        onFocus={() => onPoint(chip.words)}
        onBlur={() => onPoint("")}
      >
        {children}
      </PopoverTrigger>
      <ChipPopover answer={answer} label={t("edit.title", { label: chip.label })}>
        {(choices, Editor) => {
          const own = choices.chips.find((other) => other.plan_path === chip.plan_path);
          return (
            <Editor
              kind={chip.kind}
              choices={choices}
              chips={answer.interpretation?.chips ?? []}
              path={chip.plan_path}
              today={todayOf(answer)}
              onApply={(part) => edit({ plan_path: chip.plan_path, part })}
              {...(own?.removable && {
                onRemove: () => edit({ plan_path: chip.plan_path }),
              })}
            />
          );
        }}
      </ChipPopover>
    </Popover>
  );
}
