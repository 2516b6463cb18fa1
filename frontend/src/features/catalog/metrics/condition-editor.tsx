"use client";

import { Plus } from "lucide-react";

import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import type { ColumnDefinition, MetricCondition } from "@/lib/contract";

import { conditionOf, listOf, type ConditionList, type Joint } from "../prepare/conditions";
import { useWords } from "../use-words";

import { TestEditor } from "./test-editor";

interface ConditionEditorProps {
  condition: MetricCondition | undefined;
  columns: ColumnDefinition[];
  onChange: (condition: MetricCondition | undefined) => void;
}

/** Which rows an aggregate is over. */
export function ConditionEditor({ condition, columns, onChange }: ConditionEditorProps) {
  const { w } = useWords();
  const list = listOf(condition);
  const { joint, tests } = list;
  const change = (part: Partial<ConditionList>) => onChange(conditionOf({ ...list, ...part }));
  const put = (index: number, test: MetricCondition) =>
    change({ tests: tests.map((other, at) => (at === index ? test : other)) });
  const add = () =>
    change({
      tests: [...tests, { column: columns[0]?.name ?? "", operator: "one_of", values: [] }],
    });
  return (
    <div role="group" aria-label={w("condition.title")} className="grid gap-2">
      {tests.length > 0 && <p className="text-xs text-ink-faint">{w("condition.title")}</p>}
      {tests.length > 1 && (
        <NativeSelect
          aria-label={w("condition.joint")}
          value={joint}
          onChange={(event) => change({ joint: event.target.value as Joint })}
        >
          <option value="all_of">{w("condition.all_of")}</option>
          <option value="any_of">{w("condition.any_of")}</option>
        </NativeSelect>
      )}
      {tests.map((test, index) => (
        <TestEditor
          key={index}
          test={test}
          number={index + 1}
          columns={columns}
          onChange={(next) => put(index, next)}
          onRemove={() => change({ tests: tests.filter((_, at) => at !== index) })}
        />
      ))}
      <Button variant="ghost" size="sm" className="justify-self-start" onClick={add}>
        <Plus aria-hidden />
        {w("condition.add")}
      </Button>
    </div>
  );
}
