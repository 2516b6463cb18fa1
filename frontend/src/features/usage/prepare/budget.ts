export type BudgetState = "free" | "near" | "spent";

const NEAR = 0.8;

export interface Budget {
  /** From 0 to 1: what is taken of the budget; 1 where the budget is nothing. */
  share: number;
  state: BudgetState;
}

/** Money comes as an exact decimal string: for a bar a float is near enough, for a sum it would not be. */
export function budgetOf(taken: number | string, budget: number | string): Budget {
  const most = Number(budget);
  const share = most > 0 ? Math.min(Number(taken) / most, 1) : 1;
  return { share, state: share >= 1 ? "spent" : share >= NEAR ? "near" : "free" };
}
