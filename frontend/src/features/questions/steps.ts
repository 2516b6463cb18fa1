import type { StepEvent } from "@/lib/contract";

/** The steps of every answer; those of a language model come in between and are not listed. */
export type StepName = Extract<StepEvent["step"], "understood" | "tables" | "sql" | "running">;

export interface Step {
  name: StepName;
  status: "done" | "current" | "waiting";
  /** The server's word on it; null until it is reached. */
  message: string | null;
}

const ORDER: readonly StepName[] = ["understood", "tables", "sql", "running"];

/** The road of a question: an event says that its step is done, but `running`, which says that it has begun. */
export function stepsOf(events: StepEvent[]): Step[] {
  let current = false;
  return ORDER.map((name) => {
    const event = events.findLast((candidate) => candidate.step === name);
    const message = event?.message ?? null;
    if (event && name !== "running") return { name, status: "done", message };
    if (current) return { name, status: "waiting", message };
    current = true;
    return { name, status: "current", message };
  });
}
