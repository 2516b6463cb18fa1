"use client";

import { useId, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Egress, ModelSettings } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { saveEgress } from "./use-model-settings";

const EGRESSES: readonly Egress[] = ["none", "schema", "samples"];

interface EgressChoiceProps {
  egress: Egress;
  /** What the operator allows; no more can be chosen. */
  most: Egress;
  mayChange: boolean;
  onChanged: (settings: ModelSettings) => void;
}

/** What may leave the company. A choice is kept at once. */
export function EgressChoice({ egress, most, mayChange, onChanged }: EgressChoiceProps) {
  const { t, errorText } = useLanguage();
  const name = useId();
  const [wanted, setWanted] = useState<Egress | null>(null);
  const [error, setError] = useState<string | null>(null);

  const choose = async (next: Egress) => {
    setWanted(next);
    setError(null);
    try {
      onChanged(await saveEgress(next));
    } catch (failure) {
      setError(errorText(failure));
    } finally {
      setWanted(null);
    }
  };
  return (
    <Card className="p-5 sm:p-6">
      <fieldset disabled={!mayChange || wanted !== null} className="grid gap-4">
        <legend className="mb-1 font-semibold">{t("egress.title")}</legend>
        <p className="text-sm text-ink-soft">
          {t(mayChange ? "egress.text" : "egress.text.reader")}
        </p>
        <div className="grid gap-2">
          {EGRESSES.slice(0, EGRESSES.indexOf(most) + 1).map((option) => (
            <label
              key={option}
              className={cn(
                "flex items-start gap-3 rounded-xl border border-line p-4 has-checked:border-accent has-checked:bg-accent-soft/40",
                mayChange && "cursor-pointer hover:border-line-strong",
              )}
            >
              <input
                type="radio"
                name={name}
                value={option}
                checked={(wanted ?? egress) === option}
                onChange={() => void choose(option)}
                className="mt-1 size-4 accent-accent"
              />
              <span className="grid gap-0.5 text-sm">
                <span className="font-medium">{t(`egress.${option}`)}</span>
                <span className="text-ink-soft">{t(`egress.${option}.text`)}</span>
              </span>
            </label>
          ))}
        </div>
        {error && <Alert>{error}</Alert>}
      </fieldset>
    </Card>
  );
}
