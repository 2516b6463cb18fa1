"use client";

import { useState } from "react";

import { NativeSelect } from "@/components/ui/native-select";
import { OptionList } from "@/components/ui/option-list";
import { useLanguage } from "@/contexts/LanguageContext";
import type { AggregateFunction } from "@/lib/contract";

import { EditorForm } from "./editor-form";
import type { EditorProps } from "./editor-props";
import { measureChoice, measureKey, partOf } from "./prepare/choices";

export function MeasureEditor({ choices, path, onApply, onRemove }: EditorProps) {
  const { t } = useLanguage();
  const part = partOf(choices, path, "measure");
  const [choice, setChoice] = useState(measureChoice(choices, part));
  const [wanted, setWanted] = useState<AggregateFunction | undefined>(part?.function);
  const functions = choice?.functions ?? [];
  const chosen =
    wanted !== undefined && functions.includes(wanted) ? wanted : choice?.part.function;
  const apply = () => {
    if (choice) onApply({ ...choice.part, ...(functions.length > 0 && { function: chosen }) });
  };
  return (
    <EditorForm onApply={choice && apply} onRemove={onRemove}>
      <OptionList
        label={t("edit.measure")}
        searchLabel={t("edit.measure.search")}
        emptyText={t("edit.nothing_found")}
        options={choices.measures.map((measure) => ({
          value: measureKey(measure.part),
          label: measure.label,
          group: measure.table,
        }))}
        selected={choice ? [measureKey(choice.part)] : []}
        onSelect={(key) =>
          setChoice(choices.measures.find((measure) => measureKey(measure.part) === key) ?? null)
        }
      />
      {functions.length > 1 && (
        <label className="grid gap-1 text-sm">
          {t("edit.function")}
          <NativeSelect
            value={chosen}
            onChange={(event) => setWanted(event.target.value as AggregateFunction)}
          >
            {functions.map((name) => (
              <option key={name} value={name}>
                {t(`edit.function.${name}`)}
              </option>
            ))}
          </NativeSelect>
        </label>
      )}
    </EditorForm>
  );
}
