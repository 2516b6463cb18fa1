"use client";

import { Ruler, Sparkles } from "lucide-react";

import { Card } from "@/components/ui/card";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ModelSettings } from "@/lib/contract";

/** Who answers what the rules do not understand. */
export function ModelInUse({ settings }: { settings: ModelSettings }) {
  const { t } = useLanguage();
  const asked = settings.model !== null && settings.egress !== "none";
  const Icon = asked ? Sparkles : Ruler;
  return (
    <Card className="flex items-start gap-4 p-5 sm:p-6">
      <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-accent-soft text-accent-strong">
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="grid min-w-0 gap-1">
        <h2 className="font-semibold break-words">
          {asked ? settings.model : t("model.rules_only")}
        </h2>
        <p className="text-sm text-ink-soft">
          {t(
            asked
              ? settings.provider
                ? "model.asked.own"
                : "model.asked"
              : settings.model === null
                ? "model.none"
                : "model.egress_closed",
          )}
        </p>
      </div>
    </Card>
  );
}
