"use client";

import {
  BookOpenText,
  Database,
  Languages,
  LogOut,
  MessageSquare,
  MessageSquarePlus,
  Moon,
  SquarePen,
  Sun,
  Upload,
  type LucideIcon,
} from "lucide-react";
import { useRouter } from "next/navigation";

import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import { canEditSources } from "@/features/data-sources/can-edit";
import { useDataSources } from "@/features/data-sources/use-data-sources";
import { useConversations } from "@/features/questions/use-conversations";

import { areas } from "../areas";
import { routes } from "../routes";
import { applyTheme } from "../theme";

export interface Command {
  id: string;
  label: string;
  group: string;
  icon: LucideIcon;
  run: () => void;
}

/** Everywhere one can go, and what one can do from anywhere; conversations are searched by the server. */
export function useCommands(search: string): Command[] {
  const { t, language, setLanguage } = useLanguage();
  const { user, logout } = useAuth();
  const router = useRouter();
  const { sources } = useDataSources();
  const conversations = useConversations(search);

  const go = (href: string) => () => router.push(href);
  const pages = areas.map((area): Command => ({
    id: area.href,
    label: t(area.label),
    group: t("palette.pages"),
    icon: area.icon,
    run: go(area.href),
  }));
  const action = (id: string, label: string, icon: LucideIcon, run: () => void): Command => ({
    id,
    label,
    group: t("palette.actions"),
    icon,
    run,
  });
  const actions = [
    action("ask", t("nav.ask"), SquarePen, go(routes.ask)),
    ...(canEditSources(user)
      ? [action("add", t("sources.add"), Upload, go(routes.addSource))]
      : []),
    action("light", t("palette.light"), Sun, () => applyTheme("light")),
    action("dark", t("palette.dark"), Moon, () => applyTheme("dark")),
    action("language", t("palette.language"), Languages, () =>
      setLanguage(language === "fr" ? "en" : "fr"),
    ),
    action("logout", t("nav.logout"), LogOut, () => void logout()),
  ];
  const ofSources = (sources ?? []).flatMap((source): Command[] => [
    {
      id: `ask ${source.id}`,
      label: t("palette.ask_source", { name: source.name }),
      group: t("nav.sources"),
      icon: MessageSquarePlus,
      run: go(routes.askSource(source.id)),
    },
    {
      id: `open ${source.id}`,
      label: t("palette.open_source", { name: source.name }),
      group: t("nav.sources"),
      icon: Database,
      run: go(routes.source(source.id)),
    },
    {
      id: `catalog ${source.id}`,
      label: t("palette.open_catalog", { name: source.name }),
      group: t("nav.sources"),
      icon: BookOpenText,
      run: go(routes.catalog(source.id)),
    },
  ]);
  const ofConversations = (conversations.data?.items ?? []).map((conversation): Command => ({
    id: `conversation ${conversation.id}`,
    label: conversation.title,
    group: t("history.title"),
    icon: MessageSquare,
    run: go(routes.conversation(conversation.id)),
  }));
  return [...pages, ...actions, ...ofSources, ...ofConversations];
}
