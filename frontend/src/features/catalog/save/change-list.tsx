"use client";

import { useWords } from "../use-words";
import type { Change } from "../prepare/changes";
import type { Item } from "../prepare/items";
import { labelOf, tableLabel } from "../prepare/names";
import { useCatalog } from "../catalog-context";

const MOST = 8;

export function ChangeList({ changes }: { changes: Change[] }) {
  const { w, wn } = useWords();
  const { definitions } = useCatalog();
  const nameOf = (item: Item): string => {
    switch (item.kind) {
      case "calendar":
        return w("calendar.title");
      case "link":
        return w("links.name", {
          from: tableLabel(definitions, item.value.from_table),
          to: tableLabel(definitions, item.value.to_table),
        });
      case "column":
        return w("change.column", {
          column: labelOf(item.value),
          table: tableLabel(definitions, item.table),
        });
      default:
        return labelOf(item.value);
    }
  };
  return (
    <ul aria-label={w("change.title")} className="flex flex-wrap gap-2 text-sm">
      {changes.slice(0, MOST).map(({ how, item }, index) => (
        <li key={index} className="max-w-full rounded-lg bg-sunken px-2.5 py-1 break-words">
          <span className="text-ink-soft">{w(`change.${how}`)} </span>
          {nameOf(item)}
        </li>
      ))}
      {changes.length > MOST && (
        <li className="px-1 py-1 text-ink-soft">{wn("change.more", changes.length - MOST)}</li>
      )}
    </ul>
  );
}
