"use client";

import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import type { AggregateFunction, ColumnDefinition, ColumnRole } from "@/lib/contract";

import { useCatalog } from "../catalog-context";
import { EditFrame } from "../edit-frame";
import { NamingFields } from "../naming-fields";
import { NumberFields } from "../number-fields";
import { COLUMN_FUNCTIONS } from "../prepare/expression";
import { labelOf } from "../prepare/names";
import { useWords } from "../use-words";

const ROLES: readonly ColumnRole[] = ["measure", "dimension", "date", "identifier", "hidden"];

interface ColumnFieldsProps {
  table: string;
  column: ColumnDefinition;
  onDone: () => void;
}

export function ColumnFields({ table, column, onDone }: ColumnFieldsProps) {
  const { w } = useWords();
  const { edit } = useCatalog();
  const change = (part: Partial<ColumnDefinition>) =>
    edit({ kind: "column", table, value: { ...column, ...part } });
  const role = column.role ?? "dimension";
  return (
    <EditFrame label={w("edit.of", { name: labelOf(column) })} onDone={onDone}>
      <NamingFields naming={column} onChange={change} />
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field label={w("field.role")} hint={w(`role.${role}.hint`)}>
          {(control) => (
            <NativeSelect
              {...control}
              value={role}
              onChange={(event) => change({ role: event.target.value as ColumnRole })}
            >
              {ROLES.map((name) => (
                <option key={name} value={name}>
                  {w(`role.${name}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        {role === "measure" && (
          <>
            <Field label={w("field.aggregation")}>
              {(control) => (
                <NativeSelect
                  {...control}
                  value={column.aggregation ?? "sum"}
                  onChange={(event) =>
                    change({ aggregation: event.target.value as AggregateFunction })
                  }
                >
                  {COLUMN_FUNCTIONS.map((name) => (
                    <option key={name} value={name}>
                      {w(`function.${name}`)}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
            <NumberFields style={column} onChange={change} />
          </>
        )}
      </div>
    </EditFrame>
  );
}
