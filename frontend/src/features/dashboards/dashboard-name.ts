import type { MessageKey } from "@/lib/i18n/dictionary";

const MAX_NAME = 200;

export function dashboardNameProblem(name: string): MessageKey | null {
  if (name.trim() === "") return "dashboards.name.required";
  if (name.trim().length > MAX_NAME) return "dashboards.name.too_long";
  return null;
}
