import { ApiError } from "@/lib/api-error";
import type { DefinitionProblem } from "@/lib/contract";

export interface Problem {
  /** `metrics.2.expression` */
  path: string;
  severity: DefinitionProblem["severity"];
  message: string;
}

/** What the server says of fields that it cannot read, as if a check had found it. */
export function problemsOfError(error: unknown): Problem[] {
  if (!(error instanceof ApiError)) return [];
  return error.fields.map(({ field, message }) => ({
    path: field.replace(/^definitions\./, ""),
    severity: "error",
    message,
  }));
}

const COLUMNS = /^tables\.\d+\.columns\./;

/** Those of one item: of a table its own, not those of its columns. */
export function problemsAt(problems: Problem[], path: string): Problem[] {
  return problems.filter(
    (problem) =>
      problem.path === path ||
      (problem.path.startsWith(`${path}.`) &&
        COLUMNS.test(problem.path) === COLUMNS.test(`${path}.`)),
  );
}

/** Those of an item and of all that is below it. */
export function countBelow(problems: Problem[], path: string): number {
  return problems.filter((problem) => `${problem.path}.`.startsWith(`${path}.`)).length;
}
