import type { User } from "@/lib/contract";

/** Saves a click that the server would refuse; the server decides. */
export function mayChangeModel(user: User | null): boolean {
  return user?.role === "owner" || user?.role === "admin";
}
