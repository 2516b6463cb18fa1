import type { MetricCondition } from "@/lib/contract";

import { MOST_DEPTH } from "./expression";

export const CONDITION_OPERATORS = [
  "one_of",
  "not_one_of",
  "contains",
  "starts_with",
  "ends_with",
  "equal",
  "not_equal",
  "less",
  "less_or_equal",
  "greater",
  "greater_or_equal",
  "between",
  "empty",
  "present",
] as const;

export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

export type Joint = "all_of" | "any_of";

/** Tests side by side, as they are edited: one of them needs no joint. */
export interface ConditionList {
  joint: Joint;
  tests: MetricCondition[];
}

export function listOf(condition: MetricCondition | undefined): ConditionList {
  if (!condition) return { joint: "all_of", tests: [] };
  if (condition.all_of) return { joint: "all_of", tests: condition.all_of };
  if (condition.any_of) return { joint: "any_of", tests: condition.any_of };
  return { joint: "all_of", tests: [condition] };
}

export function conditionOf({ joint, tests }: ConditionList): MetricCondition | undefined {
  if (tests.length > 1) return { [joint]: tests };
  return tests[0];
}

/** A list in a list. */
export function isNested(test: MetricCondition): boolean {
  return test.all_of !== undefined || test.any_of !== undefined;
}

/** Whether a list may stand in a list at this depth: deeper, the server would not read its tests. */
export function mayNest(depth: number): boolean {
  return depth < MOST_DEPTH;
}

export function newTest(column: string): MetricCondition {
  return { column, operator: "one_of", values: [] };
}

/** Two tests to begin with, joined the other way: joined as the list around them, they would need no list. */
export function newGroup(around: Joint, column: string): MetricCondition {
  const joint: Joint = around === "all_of" ? "any_of" : "all_of";
  return { [joint]: [newTest(column), newTest(column)] };
}

/** The list with another test at a place; without one, that place is gone. */
export function withTest(
  list: ConditionList,
  index: number,
  test: MetricCondition | undefined,
): ConditionList {
  const put = test ? [test] : [];
  return { ...list, tests: list.tests.toSpliced(index, 1, ...put) };
}

export function isMany(operator: ConditionOperator): boolean {
  return operator === "one_of" || operator === "not_one_of";
}

export function valuesWanted(operator: ConditionOperator): number {
  if (operator === "empty" || operator === "present") return 0;
  return operator === "between" ? 2 : 1;
}

/** The same test with another operator, and as many values as that has. */
export function withOperator(test: MetricCondition, operator: ConditionOperator): MetricCondition {
  const { column, values = [] } = test;
  if (isMany(operator)) return { column, operator, values };
  const wanted = valuesWanted(operator);
  if (wanted === 0) return { column, operator };
  const kept = Array.from({ length: wanted }, (_, index) => values[index] ?? "");
  return { column, operator, values: kept };
}
