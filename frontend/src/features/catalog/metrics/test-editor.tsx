"use client";

import { useId } from "react";

import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { ColumnDefinition, MetricCondition } from "@/lib/contract";

import {
  CONDITION_OPERATORS,
  isMany,
  withOperator,
  type ConditionOperator,
} from "../prepare/conditions";
import { offeredValues, type KnownValues } from "../prepare/known-values";
import { labelOf } from "../prepare/names";
import { useWords } from "../use-words";
import { ValueOptions } from "../value-options";
import { WordsField } from "../words-field";

const MOST_VALUES = 200;

interface TestEditorProps {
  test: MetricCondition;
  number: string;
  columns: ColumnDefinition[];
  known: KnownValues;
  onChange: (test: MetricCondition) => void;
}

/** A test of a column: which, how, and with which values. */
export function TestEditor({ test, number, columns, known, onChange }: TestEditorProps) {
  const { w } = useWords();
  const label = w("condition.number", { number });
  const operator = test.operator ?? "one_of";
  const values = (test.values ?? []).map(String);
  const id = useId();
  const offered = offeredValues(known, test.column ?? "", isMany(operator) ? values : []);
  return (
    <div role="group" aria-label={label} className="grid min-w-0 flex-1 gap-2">
      <div className="grid gap-2 sm:grid-cols-2">
        <NativeSelect
          aria-label={w("condition.column", { label })}
          value={test.column}
          onChange={(event) => onChange({ ...test, column: event.target.value })}
        >
          {!columns.some(({ name }) => name === test.column) && (
            <option value={test.column}>{test.column}</option>
          )}
          {columns.map((column) => (
            <option key={column.name} value={column.name}>
              {labelOf(column)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect
          aria-label={w("condition.operator", { label })}
          value={operator}
          onChange={(event) =>
            onChange(withOperator(test, event.target.value as ConditionOperator))
          }
        >
          {CONDITION_OPERATORS.map((name) => (
            <option key={name} value={name}>
              {w(`operator.${name}`)}
            </option>
          ))}
        </NativeSelect>
      </div>
      {isMany(operator) ? (
        <WordsField
          label={w("condition.values")}
          words={values}
          most={MOST_VALUES}
          offered={offered}
          onChange={(next) => onChange({ ...test, values: next })}
        />
      ) : (
        <div className="flex gap-2">
          {values.map((value, index) => (
            <Input
              key={index}
              list={id}
              aria-label={w("condition.value", { label, number: index + 1 })}
              className="h-10 min-w-0 text-sm"
              value={value}
              onChange={(event) =>
                onChange({ ...test, values: values.with(index, event.target.value) })
              }
            />
          ))}
          <ValueOptions id={id} values={offered} />
        </div>
      )}
    </div>
  );
}
