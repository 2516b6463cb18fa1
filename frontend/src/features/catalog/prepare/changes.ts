import type { Definitions } from "@/lib/contract";

import { itemsByKey, itemsOf, keyOf, withItem, type Item } from "./items";

export interface Change {
  how: "added" | "edited" | "deleted" | "restored";
  item: Item;
  /** As it was saved; null for what is new. */
  before: Item | null;
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Whether two values say the same; what is left out says what is empty. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (a === b || (isBlank(a) && isBlank(b))) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => saysTheSame(left[key], right[key]));
}

export function isDeleted(item: Item): boolean {
  return item.value.origin === "deleted";
}

function withOrigin(item: Item, origin: "edited" | "deleted"): Item {
  return { ...item, value: { ...item.value, origin } } as Item;
}

/** The item as it was saved where it says the same again, else a person's. An edited link is one that was accepted. */
export function edited(saved: Item | undefined, next: Item): Item {
  const item = withOrigin(next, "edited");
  if (!saved || isDeleted(saved) || item.kind === "link") return item;
  const isSame = saysTheSame({ ...saved.value, origin: "" }, { ...item.value, origin: "" });
  return isSame ? saved : item;
}

export function deleted(item: Item): Item {
  return withOrigin(item, "deleted");
}

/** What was deleted only in the draft is again what was saved. */
export function restored(saved: Item | undefined, item: Item): Item {
  return saved && !isDeleted(saved) ? saved : withOrigin(item, "edited");
}

function howOf(before: Item | null, item: Item): Change["how"] {
  if (!before) return "added";
  if (isDeleted(before) === isDeleted(item)) return "edited";
  return isDeleted(item) ? "deleted" : "restored";
}

export function changesOf(saved: Definitions, draft: Definitions): Change[] {
  if (saved === draft) return [];
  const known = itemsByKey(saved);
  return itemsOf(draft).flatMap((item): Change[] => {
    const before = known.get(keyOf(item)) ?? null;
    if (before && saysTheSame(before.value, item.value)) return [];
    return [{ how: howOf(before, item), item, before }];
  });
}

/** My changes to what I had read, put on what somebody else saved since; where both changed one item, mine stands. */
export function rebased(read: Definitions, mine: Definitions, theirs: Definitions): Definitions {
  return changesOf(read, mine).reduce((all, { item }) => withItem(all, item), theirs);
}
