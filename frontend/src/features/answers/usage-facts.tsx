"use client";

import { useLanguage } from "@/contexts/LanguageContext";
import type { Answer } from "@/lib/contract";

export function UsageFacts({ answer }: { answer: Answer }) {
  const { t, format } = useLanguage();
  const { usage } = answer;
  const tokens = usage.input_tokens + usage.output_tokens;
  const engine = t(`answer.engine.${answer.engine}`);
  const facts: [string, string][] = [
    [t("answer.made.engine"), answer.model ? `${engine} (${answer.model})` : engine],
    [t("answer.made.confidence"), format.ratio(answer.confidence)],
    [t("answer.made.total"), format.duration(usage.total_ms)],
    [t("answer.made.understand"), format.duration(usage.understand_ms)],
    [t("answer.made.sql"), format.duration(usage.sql_ms)],
    [t("answer.made.egress"), format.bytes(usage.egress_bytes)],
  ];
  if (usage.rows_scanned !== null) {
    facts.push([t("answer.made.rows_scanned"), format.integer(usage.rows_scanned)]);
  }
  if (tokens > 0) {
    const values = {
      input: format.integer(usage.input_tokens),
      output: format.integer(usage.output_tokens),
    };
    facts.push([t("answer.made.tokens"), t("answer.made.tokens.value", values)]);
  }
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-6 gap-y-4">
      {facts.map(([term, value]) => (
        <div key={term} className="grid gap-0.5">
          <dt className="text-xs text-ink-faint">{term}</dt>
          <dd className="text-sm font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
