import type { Definitions } from "@/lib/contract";
import { folded } from "@/lib/folded";

import type { Words } from "../use-words";

import { isDeleted, type Change } from "./changes";
import type { Item } from "./items";
import { labelOf, tableLabel } from "./names";

export const SAMPLES = 3;

/** A word that is new, else the label: what the change is best tried with. */
function wordOf({ item, before }: Change): string {
  if (item.kind === "calendar" || item.kind === "link") return "";
  const known = before?.kind === item.kind ? before.value.synonyms : [];
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
      return item.value.hidden ? null : w("sample.count", { of: ofWord(wordOf(change), w) });
    case "column":
      return columnQuestion(item, change, draft, w);
  }
}

/** « Commandes » in the middle of a sentence; « CA » stays as it is. */
function inSentence(label: string): string {
  const [first = "", second = ""] = label;
  return second === second.toLowerCase() ? first.toLowerCase() + label.slice(first.length) : label;
}

/** « de commandes », « d'acheteurs ». */
function ofWord(label: string, w: Words["w"]): string {
  const word = inSentence(label);
  return w(/^[aeiouyh]/.test(folded(word)) ? "sample.of_vowel" : "sample.of", { word });
}

function columnQuestion(
  item: Extract<Item, { kind: "column" }>,
  change: Change,
  draft: Definitions,
  w: Words["w"],
): string {
  const word = wordOf(change);
  if (item.value.role === "measure") return w("sample.measure", { of: ofWord(word, w) });
  const of = ofWord(tableLabel(draft, item.table), w);
  return w("sample.dimension", { of, word: inSentence(word) });
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
