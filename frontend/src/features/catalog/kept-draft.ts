import type { Definitions, SemanticLayer } from "@/lib/contract";

import { changesOf, rebased } from "./prepare/changes";

/** What is edited: the layer that was read, and what is to become of it. */
export interface Draft {
  layer: SemanticLayer;
  definitions: Definitions;
}

/** A draft outlives the page in its tab: leaving it, or loading it again, loses nothing. */
export function draftKey(userId: string, sourceId: string): string {
  return `dp_catalog:${userId}:${sourceId}`;
}

export function keepDraft(key: string, { layer, definitions }: Draft): void {
  try {
    if (changesOf(layer.definitions, definitions).length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify({ layer, definitions }));
  } catch {
    // Too large to be kept, or storage is refused: the draft lives as long as the page.
  }
}

/** The draft that was left behind, on the layer as it is now. */
export function keptDraft(key: string, layer: SemanticLayer): Draft | null {
  try {
    const text = sessionStorage.getItem(key);
    if (text === null) return null;
    const kept = JSON.parse(text) as Draft;
    const definitions =
      kept.layer.version === layer.version
        ? kept.definitions
        : rebased(kept.layer.definitions, kept.definitions, layer.definitions);
    return { layer, definitions };
  } catch {
    return null;
  }
}
