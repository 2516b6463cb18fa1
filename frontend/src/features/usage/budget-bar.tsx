"use client";

import { Meter } from "@/components/ui/meter";
import { useLanguage } from "@/contexts/LanguageContext";

import { budgetOf } from "./prepare/budget";

const tones = { free: "accent", near: "notice", spent: "danger" } as const;

interface BudgetBarProps {
  label: string;
  taken: number | string;
  budget: number | string;
  /** As a person reads it. */
  shown: (amount: number | string) => string;
}

/** How much of a budget is taken, in words and as a bar. */
export function BudgetBar({ label, taken, budget, shown }: BudgetBarProps) {
  const { t } = useLanguage();
  const { share, state } = budgetOf(taken, budget);
  const words = t("usage.of_budget", { taken: shown(taken), budget: shown(budget) });
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span className="text-ink-soft">{label}</span>
        <span className="tabular-nums">{words}</span>
      </div>
      <Meter label={`${label} : ${words}`} share={share} tone={tones[state]} />
      {state !== "free" && (
        <p className={state === "spent" ? "text-sm text-danger" : "text-sm text-notice"}>
          {t(`usage.budget.${state}`)}
        </p>
      )}
    </div>
  );
}
