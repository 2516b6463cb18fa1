"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useSWRConfig } from "swr";

import { api } from "@/lib/api";
import type { Dashboard } from "@/lib/contract";

import { documentOf, draftOf, type Draft } from "./prepare/draft";
import { changed, historyOf, redone, undone, type History } from "./prepare/history";
import { Saver, type SaveState } from "./saver";
import { dashboardPath } from "./use-dashboards";

export interface Editor {
  draft: Draft;
  /** The dashboard as the server has it. */
  saved: Dashboard;
  state: SaveState;
  change: (next: (draft: Draft) => Draft) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  retry: () => void;
  /** Saves what is waiting, runs `work` on the server, and goes on from what it became. */
  afterwards: (work: () => Promise<unknown>) => Promise<void>;
  /** Of a conflict: saves this page's version over the other one, or takes the other one; undo brings this one back. */
  keepMine: () => Promise<void>;
  takeTheirs: () => Promise<void>;
}

/** A dashboard under change: saved by itself, with undo and redo. */
export function useEditor(initial: Dashboard): Editor {
  const { mutate } = useSWRConfig();
  const path = dashboardPath(initial.id);
  const [history, setHistory] = useState<History<Draft>>(() => historyOf(draftOf(initial)));
  const [saved, setSaved] = useState(initial);
  const [state, setState] = useState<SaveState>({ phase: "saved" });
  const current = useRef(history);

  const remember = useCallback(
    (dashboard: Dashboard) => {
      setSaved(dashboard);
      void mutate(path, dashboard, { revalidate: false });
    },
    [mutate, path],
  );
  const [saver] = useState(
    () =>
      new Saver({
        version: initial.version,
        put: (draft, version) => api.put<Dashboard>(path, documentOf(draft, version)),
        onState: setState,
        onSaved: remember,
      }),
  );

  // What is still waiting when the page is left or put away is sent then.
  useEffect(() => {
    const flush = () => void saver.flush();
    document.addEventListener("visibilitychange", flush);
    return () => {
      document.removeEventListener("visibilitychange", flush);
      flush();
    };
  }, [saver]);

  const step = (next: History<Draft>) => {
    if (next === current.current) return;
    current.current = next;
    setHistory(next);
    saver.propose(next.present);
  };
  const goOnFrom = (dashboard: Dashboard) => {
    current.current = changed(current.current, draftOf(dashboard));
    setHistory(current.current);
    saver.adopt(dashboard.version);
    remember(dashboard);
  };
  return {
    draft: history.present,
    saved,
    state,
    change: (next) => {
      const { present } = current.current;
      const after = next(present);
      if (after !== present) step(changed(current.current, after));
    },
    undo: () => step(undone(current.current)),
    redo: () => step(redone(current.current)),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    retry: () => void saver.flush(),
    afterwards: async (work) => {
      await saver.flush();
      await work();
      goOnFrom(await api.get<Dashboard>(path));
    },
    keepMine: async () => {
      const { version } = await api.get<Dashboard>(path);
      saver.adopt(version);
      saver.propose(current.current.present);
      await saver.flush();
    },
    takeTheirs: async () => goOnFrom(await api.get<Dashboard>(path)),
  };
}
