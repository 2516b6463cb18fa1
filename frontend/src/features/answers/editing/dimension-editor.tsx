"use client";

import { useState } from "react";

import { NativeSelect } from "@/components/ui/native-select";
import { OptionList } from "@/components/ui/option-list";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Grain } from "@/lib/contract";

import { EditorForm } from "./editor-form";
import type { EditorProps } from "./editor-props";
import { columnChoice, columnKey, groupColumns, isDay, partOf } from "./prepare/choices";

const GRAINS: Grain[] = ["year", "half_year", "quarter", "month", "week", "day", "weekday", "hour"];

export function DimensionEditor({ choices, path, onApply, onRemove }: EditorProps) {
  const { t } = useLanguage();
  const part = partOf(choices, path, "dimension");
  const [column, setColumn] = useState(columnChoice(choices, part?.of));
  const [grain, setGrain] = useState<Grain>(part?.grain ?? "month");
  const columns = groupColumns(choices);
  const apply = () => {
    if (column) onApply({ kind: "dimension", of: column.of, ...(isDay(column) && { grain }) });
  };
  return (
    <EditorForm onApply={column && apply} onRemove={onRemove}>
      <OptionList
        label={t("edit.dimension")}
        searchLabel={t("edit.dimension.search")}
        emptyText={t("edit.nothing_found")}
        options={columns.map((choice) => ({
          value: columnKey(choice.of),
          label: choice.label,
          group: choice.table,
        }))}
        selected={column ? [columnKey(column.of)] : []}
        onSelect={(key) =>
          setColumn(columns.find((choice) => columnKey(choice.of) === key) ?? null)
        }
      />
      {column && isDay(column) && (
        <label className="grid gap-1 text-sm">
          {t("edit.grain")}
          <NativeSelect value={grain} onChange={(event) => setGrain(event.target.value as Grain)}>
            {GRAINS.map((name) => (
              <option key={name} value={name}>
                {t(`edit.grain.${name}`)}
              </option>
            ))}
          </NativeSelect>
        </label>
      )}
    </EditorForm>
  );
}
