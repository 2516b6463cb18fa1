"use client";

import { ResultTable } from "@/components/result-table";
import { Collapsible } from "@/components/ui/collapsible";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Answer } from "@/lib/contract";

import { DefinitionList } from "./definition-list";
import { SqlView } from "./sql-view";
import { UsageFacts } from "./usage-facts";

interface AnswerDetailsProps {
  answer: Answer;
  withRows: boolean;
  onRunSql?: (sql: string) => void;
}

/** What proves the answer, folded. */
export function AnswerDetails({ answer, withRows, onRunSql }: AnswerDetailsProps) {
  const { t, tn, format } = useLanguage();
  const { sql, rows, definitions } = answer;
  return (
    <div className="divide-y divide-line border-t border-line">
      {sql !== null && (
        <Collapsible label={t("answer.sql")}>
          <SqlView sql={sql} onRun={onRunSql} />
        </Collapsible>
      )}
      {withRows && rows.length > 0 && (
        <Collapsible label={tn("answer.rows", rows.length, { count: format.integer(rows.length) })}>
          <ResultTable
            caption={t("answer.rows.caption")}
            columns={answer.columns}
            rows={rows}
            format={format}
            t={t}
          />
        </Collapsible>
      )}
      {definitions.length > 0 && (
        <Collapsible label={t("answer.definitions")}>
          <DefinitionList definitions={definitions} />
        </Collapsible>
      )}
      <Collapsible
        label={
          <span className="flex flex-1 flex-wrap justify-between gap-x-4">
            {t("answer.made")}
            <span className="font-normal text-ink-faint tabular-nums">
              {format.duration(answer.usage.total_ms)} ·{" "}
              {t("answer.egress.short", { bytes: format.bytes(answer.usage.egress_bytes) })}
            </span>
          </span>
        }
      >
        <UsageFacts answer={answer} />
      </Collapsible>
    </div>
  );
}
