import type { Value } from "@/lib/contract";

/** For placing a mark only; what is written comes from the exact value. */
export function toNumber(value: Value | undefined): number | null {
  if (typeof value !== "number" && typeof value !== "string") return null;
  const number = value === "" ? NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}
