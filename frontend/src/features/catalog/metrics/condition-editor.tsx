"use client";

import { ListPlus, Plus } from "lucide-react";

import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import type { ColumnDefinition, MetricCondition } from "@/lib/contract";

import {
  conditionOf,
  isNested,
  listOf,
  mayNest,
  newGroup,
  newTest,
  withTest,
  type ConditionList,
  type Joint,
} from "../prepare/conditions";
import type { KnownValues } from "../prepare/known-values";
import { useWords } from "../use-words";

import { Removable } from "./removable";
import { TestEditor } from "./test-editor";

interface ConditionEditorProps {
  condition: MetricCondition | undefined;
  /** How deep it stands in the expression. */
  depth: number;
  /** Its number, of a list in a list: « 2 », « 2.1 ». */
  number?: string;
  columns: ColumnDefinition[];
  known: KnownValues;
  onChange: (condition: MetricCondition | undefined) => void;
}

/** Which rows an aggregate is over: tests, and lists of tests among them. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { condition, depth, number, columns, known, onChange } = props;
  const { w } = useWords();
  const list = listOf(condition);
  const { joint, tests } = list;
  const isWhole = number === undefined;
  const label = isWhole ? w("condition.title") : w("condition.number", { number });
  const column = columns[0]?.name ?? "";
  const change = (next: ConditionList) => onChange(conditionOf(next));
  const add = (test: MetricCondition) => change({ ...list, tests: [...tests, test] });
  return (
    <div role="group" aria-label={label} className="grid min-w-0 flex-1 gap-2">
      {isWhole && tests.length > 0 && <p className="text-xs text-ink-faint">{label}</p>}
      {tests.length > 1 && (
        <NativeSelect
          aria-label={isWhole ? w("condition.joint") : w("condition.joint.of", { label })}
          value={joint}
          onChange={(event) => change({ ...list, joint: event.target.value as Joint })}
        >
          <option value="all_of">{w("condition.all_of")}</option>
          <option value="any_of">{w("condition.any_of")}</option>
        </NativeSelect>
      )}
      {tests.map((test, index) => {
        const own = [number, index + 1].filter((part) => part !== undefined).join(".");
        const put = (next: MetricCondition | undefined) => change(withTest(list, index, next));
        return (
          <Removable
            key={index}
            name={w("condition.number", { number: own })}
            onRemove={() => put(undefined)}
          >
            {isNested(test) ? (
              <ConditionEditor
                condition={test}
                depth={depth + 1}
                number={own}
                columns={columns}
                known={known}
                onChange={put}
              />
            ) : (
              <TestEditor test={test} number={own} columns={columns} known={known} onChange={put} />
            )}
          </Removable>
        );
      })}
      <div className="flex flex-wrap gap-1">
        <Button variant="ghost" size="sm" onClick={() => add(newTest(column))}>
          <Plus aria-hidden />
          {w("condition.add")}
        </Button>
        {tests.length > 0 && mayNest(depth) && (
          <Button variant="ghost" size="sm" onClick={() => add(newGroup(joint, column))}>
            <ListPlus aria-hidden />
            {w("condition.add_group")}
          </Button>
        )}
      </div>
    </div>
  );
}
