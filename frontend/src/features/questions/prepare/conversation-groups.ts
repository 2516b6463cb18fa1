import type { ConversationSummary } from "@/lib/contract";

export type GroupKey = "today" | "yesterday" | "week" | "older";

export interface ConversationGroup {
  key: GroupKey;
  conversations: ConversationSummary[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** A day is Paris's day, as everywhere on the page; written as ISO 8601 has it. */
const dayFormat = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" });

function dayNumber(moment: Date): number {
  return Date.parse(dayFormat.format(moment)) / DAY_MS;
}

function groupOf(conversation: ConversationSummary, today: number): GroupKey {
  const age = today - dayNumber(new Date(conversation.updated_at));
  if (age <= 0) return "today";
  if (age === 1) return "yesterday";
  return age < 7 ? "week" : "older";
}

/** In the order they came, last used first; groups that would be empty are left out. */
export function conversationGroups(
  conversations: readonly ConversationSummary[],
  now: Date,
): ConversationGroup[] {
  const today = dayNumber(now);
  const groups: ConversationGroup[] = [];
  for (const conversation of conversations) {
    const key = groupOf(conversation, today);
    const last = groups.at(-1);
    if (last?.key === key) last.conversations.push(conversation);
    else groups.push({ key, conversations: [conversation] });
  }
  return groups;
}
