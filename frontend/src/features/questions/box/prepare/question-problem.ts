import type { MessageKey } from "@/lib/i18n/dictionary";

export const MAX_QUESTION = 2000;

/** Why this text cannot be asked, if it cannot. Not a schema: the page of questions would load a library for it. */
export function questionProblem(text: string): MessageKey | null {
  if (text.trim().length > MAX_QUESTION) return "ask.too_long";
  return /[\p{L}\p{N}]/u.test(text) ? null : "ask.empty";
}
