"use client";

import { Menu, Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useState, type ReactNode } from "react";

import { LoadError } from "@/components/load-error";
import { Logo } from "@/components/logo";
import { Button } from "@/components/ui/button";
import { Dialog, DialogSheet, DialogTrigger } from "@/components/ui/dialog";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";

import { ConnectionBanner } from "./connection-banner";
import { Navigation } from "./navigation";
import { usePalette } from "./palette/use-palette";
import { routes } from "./routes";
import { ShellSkeleton } from "./shell-skeleton";

const SessionExpiredDialog = dynamic(() =>
  import("@/features/auth/session-expired-dialog").then((module) => module.SessionExpiredDialog),
);
const Palette = dynamic(() => import("./palette/palette").then((module) => module.Palette));

/** The frame of every page behind sign-in. */
export function AppShell({ children }: { children: ReactNode }) {
  const { t, errorText } = useLanguage();
  const { status, error, retry } = useAuth();
  const router = useRouter();
  const [menuOpen, setMenuOpen] = useState(false);
  const palette = usePalette();

  useEffect(() => {
    if (status === "anonymous") router.replace(routes.login);
  }, [status, router]);

  if (status === "unavailable") {
    return (
      <main className="m-auto grid min-h-dvh w-full max-w-md content-center gap-6 p-6">
        <Logo />
        <ConnectionBanner />
        <LoadError text={errorText(error)} retryLabel={t("app.retry")} onRetry={retry} />
      </main>
    );
  }
  if (status === "loading" || status === "anonymous") {
    return <ShellSkeleton />;
  }
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[17rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-50 rounded-lg bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {t("app.skip")}
      </a>
      <aside className="sticky top-0 hidden h-dvh border-r border-line bg-surface lg:block">
        <Navigation onPalette={() => palette.setOpen(true)} />
      </aside>
      <div className="flex min-h-dvh min-w-0 flex-col">
        <header className="sticky top-0 z-20 flex items-center gap-2 border-b border-line bg-canvas/95 px-3 py-2 backdrop-blur lg:hidden">
          <Dialog open={menuOpen} onOpenChange={setMenuOpen}>
            <DialogTrigger asChild>
              <Button variant="ghost" size="icon" aria-label={t("nav.open")}>
                <Menu aria-hidden />
              </Button>
            </DialogTrigger>
            <DialogSheet title={t("nav.main")}>
              <Navigation
                onNavigate={() => setMenuOpen(false)}
                onPalette={() => {
                  setMenuOpen(false);
                  palette.setOpen(true);
                }}
              />
            </DialogSheet>
          </Dialog>
          <span className="min-w-0 flex-1">
            <Logo />
          </span>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("palette.open")}
            onClick={() => palette.setOpen(true)}
          >
            <Search aria-hidden />
          </Button>
        </header>
        <ConnectionBanner />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto flex w-full max-w-4xl flex-1 flex-col px-4 pt-6 outline-none has-[[data-wide]]:max-w-[110rem] sm:px-8 lg:pt-10"
        >
          {children}
        </main>
      </div>
      {palette.open && <Palette onClose={() => palette.setOpen(false)} />}
      {status === "expired" && <SessionExpiredDialog />}
    </div>
  );
}
