"use client";

import { Check, CircleDashed, TriangleAlert, X } from "lucide-react";

import { CopyableCode } from "@/components/copyable-code";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ConnectionCheck, ConnectionReport as Report } from "@/lib/contract";
import { cn } from "@/lib/utils";

const icons = { passed: Check, warned: TriangleAlert, failed: X, not_reached: CircleDashed };
const looks = {
  passed: "bg-accent-soft text-accent-strong",
  warned: "bg-notice-soft text-notice",
  failed: "bg-danger-soft text-danger",
  not_reached: "bg-sunken text-ink-faint",
};

/** What a connection test found, step by step, and what to do about it. */
export function ConnectionReport({ report }: { report: Report }) {
  const { t } = useLanguage();
  const warned = report.checks.some((check) => check.outcome === "warned");
  const verdict = report.ok ? (warned ? "warned" : "passed") : "failed";
  return (
    <section
      aria-label={t("connect.report")}
      className="grid gap-4 rounded-xl border border-line p-4"
    >
      <p role="status" className="font-medium">
        {t(`connect.report.${verdict}`)}
        {report.server_version !== null && (
          <span className="font-normal text-ink-faint"> · {report.server_version}</span>
        )}
      </p>
      <ol className="grid gap-3">
        {report.checks.map((check) => (
          <Step key={check.step} check={check} />
        ))}
      </ol>
      {report.read_only_role_sql !== null && (
        <div className="grid gap-2">
          <p className="text-sm">{t("connect.read_only_role")}</p>
          <CopyableCode
            code={report.read_only_role_sql}
            copyLabel={t("answer.sql.copy")}
            copiedLabel={t("answer.sql.copied")}
          />
        </div>
      )}
    </section>
  );
}

function Step({ check }: { check: ConnectionCheck }) {
  const { t } = useLanguage();
  const Icon = icons[check.outcome];
  return (
    <li className="flex items-start gap-3 text-sm">
      <span
        className={cn("grid size-6 shrink-0 place-items-center rounded-full", looks[check.outcome])}
      >
        <Icon aria-hidden className="size-3.5" />
      </span>
      <span className="grid min-w-0 gap-0.5 pt-0.5">
        <span className="font-medium">
          {t(`connect.step.${check.step}`)}
          <span className="sr-only"> : {t(`connect.outcome.${check.outcome}`)}</span>
        </span>
        {check.message !== "" && check.outcome !== "not_reached" && (
          <span
            className={cn(
              "break-words",
              check.outcome === "failed" ? "text-danger" : "text-ink-soft",
            )}
          >
            {check.message}
          </span>
        )}
      </span>
    </li>
  );
}
