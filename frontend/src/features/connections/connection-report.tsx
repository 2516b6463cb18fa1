"use client";

import { CheckList } from "@/components/check-list";
import { CopyableCode } from "@/components/copyable-code";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ConnectionReport as Report } from "@/lib/contract";

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
      <CheckList
        items={report.checks.map(({ step, outcome, message }) => ({
          name: t(`connect.step.${step}`),
          outcome,
          outcomeLabel: t(`connect.outcome.${outcome}`),
          message,
        }))}
      />
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
