"use client";

import { MessageSquareText, SearchCheck, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";

import { Logo } from "@/components/logo";
import { useLanguage } from "@/contexts/LanguageContext";

interface AuthPageProps {
  title: string;
  subtitle: string;
  /** The way to another page, below the form. */
  footer?: ReactNode;
  children: ReactNode;
}

const pitches = [
  { id: "ask", icon: MessageSquareText },
  { id: "proof", icon: SearchCheck },
  { id: "home", icon: ShieldCheck },
] as const;

/** The frame of the pages before a sign-in: the promise on one side, the form on the other. */
export function AuthPage({ title, subtitle, footer, children }: AuthPageProps) {
  const { t } = useLanguage();
  return (
    <div className="grid min-h-dvh lg:grid-cols-[1.05fr_1fr]">
      <aside className="hidden flex-col justify-between bg-accent-soft p-12 lg:flex xl:p-16">
        <Logo />
        <div className="grid max-w-md gap-10">
          <p className="text-4xl leading-tight font-semibold tracking-tight text-balance text-accent-strong">
            {t("app.promise")}
          </p>
          <ul className="grid gap-6">
            {pitches.map(({ id, icon: Icon }) => (
              <li key={id} className="flex gap-4">
                <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-surface text-accent">
                  <Icon aria-hidden className="size-5" />
                </span>
                <span className="grid gap-0.5">
                  <span className="font-medium">{t(`auth.pitch.${id}.title`)}</span>
                  <span className="text-sm text-pretty text-ink-soft">
                    {t(`auth.pitch.${id}.text`)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </div>
        <span />
      </aside>
      <main className="flex flex-col px-5 py-8 sm:px-10">
        <div className="lg:hidden">
          <Logo />
        </div>
        <div className="m-auto grid w-full max-w-sm gap-8 py-10">
          <div className="grid gap-1.5">
            <h1 className="text-2xl font-semibold text-pretty">{title}</h1>
            <p className="text-pretty text-ink-soft">{subtitle}</p>
          </div>
          {children}
          {footer && <p className="text-sm text-ink-soft">{footer}</p>}
        </div>
      </main>
    </div>
  );
}
