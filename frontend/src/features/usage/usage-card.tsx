"use client";

import { useId } from "react";

import { Card } from "@/components/ui/card";
import { useLanguage } from "@/contexts/LanguageContext";
import type { UsagePeriods, UsageTotal } from "@/lib/contract";

import { BudgetBar } from "./budget-bar";

interface UsageCardProps {
  title: string;
  text: string;
  usage: UsagePeriods;
}

/** What one company, or one person, took of its budgets. */
export function UsageCard({ title, text, usage }: UsageCardProps) {
  const { t } = useLanguage();
  const id = useId();
  return (
    <Card className="p-5 sm:p-6">
      <section aria-labelledby={id} className="grid gap-5">
        <div className="grid gap-1">
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          <p className="text-sm text-ink-soft">{text}</p>
        </div>
        <div className="grid gap-6 sm:grid-cols-2">
          <Period title={t("usage.today")} total={usage.day} />
          <Period title={t("usage.this_month")} total={usage.month} />
        </div>
      </section>
    </Card>
  );
}

function Period({ title, total }: { title: string; total: UsageTotal }) {
  const { t, tn, format } = useLanguage();
  return (
    <div className="grid content-start gap-4">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 border-b border-line pb-2 text-sm font-medium">
        {title}
        <span className="font-normal text-ink-faint tabular-nums">
          {tn("usage.calls", total.calls, { count: format.integer(total.calls) })}
        </span>
      </h3>
      <BudgetBar
        label={t("usage.tokens")}
        taken={total.tokens}
        budget={total.budget_tokens}
        shown={(amount) => format.integer(Number(amount))}
      />
      <BudgetBar
        label={t("usage.euros")}
        taken={total.euros}
        budget={total.budget_euros}
        shown={(amount) => format.value(String(amount), { type: "decimal", format: "eur" })}
      />
    </div>
  );
}
