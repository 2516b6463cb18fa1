import type { AggregateFunction, MetricExpression } from "@/lib/contract";

export const OPERATORS = ["add", "subtract", "multiply", "divide", "days_between"] as const;
export type Operator = (typeof OPERATORS)[number];
export type ExpressionKind = "column" | "number" | "metric" | "aggregate" | Operator;

/** Of the whole metric, or of each row inside of an aggregate. */
export type Level = "metric" | "row";

export const FUNCTIONS: readonly AggregateFunction[] = [
  "sum",
  "average",
  "median",
  "minimum",
  "maximum",
  "count_rows",
  "count",
  "count_distinct",
];

/** What a default aggregation may be: a count is made only by a metric. */
export const COLUMN_FUNCTIONS: readonly AggregateFunction[] = [
  "sum",
  "average",
  "median",
  "minimum",
  "maximum",
];

export const MOST_DEPTH = 6;

export function kindOf(expression: MetricExpression): ExpressionKind {
  if (expression.aggregate !== undefined) return "aggregate";
  if (expression.metric !== undefined) return "metric";
  if (expression.number !== undefined) return "number";
  return OPERATORS.find((operator) => expression[operator] !== undefined) ?? "column";
}

export function operandsOf(expression: MetricExpression): MetricExpression[] {
  const kind = kindOf(expression);
  return isOperator(kind) ? (expression[kind] ?? []) : [];
}

export function isOperator(kind: ExpressionKind): kind is Operator {
  return (OPERATORS as readonly string[]).includes(kind);
}

/** Only sums and products are of more than two. */
export function mayGrow(kind: ExpressionKind): boolean {
  return kind === "add" || kind === "multiply";
}

/** What may stand at a place; deeper than the server reads, nothing that nests. */
export function kindsAt(level: Level, depth: number, hasMetrics: boolean): ExpressionKind[] {
  const nests = depth < MOST_DEPTH;
  if (level === "row") {
    return nests ? ["column", "number", ...OPERATORS] : ["column", "number"];
  }
  const arithmetic = OPERATORS.filter((operator) => operator !== "days_between");
  return [
    "aggregate",
    ...(hasMetrics ? (["metric"] as const) : []),
    "number",
    ...(nests ? arithmetic : []),
  ];
}

/** Names to begin with, where something new is chosen. */
export interface FirstNames {
  column: string;
  metric: string;
}

function leaf(level: Level, first: FirstNames): MetricExpression {
  const column = { column: first.column };
  return level === "row" ? column : { aggregate: "sum", of: column };
}

/** An expression made into another kind; what it said stays where that has a place. */
export function asKind(
  expression: MetricExpression,
  kind: ExpressionKind,
  level: Level,
  first: FirstNames,
): MetricExpression {
  if (kindOf(expression) === kind) return expression;
  const operands = operandsOf(expression);
  const kept = operands.find((operand) => kindOf(operand) === kind);
  if (kept) return kept;
  if (isOperator(kind)) {
    const [left, ...others] = operands.length > 0 ? operands : [expression];
    const right = others.length > 0 ? others : [leaf(level, first)];
    return { [kind]: [left, ...(mayGrow(kind) ? right : right.slice(0, 1))] };
  }
  if (kind === "number") return { number: "1" };
  if (kind === "metric") return { metric: first.metric };
  if (kind === "column") return { column: first.column };
  return { aggregate: "sum", of: { column: first.column } };
}

export function withOperand(
  expression: MetricExpression,
  index: number,
  operand: MetricExpression,
): MetricExpression {
  const operands = operandsOf(expression).map((other, at) => (at === index ? operand : other));
  return { [kindOf(expression)]: operands };
}

export function withMore(
  expression: MetricExpression,
  level: Level,
  first: FirstNames,
): MetricExpression {
  return { [kindOf(expression)]: [...operandsOf(expression), leaf(level, first)] };
}

export function withoutOperand(expression: MetricExpression, index: number): MetricExpression {
  return { [kindOf(expression)]: operandsOf(expression).filter((_, at) => at !== index) };
}

/** An aggregate of another function; only a count of rows is of nothing. */
export function withFunction(
  expression: MetricExpression,
  aggregate: AggregateFunction,
  first: FirstNames,
): MetricExpression {
  const { where } = expression;
  const of = expression.of ?? { column: first.column };
  return {
    aggregate,
    ...(aggregate !== "count_rows" && { of }),
    ...(where && { where }),
  };
}

/** « 1 000,5 » as the definitions hold it: 1000.5; null for what is no number. */
export function numberDigits(typed: string): string | null {
  const digits = typed.replaceAll(/\s/g, "").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(digits) ? digits : null;
}
