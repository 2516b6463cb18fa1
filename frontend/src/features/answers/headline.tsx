"use client";

import { ResultTable } from "@/components/result-table";
import { useLanguage } from "@/contexts/LanguageContext";
import { Chart } from "@/features/charts/chart";
import type { PreparedChart } from "@/features/charts/prepare/chart";
import type { Answer } from "@/lib/contract";

interface HeadlineProps {
  answer: Answer;
  chart: PreparedChart;
}

/** The number, the chart or the table: what the question asked for. */
export function Headline({ answer, chart }: HeadlineProps) {
  const { t, format } = useLanguage();
  switch (chart.kind) {
    case "none":
      return null;
    case "empty":
      return answer.summary ? null : <p className="text-ink-soft">{t("answer.empty")}</p>;
    case "number":
      return (
        <p className="grid gap-1">
          <span className="text-sm text-ink-soft">{chart.label}</span>
          <span className="text-4xl font-semibold tracking-tight break-words tabular-nums sm:text-5xl">
            {chart.text}
          </span>
        </p>
      );
    case "table":
      return (
        <ResultTable
          caption={t("answer.rows.caption")}
          columns={answer.columns}
          rows={answer.rows}
          format={format}
          moreLabel={t("answer.rows.more")}
          pageSize={20}
        />
      );
    default:
      return <Chart chart={chart} />;
  }
}
