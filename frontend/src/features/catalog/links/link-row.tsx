"use client";

import { Check, RotateCcw, Trash2 } from "lucide-react";

import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { useLanguage } from "@/contexts/LanguageContext";
import type { RelationshipDefinition } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { useCatalog } from "../catalog-context";
import { OriginBadge } from "../origin-badge";
import { linkKey, type Item } from "../prepare/items";
import { columnLabels, tableLabel } from "../prepare/names";
import type { Found } from "../prepare/search";
import { ProblemLines } from "../problem-lines";
import { useWords } from "../use-words";

const CARDINALITIES = ["many_to_one", "one_to_one"] as const;

interface LinkRowProps {
  found: Found<RelationshipDefinition>;
  onPoint: (key: string | null) => void;
}

export function LinkRow({ found: { value: link, path }, onPoint }: LinkRowProps) {
  const { format } = useLanguage();
  const { w } = useWords();
  const { definitions, canEdit, edit, remove, restore } = useCatalog();
  const item: Item = { kind: "link", value: link };
  const isGone = link.origin === "deleted";
  const from = tableLabel(definitions, link.from_table);
  const to = tableLabel(definitions, link.to_table);
  const name = w("links.name", { from, to });
  const change = (part: Partial<RelationshipDefinition>) =>
    edit({ kind: "link", value: { ...link, ...part } });
  return (
    <div
      role="row"
      onPointerEnter={() => onPoint(linkKey(link))}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(linkKey(link))}
      onBlur={() => onPoint(null)}
      className="grid gap-x-4 gap-y-2 border-b border-line px-5 py-3 last:border-0 @2xl:grid-cols-[1.35fr_1.35fr_11.5rem_1fr_auto] @2xl:items-center"
    >
      <End
        table={from}
        column={columnLabels(definitions, link.from_table, link.from_columns)}
        isGone={isGone}
      />
      <End
        table={to}
        column={columnLabels(definitions, link.to_table, link.to_columns)}
        isGone={isGone}
      />
      <span role="cell">
        {canEdit && !isGone ? (
          <NativeSelect
            aria-label={w("links.cardinality.of", { name })}
            value={link.cardinality}
            onChange={(event) =>
              change({ cardinality: event.target.value as RelationshipDefinition["cardinality"] })
            }
          >
            {CARDINALITIES.map((cardinality) => (
              <option key={cardinality} value={cardinality}>
                {w(`cardinality.${cardinality}`)}
              </option>
            ))}
          </NativeSelect>
        ) : (
          w(`cardinality.${link.cardinality}`)
        )}
      </span>
      <span role="cell" className="flex flex-wrap items-center gap-2">
        <OriginBadge origin={link.origin} />
        {link.origin === "inferred" && (
          <span className="text-ink-soft tabular-nums">
            {w("links.sure", { certainty: format.ratio(link.certainty) })}
          </span>
        )}
      </span>
      <span role="cell" className="flex min-w-24 flex-wrap gap-1 @2xl:justify-end">
        {canEdit && link.origin === "inferred" && (
          <Button
            variant="ghost"
            size="icon"
            aria-label={w("links.accept", { name })}
            title={w("links.accept.short")}
            onClick={() => change({ certainty: 1 })}
          >
            <Check aria-hidden />
          </Button>
        )}
        {canEdit && !isGone && (
          <Button
            variant="ghost"
            size="icon"
            aria-label={w("remove.of", { name })}
            title={w("remove")}
            onClick={() => remove(item)}
          >
            <Trash2 aria-hidden />
          </Button>
        )}
        {canEdit && isGone && (
          <Button
            variant="outline"
            size="sm"
            aria-label={w("restore.of", { name })}
            onClick={() => restore(item)}
          >
            <RotateCcw aria-hidden />
            {w("restore")}
          </Button>
        )}
      </span>
      <span role="cell" className="empty:hidden @2xl:col-span-5">
        <ProblemLines path={path} />
      </span>
    </div>
  );
}

function End({ table, column, isGone }: { table: string; column: string; isGone: boolean }) {
  return (
    <span
      role="cell"
      className={cn("min-w-0 break-words", isGone && "text-ink-faint line-through")}
    >
      <span className="font-medium">{table}</span>
      <span className="text-ink-soft"> · {column}</span>
    </span>
  );
}
