"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { OptionList } from "@/components/ui/option-list";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ColumnType } from "@/lib/contract";

import { shownValue, typedValue, type Arity } from "./prepare/filter-values";

interface FilterValuesProps {
  arity: Arity;
  type: ColumnType;
  /** Values that the column is known to hold. */
  known: string[];
  knowsAll: boolean;
  values: string[];
  onChange: (values: string[]) => void;
}

/** One field, two, or a list to choose from; what was typed stays as it was typed. */
export function FilterValues(props: FilterValuesProps) {
  const { arity, type, values, onChange } = props;
  const { t, language } = useLanguage();
  if (arity === "none") return null;
  if (arity === "many") return <ValueList {...props} />;
  const labels = arity === "two" ? [t("edit.value.low"), t("edit.value.high")] : [t("edit.value")];
  const isDay = type === "date" || type === "timestamp";
  const isNumber = type === "integer" || type === "decimal";
  return (
    <div className="grid grid-flow-col auto-cols-fr gap-2">
      {labels.map((label, index) => {
        const value = values[index] ?? "";
        return (
          <label key={label} className="grid gap-1 text-sm">
            {label}
            <Input
              type={isDay ? "date" : "text"}
              inputMode={isNumber ? "decimal" : undefined}
              defaultValue={shownValue(value, type, language)}
              aria-invalid={(value !== "" && typedValue(value, type) === null) || undefined}
              onChange={(event) => {
                const next = labels.map((_, place) => values[place] ?? "");
                next[index] = event.target.value;
                onChange(next);
              }}
              className="h-10 text-sm"
            />
          </label>
        );
      })}
    </div>
  );
}

function ValueList({ type, known, knowsAll, values, onChange }: FilterValuesProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState("");
  const isBoolean = type === "boolean";
  const options = isBoolean ? ["true", "false"] : [...new Set([...values, ...known])];
  const toggle = (value: string) =>
    onChange(
      values.includes(value) ? values.filter((other) => other !== value) : [...values, value],
    );
  const add = () => {
    const value = typedValue(typed, type);
    if (value === null || values.includes(value)) return;
    onChange([...values, value]);
    setTyped("");
  };
  return (
    <div className="grid gap-2">
      {options.length > 0 && (
        <OptionList
          multiple
          label={t("edit.values")}
          searchLabel={t("edit.values.search")}
          emptyText={t("edit.nothing_found")}
          options={options.map((value) => ({
            value,
            label: isBoolean ? t(value === "true" ? "edit.yes" : "edit.no") : value,
          }))}
          selected={values}
          onSelect={toggle}
        />
      )}
      {!knowsAll && !isBoolean && (
        <div className="flex items-end gap-2">
          <label className="grid min-w-0 flex-1 gap-1 text-sm">
            {t("edit.values.more")}
            <Input
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || typed === "") return;
                event.preventDefault();
                add();
              }}
              className="h-10 text-sm"
            />
          </label>
          <Button variant="outline" onClick={add}>
            {t("edit.values.add")}
          </Button>
        </div>
      )}
    </div>
  );
}
