import type { User } from "@/lib/contract";

/** Saves a click that the server would refuse; the server decides. */
export function canEditSources(user: User | null): boolean {
  return user !== null && user.role !== "viewer";
}
