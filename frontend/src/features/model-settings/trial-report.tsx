"use client";

import { CheckList } from "@/components/check-list";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ModelTrialReport } from "@/lib/contract";

/** What the test of a model found, step by step. */
export function TrialReport({ report }: { report: ModelTrialReport }) {
  const { t, format } = useLanguage();
  const warned = report.checks.some((check) => check.outcome === "warned");
  const verdict = report.ok ? (warned ? "warned" : "passed") : "failed";
  return (
    <section
      aria-label={t("connect.report")}
      className="grid gap-4 rounded-xl border border-line p-4"
    >
      <p role="status" className="font-medium break-words">
        {t(`model.trial.${verdict}`)}
        {report.model !== null && (
          <span className="font-normal text-ink-faint">
            {" "}
            · {report.model} · {format.duration(report.elapsed_ms)}
          </span>
        )}
      </p>
      <CheckList
        items={report.checks.map(({ step, outcome, message }) => ({
          name: t(`model.trial.step.${step}`),
          outcome,
          outcomeLabel: t(`connect.outcome.${outcome}`),
          message,
        }))}
      />
    </section>
  );
}
