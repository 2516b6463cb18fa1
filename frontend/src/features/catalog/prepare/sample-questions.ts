import type { Definitions } from "@/lib/contract";

import type { Words } from "../use-words";

import { isDeleted, type Change } from "./changes";
import type { Item } from "./items";
import { labelOf, tableLabel } from "./names";

export const SAMPLES = 3;

/** A word that is new, else the label: what the change is best tried with. */
function wordOf({ item, before }: Change): string {
  if (item.kind === "calendar" || item.kind === "link") return "";
  const known = before?.kind === item.kind ? (before.value).synonyms : [];
  const fresh = (item.value.synonyms ?? []).find((word) => !known?.includes(word));
  return fresh ?? labelOf(item.value);
}

function questionOf(change: Change, draft: Definitions, w: Words["w"]): string | null {
  const { item } = change;
  if (isDeleted(item) && change.before === null) return null;
  switch (item.kind) {
    case "calendar":
    case "link":
      return null;
    case "metric":
      return wordOf(change);
    case "table":
      return item.value.hidden ? null : w("sample.table", { word: wordOf(change) });
    case "column":
      return columnQuestion(item, change, draft, w);
  }
}

function columnQuestion(
  item: Extract<Item, { kind: "column" }>,
  change: Change,
  draft: Definitions,
  w: Words["w"],
): string {
  const word = wordOf(change);
  if (item.value.role === "measure") return w("sample.measure", { word });
  return w("sample.dimension", { table: tableLabel(draft, item.table), word });
}

/** Three questions that show what the changes do: about what was changed, then what the data is usually asked. */
export function sampleQuestions(
  changes: Change[],
  draft: Definitions,
  usual: readonly string[],
  w: Words["w"],
): string[] {
  const about = changes.map((change) => questionOf(change, draft, w)).filter((one) => one !== null);
  return [...new Set([...about, ...usual])].slice(0, SAMPLES);
}
