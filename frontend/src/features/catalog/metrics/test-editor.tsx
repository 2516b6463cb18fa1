"use client";

import { X } from "lucide-react";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { ColumnDefinition, MetricCondition } from "@/lib/contract";

import {
  CONDITION_OPERATORS,
  isMany,
  isNested,
  withOperator,
  type ConditionOperator,
} from "../prepare/conditions";
import { conditionText } from "../prepare/formula";
import { labelOf } from "../prepare/names";
import { useWords } from "../use-words";
import { WordsField } from "../words-field";

const MOST_VALUES = 200;

interface TestEditorProps {
  test: MetricCondition;
  number: number;
  columns: ColumnDefinition[];
  onChange: (test: MetricCondition) => void;
  onRemove: () => void;
}

/** A test of a column: which, how, and with which values. */
export function TestEditor({ test, number, columns, onChange, onRemove }: TestEditorProps) {
  const { w } = useWords();
  const label = w("condition.number", { number });
  const operator = test.operator ?? "one_of";
  const values = (test.values ?? []).map(String);
  const labelled = (name: string) => labelOf(columns.find((one) => one.name === name) ?? { name });
  return (
    <div className="flex items-start gap-1 rounded-lg border border-line bg-canvas p-2">
      <div role="group" aria-label={label} className="grid min-w-0 flex-1 gap-2">
        {isNested(test) ? (
          <p className="px-1 py-1.5 text-sm">
            {conditionText(test, { column: labelled, metric: (name) => name }, w)}
          </p>
        ) : (
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
        )}
        {!isNested(test) && isMany(operator) && (
          <WordsField
            label={w("condition.values")}
            words={values}
            most={MOST_VALUES}
            onChange={(next) => onChange({ ...test, values: next })}
          />
        )}
        {!isNested(test) && !isMany(operator) && (
          <div className="flex gap-2">
            {values.map((value, index) => (
              <Input
                key={index}
                aria-label={w("condition.value", { label, number: index + 1 })}
                className="h-10 text-sm"
                value={value}
                onChange={(event) =>
                  onChange({
                    ...test,
                    values: values.map((other, at) => (at === index ? event.target.value : other)),
                  })
                }
              />
            ))}
          </div>
        )}
      </div>
      <Button
        variant="ghost"
        size="icon"
        aria-label={w("remove.of", { name: label })}
        onClick={onRemove}
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}
