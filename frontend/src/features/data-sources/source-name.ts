import type { MessageKey } from "@/lib/i18n/dictionary";

export const MAX_NAME = 200;

export function nameProblem(name: string): MessageKey | null {
  if (name.trim() === "") return "sources.name.required";
  if (name.trim().length > MAX_NAME) return "sources.name.too_long";
  return null;
}
