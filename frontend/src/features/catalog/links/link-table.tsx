"use client";

import { Card } from "@/components/ui/card";
import type { RelationshipDefinition } from "@/lib/contract";

import { linkKey } from "../prepare/items";
import type { Found } from "../prepare/search";
import { useWords } from "../use-words";

import { LinkRow } from "./link-row";

interface LinkTableProps {
  links: Found<RelationshipDefinition>[];
  onPoint: (key: string | null) => void;
}

/** Each link in words, with what can be done with it. */
export function LinkTable({ links, onPoint }: LinkTableProps) {
  const { w } = useWords();
  return (
    <Card className="overflow-hidden">
      <div role="table" aria-label={w("links.title")} className="@container text-sm">
        <div
          role="row"
          className="hidden grid-cols-[1.35fr_1.35fr_11.5rem_1fr_auto] gap-4 border-b border-line px-5 py-2.5 text-ink-faint @2xl:grid"
        >
          <span role="columnheader">{w("links.from")}</span>
          <span role="columnheader">{w("links.to")}</span>
          <span role="columnheader">{w("links.cardinality")}</span>
          <span role="columnheader">{w("links.certainty")}</span>
          <span role="columnheader" className="min-w-24">
            {w("links.actions")}
          </span>
        </div>
        {links.map((link) => (
          <LinkRow key={linkKey(link.value)} found={link} onPoint={onPoint} />
        ))}
      </div>
    </Card>
  );
}
