"use client";

import { useState } from "react";

import { NativeSelect } from "@/components/ui/native-select";
import { OptionList } from "@/components/ui/option-list";
import { useLanguage } from "@/contexts/LanguageContext";
import type { FilterOperator, FilterPart } from "@/lib/contract";

import { EditorForm } from "./editor-form";
import type { EditorProps } from "./editor-props";
import { FilterValues } from "./filter-values";
import { columnChoice, columnKey, partOf } from "./prepare/choices";
import { arityOf, operatorsFor, typedValue } from "./prepare/filter-values";

export function FilterEditor({ choices, path, onApply, onRemove }: EditorProps) {
  const { t } = useLanguage();
  const part = partOf(choices, path, "filter");
  const [column, setColumn] = useState(columnChoice(choices, part?.of));
  const [wanted, setWanted] = useState<FilterOperator | null>(part?.operator ?? null);
  const [values, setValues] = useState(part?.values ?? []);

  if (!column && !part) {
    return (
      <EditorForm onApply={null} onRemove={onRemove}>
        {path === null ? (
          <OptionList
            label={t("edit.filter.column")}
            searchLabel={t("edit.filter.search")}
            emptyText={t("edit.nothing_found")}
            options={choices.columns.map((choice) => ({
              value: columnKey(choice.of),
              label: choice.label,
              group: choice.table,
            }))}
            selected={[]}
            onSelect={(key) =>
              setColumn(choices.columns.find((choice) => columnKey(choice.of) === key) ?? null)
            }
          />
        ) : (
          <p className="text-sm text-ink-soft">{t("edit.only_remove")}</p>
        )}
      </EditorForm>
    );
  }

  // Without a column the filter is about a number that the plan computes.
  const type = column?.type ?? "decimal";
  const operators = operatorsFor(type);
  const operator = wanted && operators.includes(wanted) ? wanted : (operators[0] ?? "one_of");
  const arity = arityOf(operator);
  const typed = values.map((value) => typedValue(value, type)).filter((value) => value !== null);
  const enough =
    arity === "none" ||
    (arity === "many" ? typed.length > 0 : typed.length === (arity === "two" ? 2 : 1));
  const apply = () => {
    const filter: FilterPart = {
      kind: "filter",
      operator,
      values: arity === "none" ? [] : typed,
      ...(column && { of: column.of }),
    };
    onApply(filter);
  };
  return (
    <EditorForm onApply={enough ? apply : null} onRemove={onRemove}>
      {column && (
        <p className="text-sm">
          <span className="font-medium">{column.label}</span>{" "}
          <span className="text-ink-faint">{column.table}</span>
        </p>
      )}
      <label className="grid gap-1 text-sm">
        {t("edit.operator")}
        <NativeSelect
          value={operator}
          onChange={(event) => setWanted(event.target.value as FilterOperator)}
        >
          {operators.map((name) => (
            <option key={name} value={name}>
              {t(`edit.operator.${name}`)}
            </option>
          ))}
        </NativeSelect>
      </label>
      <FilterValues
        key={arity}
        arity={arity}
        type={type}
        known={column?.values ?? []}
        knowsAll={column?.values_complete ?? false}
        values={values}
        onChange={setValues}
      />
    </EditorForm>
  );
}
