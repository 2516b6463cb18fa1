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

/** One value of an entry: spelled out by the dictionary where it has a word, else as it was recorded. */
export type DetailValue = { word: MessageKey } | { text: string };

export interface Detail {
  name: string;
  values: DetailValue[];
}

/** Where the words stand of the details whose values are names of the program, not a person's text. */
const WORDS: Readonly<Record<string, (value: string) => string[]>> = {
  changed: (value) => [`audit.changed.${value}`],
  code: (value) => [`audit.code.${value}`],
  egress: (value) => [`egress.${value}`],
  engine: (value) => [`answer.engine.${value}`],
  outcome: (value) => [`audit.outcome.${value}`, `audit.code.${value}`],
  provider: (value) => [`model.provider.${value}`],
  role: (value) => [`role.${value}`],
  status: (value) => [`audit.status.${value}`],
  type: (value) => [`connect.kind.${value}`],
};

function valueOf(name: string, value: string): DetailValue {
  const keys = Object.hasOwn(WORDS, name) ? WORDS[name]?.(value) : [];
  const word = keys?.find(isMessageKey);
  return word ? { word } : { text: value };
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  return [];
}

/** What an entry tells beside its action; nested values are left to the API. */
export function detailsOf(entry: AuditEntry): Detail[] {
  return Object.entries(entry.detail)
    .map(([name, value]) => ({ name, values: textsOf(value).map((text) => valueOf(name, text)) }))
    .filter(({ values }) => values.length > 0);
}
