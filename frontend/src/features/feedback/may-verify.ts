import type { Answer, User } from "@/lib/contract";

/** Saves a click that the server would refuse; the server decides. */
export function mayVerify(user: User | null, answer: Answer): boolean {
  return (
    user !== null && user.role !== "viewer" && answer.plan !== null && answer.engine !== "verified"
  );
}

export function mayDeleteVerified(user: User | null): boolean {
  return user !== null && user.role !== "viewer";
}
