"use client";

import { useEffect, useMemo, useState } from "react";

import { ApiError } from "@/lib/api-error";
import type { SemanticLayer } from "@/lib/contract";

import { keepDraft, keptDraft, type Draft } from "./kept-draft";
import { changesOf, deleted, edited, rebased, restored, type Change } from "./prepare/changes";
import { itemsByKey, keyOf, withItem, withoutItem, type Item } from "./prepare/items";
import { layerCalls } from "./use-layer";

export interface DraftEditor extends Draft {
  changes: Change[];
  /** Whether it was found again where the page had been left. */
  isFoundAgain: boolean;
  hasConflict: boolean;
  edit: (item: Item) => void;
  remove: (item: Item) => void;
  restore: (item: Item) => void;
  discard: () => void;
  /** Fails with what the server says; of a conflict, with nothing: the page then asks. */
  save: () => Promise<void>;
  /** Goes on from what is saved now, without or with what was changed here. */
  takeTheirs: () => Promise<void>;
  keepMine: () => Promise<void>;
  /** Goes on from a layer that was just made or imported. */
  goOnFrom: (layer: SemanticLayer) => void;
}

/** Definitions as they are edited: all on this side until they are saved, whole. */
export function useDraft(
  first: SemanticLayer,
  storageKey: string,
  onSaved: (layer: SemanticLayer) => void,
): DraftEditor {
  const [isFoundAgain, setFoundAgain] = useState(() => keptDraft(storageKey, first) !== null);
  const [draft, setDraft] = useState<Draft>(
    () => keptDraft(storageKey, first) ?? { layer: first, definitions: first.definitions },
  );
  const [hasConflict, setConflict] = useState(false);
  const [seen, setSeen] = useState(first);
  const { layer, definitions } = draft;
  const saved = useMemo(() => itemsByKey(layer.definitions), [layer]);
  const changes = useMemo(() => changesOf(layer.definitions, definitions), [layer, definitions]);

  // A version that was read again since: shown at once, where nothing of the older one was changed.
  if (seen !== first) {
    setSeen(first);
    if (changes.length === 0 && first.version > layer.version) {
      setDraft({ layer: first, definitions: first.definitions });
    }
  }
  useEffect(() => keepDraft(storageKey, draft), [storageKey, draft]);
  useWarningOnLeave(changes.length > 0);

  const put = (item: Item) =>
    setDraft((now) => ({ ...now, definitions: withItem(now.definitions, item) }));
  const goOnFrom = (next: SemanticLayer) => {
    setDraft({ layer: next, definitions: next.definitions });
    setConflict(false);
    setFoundAgain(false);
    onSaved(next);
  };
  return {
    layer,
    definitions,
    changes,
    isFoundAgain: isFoundAgain && changes.length > 0,
    hasConflict,
    edit: (item) => put(edited(saved.get(keyOf(item)), item)),
    remove: (item) => {
      if (saved.has(keyOf(item))) put(deleted(item));
      else setDraft((now) => ({ ...now, definitions: withoutItem(now.definitions, item) }));
    },
    restore: (item) => put(restored(saved.get(keyOf(item)), item)),
    discard: () => goOnFrom(layer),
    save: async () => {
      try {
        goOnFrom(await layerCalls.save(layer.data_source_id, definitions, layer.version));
      } catch (error) {
        if (!(error instanceof ApiError && error.code === "conflict")) throw error;
        setConflict(true);
      }
    },
    takeTheirs: async () => goOnFrom(await layerCalls.read(layer.data_source_id)),
    keepMine: async () => {
      const theirs = await layerCalls.read(layer.data_source_id);
      setDraft({
        layer: theirs,
        definitions: rebased(layer.definitions, definitions, theirs.definitions),
      });
      setConflict(false);
    },
    goOnFrom,
  };
}

function useWarningOnLeave(hasChanges: boolean): void {
  useEffect(() => {
    if (!hasChanges) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [hasChanges]);
}
