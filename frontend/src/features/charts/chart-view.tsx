"use client";

import { ResultTable } from "@/components/result-table";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ResultColumn, Value } from "@/lib/contract";

import { Chart } from "./chart";
import { NumberCard } from "./number-card";
import type { PreparedChart } from "./prepare/chart";

interface ChartViewProps {
  chart: PreparedChart;
  columns: ResultColumn[];
  rows: Value[][];
  fill?: boolean;
  onPick?: (key: string) => void;
  picked?: string | null;
}

/** The number, the chart or the table: a result in the form that was chosen for it. */
export function ChartView({ chart, columns, rows, ...rest }: ChartViewProps) {
  const { t, format } = useLanguage();
  const table = (
    <ResultTable
      caption={t("answer.rows.caption")}
      columns={columns}
      rows={rows}
      format={format}
      t={t}
    />
  );
  switch (chart.kind) {
    case "none":
      return null;
    case "empty":
      return <p className="text-ink-soft">{t("answer.empty")}</p>;
    case "number":
      return <NumberCard card={chart} />;
    case "table":
      return rest.fill ? <div className="h-full overflow-y-auto">{table}</div> : table;
    default:
      return <Chart chart={chart} {...rest} />;
  }
}
