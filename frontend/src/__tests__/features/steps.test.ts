import { stepsOf } from "@/features/questions/steps";
import type { StepEvent } from "@/lib/contract";

const reached = (...names: StepEvent["step"][]): StepEvent[] =>
  names.map((step, index) => ({ step, message: `${step} ${index}`, elapsed_ms: index }));
const told = (events: StepEvent[]) =>
  stepsOf(events).map(({ name, status }) => `${name} ${status}`);

describe("the steps of a question", () => {
  it("are the rules' from the start, with what is still to come", () => {
    expect(told([])).toEqual([
      "understood current",
      "tables waiting",
      "sql waiting",
      "running waiting",
    ]);
    expect(told(reached("understood", "tables", "sql", "running"))).toEqual([
      "understood done",
      "tables done",
      "sql done",
      "running current",
    ]);
  });

  it("are a model's as they happen, the last one under way", () => {
    expect(told(reached("shortlist", "model"))).toEqual(["shortlist done", "model current"]);
    expect(told(reached("shortlist", "model", "understood", "running"))).toEqual([
      "shortlist done",
      "model done",
      "understood done",
      "running current",
    ]);
  });

  it("show each repair, and each has a key of its own", () => {
    const steps = stepsOf(reached("shortlist", "model", "repair", "model", "repair", "model"));
    expect(steps.map(({ status }) => status)).toEqual([...Array(5).fill("done"), "current"]);
    expect(new Set(steps.map(({ key }) => key)).size).toBe(6);
    expect(steps[3]?.message).toBe("model 3");
  });
});
