import type { StepEvent } from "@/lib/contract";

export type StepName = StepEvent["step"];

export interface Step {
  /** Tells it from the others of its list. */
  key: string;
  name: StepName;
  status: "done" | "current" | "waiting";
  /** The server's word on it; null until it is reached. */
  message: string | null;
}

/** The steps of an answer by the rules, known before they are reached. */
const RULES: readonly StepName[] = ["understood", "tables", "sql", "running"];

const OF_A_MODEL: readonly StepName[] = ["shortlist", "model", "repair", "compare"];

/** An event says that its step is done; of these it says that it has begun. */
const BEGUN: readonly StepName[] = ["running", "model", "repair", "compare"];

/** The road of a question so far: the rules' with what is still to come, a model's as it happens. */
export function stepsOf(events: StepEvent[]): Step[] {
  return events.some(({ step }) => OF_A_MODEL.includes(step)) ? happened(events) : planned(events);
}

function planned(events: StepEvent[]): Step[] {
  let current = false;
  return RULES.map((name) => {
    const event = events.findLast((candidate) => candidate.step === name);
    const message = event?.message ?? null;
    if (event && !BEGUN.includes(name)) return { key: name, name, status: "done", message };
    if (current) return { key: name, name, status: "waiting", message };
    current = true;
    return { key: name, name, status: "current", message };
  });
}

/** A model may be asked, and its SQL run, several times: each time is a line. */
function happened(events: StepEvent[]): Step[] {
  return events.map(({ step, message }, index) => {
    const goesOn = index === events.length - 1 && BEGUN.includes(step);
    return { key: `${index}`, name: step, status: goesOn ? "current" : "done", message };
  });
}
