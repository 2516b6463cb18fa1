import {
  asKind,
  kindsAt,
  numberDigits,
  withFunction,
  withMore,
  withOperand,
  withoutOperand,
} from "@/features/catalog/prepare/expression";
import { formulaOf } from "@/features/catalog/prepare/formula";
import { namesOf } from "@/features/catalog/prepare/names";
import { wordsIn } from "@/features/catalog/use-words";
import type { MetricExpression } from "@/lib/contract";

import { definitions } from "../../support/catalog";

const { w } = wordsIn("fr");

describe("a formula", () => {
  const names = namesOf(definitions, "commandes");
  const said = (expression: MetricExpression) => formulaOf(expression, names, w);
  const count = { aggregate: "count_rows" } as const;

  it("is a readable line", () => {
    expect(said(definitions.metrics?.[0]?.expression ?? count)).toBe(
      "somme de Montant HT (hors Statut : annulée)",
    );
    expect(said({ divide: [{ metric: "ca_ht" }, count] })).toBe("CA HT ÷ nombre de lignes");
    expect(said({ multiply: [{ number: "1.5" }, { add: [count, { metric: "autre" }] }] })).toBe(
      "1,5 × (nombre de lignes + autre)",
    );
    expect(
      said({ aggregate: "average", of: { days_between: [{ column: "dt_cmd" }, { column: "x" }] } }),
    ).toBe("moyenne de jours de Date de commande à x");
    expect(said({ subtract: [count, { number: 1 }] })).toBe("nombre de lignes − 1");
    expect(formulaOf({ number: "1.5" }, names, wordsIn("en").w)).toBe("1.5");
  });

  it("says conditions, nested ones in brackets", () => {
    const where = {
      any_of: [
        { column: "statut", operator: "empty" as const },
        {
          all_of: [
            { column: "mt_ht", operator: "between" as const, values: [1, 2] },
            { column: "region", operator: "one_of" as const, values: [] },
          ],
        },
      ],
    };
    expect(said({ ...count, where })).toBe(
      "nombre de lignes (Statut vide ou (Montant HT de 1 à 2 et Région : …))",
    );
  });
});

describe("an expression", () => {
  const first = { column: "mt_ht", metric: "ca_ht" };
  const sum: MetricExpression = { aggregate: "sum", of: { column: "mt_ht" } };

  it("keeps what it said when it becomes another kind", () => {
    const ratio = asKind(sum, "divide", "metric", first);
    expect(ratio).toEqual({ divide: [sum, sum] });
    expect(asKind(ratio, "add", "metric", first)).toEqual({ add: [sum, sum] });
    expect(asKind(ratio, "aggregate", "metric", first)).toBe(sum);
    const three = withMore({ add: [sum, sum] }, "metric", first);
    expect(three.add).toHaveLength(3);
    expect(asKind(three, "subtract", "metric", first).subtract).toHaveLength(2);
    expect(withoutOperand(three, 0).add).toHaveLength(2);
    expect(withOperand(ratio, 1, { metric: "x" })).toEqual({ divide: [sum, { metric: "x" }] });
    expect(asKind({ column: "a" }, "days_between", "row", first)).toEqual({
      days_between: [{ column: "a" }, { column: "mt_ht" }],
    });
    expect(asKind(sum, "number", "metric", first)).toEqual({ number: "1" });
    expect(asKind(sum, "metric", "metric", first)).toEqual({ metric: "ca_ht" });
    expect(asKind({ number: 1 }, "column", "row", first)).toEqual({ column: "mt_ht" });
    expect(asKind({ number: 1 }, "aggregate", "metric", first)).toEqual(sum);
    expect(asKind(sum, "aggregate", "metric", first)).toBe(sum);
  });

  it("of a count of rows is of nothing, and keeps its conditions", () => {
    const where = { column: "statut", operator: "present" as const };
    const counted = withFunction({ ...sum, where }, "count_rows", first);
    expect(counted).toEqual({ aggregate: "count_rows", where });
    expect(withFunction(counted, "average", first)).toEqual({
      aggregate: "average",
      of: { column: "mt_ht" },
      where,
    });
  });

  it("nests no deeper than the server reads, and names a metric only where there is one", () => {
    expect(kindsAt("metric", 1, true)).toContain("metric");
    expect(kindsAt("metric", 1, false)).not.toContain("metric");
    expect(kindsAt("metric", 6, false)).toEqual(["aggregate", "number"]);
    expect(kindsAt("row", 6, false)).toEqual(["column", "number"]);
    expect(kindsAt("row", 2, false)).toContain("days_between");
  });

  it.each([
    ["1 000,5", "1000.5"],
    ["-2", "-2"],
    ["1e3", null],
    ["", null],
  ])("reads the number %j as %j", (typed, digits) => expect(numberDigits(typed)).toBe(digits));
});
