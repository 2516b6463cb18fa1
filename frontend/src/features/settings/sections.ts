import { Gauge, ScrollText, Sparkles, UserRound, UsersRound, type LucideIcon } from "lucide-react";

import { routes } from "@/features/shell/routes";
import type { User } from "@/lib/contract";
import type { MessageKey } from "@/lib/i18n/dictionary";

export interface SettingsSection {
  href: string;
  label: MessageKey;
  icon: LucideIcon;
  /** The lowest role that finds anything there; the server decides what it may change. */
  from: User["role"];
}

const ROLES: readonly User["role"][] = ["viewer", "editor", "admin", "owner"];

const SECTIONS: readonly SettingsSection[] = [
  { href: routes.profile, label: "settings.profile", icon: UserRound, from: "viewer" },
  { href: routes.members, label: "settings.members", icon: UsersRound, from: "viewer" },
  { href: routes.modelSettings, label: "settings.model", icon: Sparkles, from: "viewer" },
  { href: routes.usage, label: "settings.usage", icon: Gauge, from: "viewer" },
  { href: routes.audit, label: "settings.audit", icon: ScrollText, from: "admin" },
];

/** In the order in which they are listed; the first is where the settings open. */
export function sectionsFor(user: User | null): readonly SettingsSection[] {
  if (!user) return [];
  return SECTIONS.filter((section) => ROLES.indexOf(user.role) >= ROLES.indexOf(section.from));
}
