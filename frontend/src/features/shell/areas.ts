import { Database, LayoutDashboard, MessageCircleQuestion, type LucideIcon } from "lucide-react";

import type { MessageKey } from "@/lib/i18n/dictionary";

import { routes } from "./routes";

export interface Area {
  label: MessageKey;
  href: string;
  icon: LucideIcon;
}

/** The parts of the product, in the order of the navigation and of the palette. */
export const areas: Area[] = [
  { label: "nav.questions", href: routes.ask, icon: MessageCircleQuestion },
  { label: "nav.dashboards", href: routes.dashboards, icon: LayoutDashboard },
  { label: "nav.sources", href: routes.sources, icon: Database },
];

/** Whether a page is of this area. */
export function isInArea(pathname: string, area: Area): boolean {
  return pathname === area.href || pathname.startsWith(`${area.href}/`);
}
