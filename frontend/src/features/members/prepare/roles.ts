import type { Role, User } from "@/lib/contract";

const LOWEST_FIRST: readonly Role[] = ["viewer", "editor", "admin", "owner"];

function rank(role: Role): number {
  return LOWEST_FIRST.indexOf(role);
}

export function mayManageMembers(user: User | null): boolean {
  return user !== null && rank(user.role) >= rank("admin");
}

/** Nobody acts on a role above their own. */
export function mayManage(user: User | null, role: Role): boolean {
  return user !== null && mayManageMembers(user) && rank(role) <= rank(user.role);
}

/** The roles that the user may give, the lowest first. */
export function givableRoles(user: User | null): readonly Role[] {
  return LOWEST_FIRST.filter((role) => mayManage(user, role));
}
