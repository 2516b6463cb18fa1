"use client";

import { useState } from "react";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { AggregateFunction, MetricExpression } from "@/lib/contract";

import {
  FUNCTIONS,
  numberDigits,
  withFunction,
  type ExpressionKind,
  type FirstNames,
} from "../prepare/expression";
import { labelOf } from "../prepare/names";
import { useWords } from "../use-words";

import { ConditionEditor } from "./condition-editor";
import { ExpressionEditor, type ExpressionEditorProps } from "./expression-editor";

interface LeafEditorProps extends ExpressionEditorProps {
  kind: ExpressionKind;
  first: FirstNames;
}

export function LeafEditor(props: LeafEditorProps) {
  const { kind, expression, label, columns, metrics, onChange } = props;
  const { w } = useWords();
  if (kind === "aggregate") return <AggregateEditor {...props} />;
  if (kind === "number") return <NumberEditor {...props} />;
  const isMetric = kind === "metric";
  const current = (isMetric ? expression.metric : expression.column) ?? "";
  const choices = isMetric ? metrics : columns;
  return (
    <NativeSelect
      aria-label={w(isMetric ? "expression.which_metric" : "expression.which_column", {
        part: label,
      })}
      value={current}
      onChange={(event) =>
        onChange(isMetric ? { metric: event.target.value } : { column: event.target.value })
      }
    >
      {!choices.some(({ name }) => name === current) && <option value={current}>{current}</option>}
      {choices.map((choice) => (
        <option key={choice.name} value={choice.name}>
          {labelOf(choice)}
        </option>
      ))}
    </NativeSelect>
  );
}

function NumberEditor({ expression, label, onChange }: LeafEditorProps) {
  const { w } = useWords();
  const [typed, setTyped] = useState(() =>
    String(expression.number ?? "").replace(".", w("formula.decimal_sign")),
  );
  const isWrong = numberDigits(typed) === null;
  return (
    <Field
      label={w("expression.which_number", { part: label })}
      error={isWrong ? w("expression.no_number") : undefined}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          className="h-10 text-sm"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            const number = numberDigits(event.target.value);
            if (number !== null) onChange({ number });
          }}
        />
      )}
    </Field>
  );
}

function AggregateEditor({ first, ...props }: Omit<LeafEditorProps, "kind">) {
  const { expression, label, depth, columns, known, onChange } = props;
  const { w } = useWords();
  const name = expression.aggregate ?? "sum";
  const replace = (part: Partial<MetricExpression>) => onChange({ ...expression, ...part });
  return (
    <>
      <NativeSelect
        aria-label={w("expression.which_function", { part: label })}
        value={name}
        onChange={(event) =>
          onChange(withFunction(expression, event.target.value as AggregateFunction, first))
        }
      >
        {FUNCTIONS.map((choice) => (
          <option key={choice} value={choice}>
            {w(`function.${choice}`)}
          </option>
        ))}
      </NativeSelect>
      {expression.of && (
        <div className="grid gap-1 border-l-2 border-line pl-2.5">
          <p className="text-xs text-ink-faint">{w("expression.of_each_row")}</p>
          <ExpressionEditor
            {...props}
            expression={expression.of}
            level="row"
            depth={depth + 1}
            label={w("expression.of", { part: label })}
            onChange={(of) => replace({ of })}
          />
        </div>
      )}
      <ConditionEditor
        condition={expression.where}
        depth={depth}
        columns={columns}
        known={known}
        onChange={(where) => replace({ where })}
      />
    </>
  );
}
