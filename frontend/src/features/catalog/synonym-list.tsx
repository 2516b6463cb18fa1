"use client";

import { useWords } from "./use-words";

/** The other words for something, where there are any. */
export function SynonymList({ synonyms = [] }: { synonyms?: string[] }) {
  const { w } = useWords();
  if (synonyms.length === 0) return null;
  return (
    <p className="text-sm break-words text-ink-soft">
      <span className="text-ink-faint">{w("synonyms.also")} </span>
      {synonyms.map((word) => w("synonyms.quoted", { word })).join(", ")}
    </p>
  );
}
