"use client";

import { ArrowRight } from "lucide-react";

import { Card } from "@/components/ui/card";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Relationship } from "@/lib/contract";

/** « clients.id », « clients (société, id) ». */
const columns = (table: string, names: string[]) =>
  names.length === 1 ? `${table}.${names[0]}` : `${table} (${names.join(", ")})`;

export function RelationshipList({ relationships }: { relationships: Relationship[] }) {
  const { t, format } = useLanguage();
  if (relationships.length === 0) return null;
  return (
    <Card>
      <section aria-labelledby="relationships">
        <h2 id="relationships" className="border-b border-line px-5 py-4 text-lg font-semibold">
          {t("source.relationships")}
        </h2>
        <ul className="divide-y divide-line">
          {relationships.map((link) => (
            <li
              key={`${columns(link.from_table, link.from_columns)} ${link.to_table}`}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-3 text-sm"
            >
              <span className="font-mono text-xs break-all">
                {columns(link.from_table, link.from_columns)}
              </span>
              <ArrowRight aria-hidden className="size-4 text-accent" />
              <span className="font-mono text-xs break-all">
                {columns(link.to_table, link.to_columns)}
              </span>
              <span className="text-ink-faint">
                {link.inferred
                  ? t("source.relationship.inferred", {
                      certainty: format.ratio(link.certainty),
                    })
                  : t("source.relationship.declared")}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}
