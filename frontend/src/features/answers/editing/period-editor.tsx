"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useLanguage } from "@/contexts/LanguageContext";

import { EditorForm } from "./editor-form";
import type { EditorProps } from "./editor-props";
import { columnChoice, columnKey, dateColumns, partOf } from "./prepare/choices";
import { lastDay, periodBetween, PRESETS, presetPeriod, type Period } from "./prepare/periods";

export function PeriodEditor({ choices, path, today, onApply, onRemove }: EditorProps) {
  const { t } = useLanguage();
  const part = partOf(choices, path, "period");
  const columns = dateColumns(choices);
  const [column, setColumn] = useState(columnChoice(choices, part?.of) ?? columns[0] ?? null);
  const [first, setFirst] = useState(part?.from ?? "");
  const [last, setLast] = useState((part && lastDay(part)) ?? "");
  const period = periodBetween(first, last);

  // The date of a chip that is no plain column stays what it is.
  const of = part && !part.of ? {} : { of: column?.of };
  const choose = (chosen: Period) => onApply({ kind: "period", ...of, ...chosen });
  if (path !== null && !part) {
    return (
      <EditorForm onApply={null} onRemove={onRemove}>
        <p className="text-sm text-ink-soft">{t("edit.only_remove")}</p>
      </EditorForm>
    );
  }
  return (
    <EditorForm onApply={period && (() => choose(period))} onRemove={onRemove}>
      {columns.length > 1 && column && (
        <label className="grid gap-1 text-sm">
          {t("edit.period.date")}
          <NativeSelect
            value={columnKey(column.of)}
            onChange={(event) =>
              setColumn(
                columns.find((choice) => columnKey(choice.of) === event.target.value) ?? null,
              )
            }
          >
            {columns.map((choice) => (
              <option key={columnKey(choice.of)} value={columnKey(choice.of)}>
                {choice.label} ({choice.table})
              </option>
            ))}
          </NativeSelect>
        </label>
      )}
      <div role="group" aria-label={t("edit.period.presets")} className="grid grid-cols-2 gap-1.5">
        {PRESETS.map((preset) => (
          <Button
            key={preset}
            variant="outline"
            size="sm"
            onClick={() => choose(presetPeriod(preset, today))}
          >
            {t(`edit.period.${preset}`)}
          </Button>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-2">
        <label className="grid gap-1 text-sm">
          {t("edit.period.first")}
          <Input
            type="date"
            value={first}
            onChange={(event) => setFirst(event.target.value)}
            className="h-10 px-2 text-sm"
          />
        </label>
        <label className="grid gap-1 text-sm">
          {t("edit.period.last")}
          <Input
            type="date"
            value={last}
            onChange={(event) => setLast(event.target.value)}
            className="h-10 px-2 text-sm"
          />
        </label>
      </div>
      {period === null && first !== "" && last !== "" && (
        <p role="alert" className="text-sm text-danger">
          {t("edit.period.reversed")}
        </p>
      )}
    </EditorForm>
  );
}
