import {
  addableKinds,
  columnChoice,
  measureChoice,
} from "@/features/answers/editing/prepare/choices";
import {
  arityOf,
  operatorsFor,
  shownValue,
  typedValue,
} from "@/features/answers/editing/prepare/filter-values";
import {
  lastDay,
  periodBetween,
  PRESETS,
  presetPeriod,
} from "@/features/answers/editing/prepare/periods";
import { todayOf } from "@/features/answers/editing/prepare/today";

import { answer, columnChoiceOf, planChoices } from "../support/samples";

describe("a value that a person typed", () => {
  it.each([
    ["1 234,50", "decimal", "1234.50"],
    ["1\u202f234,5 €", "decimal", "1234.5"],
    ["-12", "integer", "-12"],
    ["12,5 %", "decimal", "12.5"],
    ["1.5", "decimal", "1.5"],
    ["1e5", "decimal", null],
    ["douze", "integer", null],
    ["", "text", null],
    ["  ", "text", null],
    [" Lyon ", "text", "Lyon"],
    ["2025-03-31", "date", "2025-03-31"],
    ["31/03/2025", "date", null],
    ["true", "boolean", "true"],
  ] as const)("« %s » of a %s is %s", (text, type, value) => {
    expect(typedValue(text, type)).toBe(value);
  });

  it("is shown again with a comma in French alone", () => {
    expect(shownValue("12.5", "decimal", "fr")).toBe("12,5");
    expect(shownValue("12.5", "decimal", "en")).toBe("12.5");
    expect(shownValue("Lyon.", "text", "fr")).toBe("Lyon.");
  });
});

describe("the operators of a column", () => {
  it("suit its type", () => {
    expect(operatorsFor("text")).toContain("contains");
    expect(operatorsFor("decimal")).toContain("between");
    expect(operatorsFor("decimal")).not.toContain("contains");
    expect(operatorsFor("boolean")[0]).toBe("one_of");
    expect(operatorsFor("timestamp")).toEqual(operatorsFor("date"));
  });

  it("want as many values as they compare", () => {
    expect(arityOf("one_of")).toBe("many");
    expect(arityOf("between")).toBe("two");
    expect(arityOf("greater")).toBe("one");
    expect(arityOf("empty")).toBe("none");
  });
});

describe("a period", () => {
  it.each([
    ["this_month", "2025-01-15", "2025-01-01", "2025-02-01"],
    ["last_month", "2025-01-15", "2024-12-01", "2025-01-01"],
    ["this_quarter", "2025-12-31", "2025-10-01", "2026-01-01"],
    ["last_quarter", "2025-02-28", "2024-10-01", "2025-01-01"],
    ["this_year", "2024-02-29", "2024-01-01", "2025-01-01"],
    ["last_year", "2024-02-29", "2023-01-01", "2024-01-01"],
    ["last_12_months", "2025-03-10", "2024-03-01", "2025-03-01"],
  ] as const)("%s on %s runs from %s to before %s", (preset, today, from, before) => {
    expect(presetPeriod(preset, today)).toEqual({ from, before });
  });

  it("has a name for each preset only once", () => {
    expect(new Set(PRESETS).size).toBe(PRESETS.length);
  });

  it("is said by its last day and sent by the day after", () => {
    expect(lastDay({ before: "2025-03-01" })).toBe("2025-02-28");
    expect(lastDay({})).toBeUndefined();
    expect(periodBetween("2024-02-01", "2024-02-29")).toEqual({
      from: "2024-02-01",
      before: "2024-03-01",
    });
    expect(periodBetween("2024-02-01", "")).toEqual({ from: "2024-02-01" });
    expect(periodBetween("", "2024-12-31")).toEqual({ before: "2025-01-01" });
    expect(periodBetween("", "")).toBeNull();
    expect(periodBetween("2025-02-02", "2025-02-01")).toBeNull();
    expect(periodBetween("2025-02-02", "2025-02-02")).toEqual({
      from: "2025-02-02",
      before: "2025-02-03",
    });
  });
});

describe("what today is", () => {
  it("is what the plan says, else the day of the question", () => {
    expect(todayOf(answer({ plan: { calendar: { today: "2025-06-30" } } }))).toBe("2025-06-30");
    expect(todayOf(answer({ plan: {} }))).toBe("2026-01-12");
    expect(todayOf(answer({ plan: null }))).toBe("2026-01-12");
  });
});

describe("the choices of an answer", () => {
  it("are found by what a chip is now", () => {
    expect(measureChoice(planChoices, { kind: "measure", metric: "CA" })?.label).toBe("CA");
    expect(measureChoice(planChoices, { kind: "measure", function: "count_rows" })?.label).toBe(
      "Nombre de ventes",
    );
    expect(measureChoice(planChoices, null)).toBeNull();
    expect(columnChoice(planChoices, { table: "ventes", column: "region" })?.label).toBe("Région");
    expect(columnChoice(planChoices, { table: "ventes", column: "gone" })).toBeNull();
  });

  it("of a table that stands twice in the plan go by its place", () => {
    const twice = {
      ...planChoices,
      columns: [
        columnChoiceOf("ville", { of: { table: "gares", column: "ville", source: 1 } }),
        columnChoiceOf("ville", {
          label: "Arrivée",
          of: { table: "gares", column: "ville", source: 2 },
        }),
      ],
    };
    const of = { table: "gares", column: "ville", source: 2 };
    expect(columnChoice(twice, of)?.label).toBe("Arrivée");
  });

  it("offer one order and one limit, and those only where there are rows to order", () => {
    const chips = answer().interpretation?.chips ?? [];
    expect(addableKinds(chips, planChoices)).toEqual([
      "filter",
      "period",
      "dimension",
      "measure",
      "order",
      "limit",
    ]);
    const alone = chips.filter((chip) => chip.kind === "measure");
    expect(addableKinds(alone, planChoices)).not.toContain("order");
    const limited = [
      ...chips,
      { kind: "limit", label: "", words: "", plan_path: "/limit" } as const,
    ];
    expect(addableKinds(limited, planChoices)).not.toContain("limit");
  });
});
