import type { User } from "@/lib/contract";

/** Hides controls that the server would refuse; the server decides. */
export function canEditDashboards(user: User | null): boolean {
  return user !== null && user.role !== "viewer";
}
