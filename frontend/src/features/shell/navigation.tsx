"use client";

import { Database, SquarePen } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";

import { Logo } from "@/components/logo";
import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import { ConversationList } from "@/features/questions/conversation-list";
import { cn } from "@/lib/utils";

import { AccountMenu } from "./account-menu";
import { routes } from "./routes";

export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const { t } = useLanguage();
  const pathname = usePathname();
  const conversationId = useSearchParams().get("conversation");
  const inSources = pathname.startsWith(routes.sources);
  return (
    <nav aria-label={t("nav.main")} className="flex h-full min-h-0 flex-col gap-6 p-4">
      <Link href={routes.ask} onClick={onNavigate} className="rounded-lg px-2 pt-1">
        <Logo />
      </Link>
      <div className="grid gap-1">
        <Button asChild className="mb-2 justify-start">
          <Link href={routes.ask} onClick={onNavigate}>
            <SquarePen aria-hidden />
            {t("nav.ask")}
          </Link>
        </Button>
        <Link
          href={routes.sources}
          onClick={onNavigate}
          aria-current={inSources ? "page" : undefined}
          className={cn(
            "flex items-center gap-3 rounded-lg px-3 py-2 text-sm font-medium text-ink-soft hover:bg-sunken hover:text-ink",
            inSources && "bg-sunken text-ink",
          )}
        >
          <Database aria-hidden className="size-4" />
          {t("nav.sources")}
        </Link>
      </div>
      <section
        aria-label={t("history.title")}
        className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1"
      >
        <h2 className="mb-2 px-3 text-xs font-medium tracking-normal text-ink-faint">
          {t("history.title")}
        </h2>
        <ConversationList
          currentId={conversationId}
          hrefOf={routes.conversation}
          onNavigate={onNavigate}
        />
      </section>
      <AccountMenu onNavigate={onNavigate} />
    </nav>
  );
}
