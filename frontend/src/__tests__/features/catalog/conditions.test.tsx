import { conditionOf, listOf, withOperator } from "@/features/catalog/prepare/conditions";

describe("conditions", () => {
  const empty = { column: "statut", operator: "empty" as const };
  it("are a list with a joint, where there are two", () => {
    expect(listOf(undefined).tests).toEqual([]);
    expect(listOf(empty)).toEqual({ joint: "all_of", tests: [empty] });
    expect(listOf({ any_of: [empty] }).joint).toBe("any_of");
    expect(listOf({ all_of: [empty] }).joint).toBe("all_of");
    expect(conditionOf({ joint: "any_of", tests: [empty, empty] })).toEqual({
      any_of: [empty, empty],
    });
    expect(conditionOf({ joint: "any_of", tests: [empty] })).toBe(empty);
    expect(conditionOf({ joint: "all_of", tests: [] })).toBeUndefined();
  });

  it("have as many values as their operator wants", () => {
    const test = { column: "c", operator: "one_of" as const, values: ["a", "b", "c"] };
    expect(withOperator(test, "between").values).toEqual(["a", "b"]);
    expect(withOperator(test, "equal").values).toEqual(["a"]);
    expect(withOperator(test, "empty")).toEqual({ column: "c", operator: "empty" });
    expect(withOperator(empty, "between").values).toEqual(["", ""]);
    expect(withOperator(test, "not_one_of").values).toEqual(["a", "b", "c"]);
  });
});
