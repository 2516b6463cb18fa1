"use client";

import { Plus, X } from "lucide-react";

import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import type { ColumnDefinition, MetricDefinition, MetricExpression } from "@/lib/contract";

import {
  asKind,
  isOperator,
  kindOf,
  kindsAt,
  mayGrow,
  operandsOf,
  withMore,
  withOperand,
  withoutOperand,
  type ExpressionKind,
  type Level,
} from "../prepare/expression";
import type { KnownValues } from "../prepare/known-values";
import { useWords } from "../use-words";

import { LeafEditor } from "./leaf-editor";

export interface ExpressionEditorProps {
  expression: MetricExpression;
  level: Level;
  depth: number;
  /** Which part of the whole this is, for who does not see where it stands. */
  label: string;
  columns: ColumnDefinition[];
  metrics: MetricDefinition[];
  /** Offered in conditions. */
  known: KnownValues;
  onChange: (expression: MetricExpression) => void;
}

/** A typed expression, part by part; each part may become another kind. */
export function ExpressionEditor(props: ExpressionEditorProps) {
  const { expression, level, depth, label, columns, metrics, onChange } = props;
  const { w } = useWords();
  const kind = kindOf(expression);
  const first = { column: columns[0]?.name ?? "", metric: metrics[0]?.name ?? "" };
  const kinds = kindsAt(level, depth, metrics.length > 0);
  const offered = kinds.includes(kind) ? kinds : [kind, ...kinds];
  return (
    <div className="grid gap-2.5 rounded-xl border border-line bg-surface p-3">
      <NativeSelect
        aria-label={w("expression.kind", { part: label })}
        value={kind}
        onChange={(event) =>
          onChange(asKind(expression, event.target.value as ExpressionKind, level, first))
        }
      >
        {offered.map((name) => (
          <option key={name} value={name}>
            {w(`expression.${name}`)}
          </option>
        ))}
      </NativeSelect>
      {isOperator(kind) ? (
        <Operands {...props} first={first} />
      ) : (
        <LeafEditor {...props} kind={kind} first={first} />
      )}
    </div>
  );
}

function Operands(props: ExpressionEditorProps & { first: { column: string; metric: string } }) {
  const { expression, level, depth, first, onChange, ...rest } = props;
  const { w } = useWords();
  const kind = kindOf(expression);
  const operands = operandsOf(expression);
  return (
    <div className="grid gap-2 border-l-2 border-line pl-2.5">
      {operands.map((operand, index) => {
        const label = w("expression.part", { part: rest.label, number: index + 1 });
        return (
          <div key={index} className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              <ExpressionEditor
                {...rest}
                expression={operand}
                level={level}
                depth={depth + 1}
                label={label}
                onChange={(next) => onChange(withOperand(expression, index, next))}
              />
            </div>
            {operands.length > 2 && (
              <Button
                variant="ghost"
                size="icon"
                aria-label={w("remove.of", { name: label })}
                onClick={() => onChange(withoutOperand(expression, index))}
              >
                <X aria-hidden />
              </Button>
            )}
          </div>
        );
      })}
      {mayGrow(kind) && (
        <Button
          variant="ghost"
          size="sm"
          className="justify-self-start"
          onClick={() => onChange(withMore(expression, level, first))}
        >
          <Plus aria-hidden />
          {w("expression.more")}
        </Button>
      )}
    </div>
  );
}
