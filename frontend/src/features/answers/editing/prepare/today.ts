import type { Answer } from "@/lib/contract";

/** The day that the answer calls today; its plan says so, else the day it was asked. */
export function todayOf(answer: Answer): string {
  const calendar = answer.plan?.calendar;
  const today =
    typeof calendar === "object" && calendar !== null && "today" in calendar
      ? calendar.today
      : undefined;
  return typeof today === "string" ? today : answer.asked_at.slice(0, 10);
}
