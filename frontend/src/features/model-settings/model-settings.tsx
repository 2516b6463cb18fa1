"use client";

import { LoadError } from "@/components/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ModelSettings as Settings } from "@/lib/contract";

import { EgressChoice } from "./egress-choice";
import { mayChangeModel } from "./may-change";
import { ModelInUse } from "./model-in-use";
import { OwnModelCard } from "./own-model-card";
import { useModelSettings } from "./use-model-settings";

/** Which language model answers, and what of the company's data it may be shown. */
export function ModelSettings() {
  const { t, errorText } = useLanguage();
  const { user } = useAuth();
  const { data: settings, error, mutate } = useModelSettings();

  if (!settings && error === undefined) {
    return (
      <div role="status" aria-label={t("app.loading")}>
        <Skeleton className="h-72" />
      </div>
    );
  }
  if (!settings) {
    return (
      <LoadError
        text={errorText(error)}
        retryLabel={t("app.retry")}
        onRetry={() => void mutate()}
      />
    );
  }
  const mayChange = mayChangeModel(user);
  const keep = (changed?: Settings) => void mutate(changed, { revalidate: !changed });
  return (
    <div className="grid gap-6">
      <ModelInUse settings={settings} />
      <EgressChoice
        egress={settings.egress}
        most={settings.most_egress}
        mayChange={mayChange}
        onChanged={keep}
      />
      <OwnModelCard settings={settings} mayChange={mayChange} onChanged={keep} />
    </div>
  );
}
