import type { AuditEntry } from "@/lib/contract";
import { isMessageKey, type MessageKey } from "@/lib/i18n/dictionary";

/** Kinds of actions that the log can be narrowed to: the beginning of their names. */
export const ACTION_KINDS = ["question.", "data_source.", "member.", "session.", "user."] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

export function kindLabel(kind: ActionKind): MessageKey {
  return `audit.kind.${kind.slice(0, -1) as "question" | "data_source" | "member" | "session" | "user"}`;
}

/** The dictionary's words for an action; nothing for one that the page does not know. */
export function actionLabel(action: string): MessageKey | null {
  const key = `audit.action.${action}`;
  return isMessageKey(key) ? key : null;
}

/** What an entry tells beside its action, as label and text; nested values are left to the API. */
export function detailsOf(entry: AuditEntry): [name: string, text: string][] {
  return Object.entries(entry.detail).flatMap(([name, value]): [string, string][] => {
    if (typeof value === "string") return value === "" ? [] : [[name, value]];
    if (typeof value === "number" || typeof value === "boolean") return [[name, String(value)]];
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) {
      return [[name, value.join(", ")]];
    }
    return [];
  });
}
