"use client";

import { Search, SquarePen } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";

import { Logo } from "@/components/logo";
import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import { ConversationList } from "@/features/questions/history/conversation-list";
import { cn } from "@/lib/utils";

import { AccountMenu } from "./account-menu";
import { areas, isInArea, type Area } from "./areas";
import { routes } from "./routes";

interface NavigationProps {
  onNavigate?: () => void;
  onPalette: () => void;
}

export function Navigation({ onNavigate, onPalette }: NavigationProps) {
  const { t } = useLanguage();
  const router = useRouter();
  const conversationId = useSearchParams().get("conversation");
  return (
    <nav aria-label={t("nav.main")} className="flex h-full min-h-0 flex-col gap-5 p-4">
      <Link href={routes.ask} onClick={onNavigate} className="rounded-lg px-2 pt-1">
        <Logo />
      </Link>
      <div className="grid gap-1">
        <Button asChild className="justify-start">
          <Link href={routes.ask} onClick={onNavigate}>
            <SquarePen aria-hidden />
            {t("nav.ask")}
          </Link>
        </Button>
        <button
          type="button"
          onClick={onPalette}
          className="mt-1 mb-2 flex h-10 items-center gap-3 rounded-lg border border-line px-3 text-sm text-ink-faint hover:bg-sunken hover:text-ink"
        >
          <Search aria-hidden className="size-4" />
          <span className="flex-1 text-left">{t("palette.open")}</span>
          <kbd className="font-sans text-xs">{t("palette.keys")}</kbd>
        </button>
        {areas.map((area) => (
          <AreaLink key={area.href} area={area} onNavigate={onNavigate} />
        ))}
      </div>
      <section
        aria-label={t("history.title")}
        className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1 pb-1"
      >
        <h2 className="mb-2 px-3 text-xs font-medium tracking-normal text-ink-faint">
          {t("history.title")}
        </h2>
        <ConversationList
          currentId={conversationId}
          hrefOf={routes.conversation}
          onNavigate={onNavigate}
          onCurrentDeleted={() => router.push(routes.ask)}
        />
      </section>
      <AccountMenu onNavigate={onNavigate} />
    </nav>
  );
}

function AreaLink({ area, onNavigate }: { area: Area; onNavigate?: () => void }) {
  const { t } = useLanguage();
  const isHere = isInArea(usePathname(), area);
  const { icon: Icon } = area;
  return (
    <Link
      href={area.href}
      onClick={onNavigate}
      aria-current={isHere ? "page" : undefined}
      className={cn(
        "flex items-center gap-3 rounded-lg px-3 py-2 text-sm font-medium text-ink-soft hover:bg-sunken hover:text-ink",
        isHere && "bg-sunken text-ink",
      )}
    >
      <Icon aria-hidden className="size-4" />
      {t(area.label)}
    </Link>
  );
}
