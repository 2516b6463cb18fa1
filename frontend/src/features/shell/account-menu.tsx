"use client";

import { ChevronsUpDown, LogOut, Settings } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import { asLanguage } from "@/lib/i18n/dictionary";

import { routes } from "./routes";
import { applyTheme, asTheme, currentTheme, type Theme } from "./theme";

const THEMES: Theme[] = ["system", "light", "dark"];

export function AccountMenu({ onNavigate }: { onNavigate?: () => void }) {
  const { t, language, setLanguage, errorText } = useLanguage();
  const { user, logout } = useAuth();
  const [theme, setTheme] = useState<Theme>("system");
  const [error, setError] = useState<string | null>(null);
  if (!user) return null;

  const leave = () => {
    setError(null);
    logout().catch((failure: unknown) => setError(errorText(failure)));
  };
  return (
    <div className="grid gap-2">
      {error && (
        <p role="alert" className="px-3 text-sm text-danger">
          {error}
        </p>
      )}
      <DropdownMenu onOpenChange={(open) => open && setTheme(currentTheme())}>
        <DropdownMenuTrigger className="flex w-full items-center gap-3 rounded-xl p-2 text-left hover:bg-sunken">
          <span className="sr-only">{t("nav.account")}</span>
          <span
            aria-hidden
            className="grid size-9 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent-strong uppercase"
          >
            {user.email.charAt(0)}
          </span>
          <span className="grid min-w-0 flex-1 text-sm">
            <span className="truncate font-medium">{user.tenant.name}</span>
            <span className="truncate text-xs text-ink-faint">{user.email}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" className="w-60">
          <DropdownMenuLabel>{t(`role.${user.role}`)}</DropdownMenuLabel>
          <DropdownMenuSeparator />
          <DropdownMenuLabel>{t("nav.theme")}</DropdownMenuLabel>
          <DropdownMenuRadioGroup
            value={theme}
            onValueChange={(value) => applyTheme(asTheme(value))}
          >
            {THEMES.map((item) => (
              <DropdownMenuRadioItem key={item} value={item}>
                {t(`nav.theme.${item}`)}
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
          <DropdownMenuSeparator />
          <DropdownMenuLabel>{t("nav.language")}</DropdownMenuLabel>
          <DropdownMenuRadioGroup
            value={language}
            onValueChange={(value) => setLanguage(asLanguage(value))}
          >
            <DropdownMenuRadioItem value="fr">{t("nav.language.fr")}</DropdownMenuRadioItem>
            <DropdownMenuRadioItem value="en">{t("nav.language.en")}</DropdownMenuRadioItem>
          </DropdownMenuRadioGroup>
          <DropdownMenuSeparator />
          <DropdownMenuItem asChild onSelect={onNavigate}>
            <Link href={routes.settings}>
              <Settings aria-hidden />
              {t("settings.title")}
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={leave}>
            <LogOut aria-hidden />
            {t("nav.logout")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  );
}
