import type { MetricCondition, MetricExpression } from "@/lib/contract";

import type { Words } from "../use-words";

import { isOperator, kindOf, operandsOf, type Operator } from "./expression";

/** How a reader knows what the definitions name. */
export interface Names {
  column: (name: string) => string;
  metric: (name: string) => string;
}

const SIGNS: Record<Exclude<Operator, "days_between">, string> = {
  add: " + ",
  subtract: " − ",
  multiply: " × ",
  divide: " ÷ ",
};

/** A metric's expression as a sentence: « somme de Montant HT (hors Statut : annulé) ÷ nombre de lignes ». */
export function formulaOf(expression: MetricExpression, names: Names, w: Words["w"]): string {
  const said = (part: MetricExpression) => formulaOf(part, names, w);
  const kind = kindOf(expression);
  if (kind === "days_between") {
    const [from, to] = operandsOf(expression).map(said);
    return w("formula.days_between", { from: from ?? "…", to: to ?? "…" });
  }
  if (isOperator(kind)) {
    return operandsOf(expression)
      .map((part) => (isOperator(kindOf(part)) ? `(${said(part)})` : said(part)))
      .join(SIGNS[kind]);
  }
  if (kind === "number") return String(expression.number).replace(".", w("formula.decimal_sign"));
  if (kind === "metric") return names.metric(expression.metric ?? "");
  if (kind === "column") return names.column(expression.column ?? "");
  return aggregateOf(expression, names, w);
}

function aggregateOf(expression: MetricExpression, names: Names, w: Words["w"]): string {
  const of = expression.of ? formulaOf(expression.of, names, w) : "";
  const whole = w(`formula.${expression.aggregate ?? "sum"}`, { of });
  if (!expression.where) return whole;
  return `${whole} (${conditionText(expression.where, names, w)})`;
}

export function conditionText(condition: MetricCondition, names: Names, w: Words["w"]): string {
  const list = condition.all_of ?? condition.any_of;
  if (list) {
    return list
      .map((part) => {
        const text = conditionText(part, names, w);
        return part.all_of || part.any_of ? `(${text})` : text;
      })
      .join(w(condition.all_of ? "formula.and" : "formula.or"));
  }
  const values = condition.values ?? [];
  return w(`condition.${condition.operator ?? "one_of"}`, {
    column: names.column(condition.column ?? ""),
    values: values.length > 0 ? values.join(", ") : "…",
    from: String(values[0] ?? "…"),
    to: String(values[1] ?? "…"),
  });
}
