"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import { cn } from "@/lib/utils";

import { sectionsFor } from "./sections";

/** The settings: their sections side by side, one of them open. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { t } = useLanguage();
  const { user } = useAuth();
  const pathname = usePathname();
  return (
    <div className="grid gap-6 pb-12">
      <h1 className="text-2xl font-semibold">{t("settings.title")}</h1>
      <nav aria-label={t("settings.sections")} className="border-b border-line">
        <ul className="-mb-px flex flex-wrap gap-x-1">
          {sectionsFor(user).map(({ href, label, icon: Icon }) => {
            const isOpen = pathname.startsWith(href);
            return (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={isOpen ? "page" : undefined}
                  className={cn(
                    "flex items-center gap-2 border-b-2 border-transparent px-3 py-2.5 text-sm font-medium text-ink-soft hover:text-ink [&_svg]:size-4",
                    isOpen && "border-accent text-ink",
                  )}
                >
                  <Icon aria-hidden />
                  {t(label)}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      {children}
    </div>
  );
}
