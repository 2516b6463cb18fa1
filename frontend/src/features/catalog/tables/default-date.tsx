"use client";

import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import type { TableDefinition } from "@/lib/contract";

import { useCatalog } from "../catalog-context";
import { dateColumns } from "../prepare/columns";
import { wordsOf } from "../prepare/items";
import { labelOf } from "../prepare/names";
import { useWords } from "../use-words";

interface DefaultDateProps {
  table: TableDefinition;
  /** Whether the table's name stands for the label: where several tables are listed. */
  isNamed?: boolean;
}

export function DefaultDate({ table, isNamed = false }: DefaultDateProps) {
  const { w } = useWords();
  const { canEdit, edit } = useCatalog();
  const dates = dateColumns(table);
  const current = table.default_date ?? "";
  const isUnknown = current !== "" && !dates.some(({ name }) => name === current);
  return (
    <Field label={isNamed ? labelOf(table) : w("field.default_date")}>
      {(control) => (
        <NativeSelect
          {...control}
          disabled={!canEdit}
          value={current}
          onChange={(event) =>
            edit({
              kind: "table",
              value: { ...wordsOf(table), default_date: event.target.value },
            })
          }
        >
          <option value="">{w("dates.none")}</option>
          {isUnknown && <option value={current}>{current}</option>}
          {dates.map((column) => (
            <option key={column.name} value={column.name}>
              {labelOf(column)}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
