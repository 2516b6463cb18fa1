"use client";

import { LoadError } from "@/components/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";

import { UsageCard } from "./usage-card";
import { useUsage } from "./use-usage";

/** What language models took today and this month, beside what they may take. */
export function UsageOverview() {
  const { t, errorText } = useLanguage();
  const { data: usage, error, mutate } = useUsage();

  if (!usage && error === undefined) {
    return (
      <div role="status" aria-label={t("app.loading")}>
        <Skeleton className="h-72" />
      </div>
    );
  }
  if (!usage) {
    return (
      <LoadError
        text={errorText(error)}
        retryLabel={t("app.retry")}
        onRetry={() => void mutate()}
      />
    );
  }
  return (
    <div className="grid gap-6">
      <UsageCard title={t("usage.company")} text={t("usage.company.text")} usage={usage.tenant} />
      <UsageCard title={t("usage.you")} text={t("usage.you.text")} usage={usage.user} />
    </div>
  );
}
