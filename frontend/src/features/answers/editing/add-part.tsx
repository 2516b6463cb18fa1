"use client";

import { Plus } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Popover, PopoverTrigger } from "@/components/ui/popover";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Answer, PlanEdit } from "@/lib/contract";

import { ChipPopover } from "./chip-popover";
import { addableKinds, type AddableKind } from "./prepare/choices";
import { todayOf } from "./prepare/today";

interface AddPartProps {
  answer: Answer;
  onEdit: (edits: PlanEdit[]) => void;
}

/** The button behind the chips: what else the answer may be asked for. */
export function AddPart({ answer, onEdit }: AddPartProps) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<AddableKind | null>(null);
  const chips = answer.interpretation?.chips ?? [];
  const change = (next: boolean) => {
    setOpen(next);
    setKind(null);
  };
  return (
    <Popover open={open} onOpenChange={change}>
      <PopoverTrigger className="inline-flex items-center gap-1.5 rounded-full border border-dashed border-line-strong/60 py-1 pr-3 pl-2 text-sm text-ink-soft hover:border-accent hover:text-ink">
        <Plus aria-hidden className="size-3.5" />
        {t("edit.add")}
      </PopoverTrigger>
      <ChipPopover answer={answer} label={t("edit.add.title")}>
        {(choices, Editor) =>
          kind === null ? (
            <ul className="grid">
              {addableKinds(chips, choices).map((addable) => (
                <li key={addable}>
                  <Button
                    variant="ghost"
                    className="w-full justify-start"
                    onClick={() => setKind(addable)}
                  >
                    {t(`edit.add.${addable}`)}
                  </Button>
                </li>
              ))}
            </ul>
          ) : (
            <Editor
              kind={kind}
              choices={choices}
              chips={chips}
              path={null}
              today={todayOf(answer)}
              onApply={(part) => {
                change(false);
                onEdit([{ part }]);
              }}
            />
          )
        }
      </ChipPopover>
    </Popover>
  );
}
