"use client";

import { useState } from "react";

import type { RelationshipDefinition } from "@/lib/contract";

import { useCatalog } from "../catalog-context";
import type { Found } from "../prepare/search";
import { useWords } from "../use-words";

import { LinkPicture } from "./link-picture";
import { LinkTable } from "./link-table";
import { NewLink } from "./new-link";

/** Beyond this, lines could not be told apart: a search shows a part. */
const MOST_DRAWN = 80;

export function LinkView({ links }: { links: Found<RelationshipDefinition>[] }) {
  const { w } = useWords();
  const { definitions, canEdit } = useCatalog();
  const [pointed, setPointed] = useState<string | null>(null);
  const drawn = links.slice(0, MOST_DRAWN).map(({ value }) => value);
  const hasNone = (definitions.relationships ?? []).length === 0;
  return (
    <div className="grid gap-5">
      {links.length === 0 && (
        <p className="text-ink-soft">{w(hasNone ? "links.none" : "catalog.nothing_found")}</p>
      )}
      {drawn.length > 0 && <LinkPicture links={drawn} pointed={pointed} />}
      {links.length > MOST_DRAWN && (
        <p className="text-sm text-ink-soft">{w("links.too_many", { count: MOST_DRAWN })}</p>
      )}
      {links.length > 0 && <LinkTable links={links} onPoint={setPointed} />}
      {canEdit && <NewLink />}
    </div>
  );
}
