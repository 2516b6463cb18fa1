"use client";

import { useCallback, useEffect, useRef, useState } from "react";

import { ApiError, isAbort } from "@/lib/api-error";
import type { DashboardDataEvent, DashboardFilters, Widget, WidgetData } from "@/lib/contract";

import { filtersFor, type Picked } from "./prepare/filters";
import { streamData } from "./stream-data";

export interface WidgetState {
  /** What is shown, be it of before while newer data is under way. */
  data: WidgetData | null;
  error: unknown;
  isLoading: boolean;
}

const WAITING: WidgetState = { data: null, error: undefined, isLoading: true };

interface Asked {
  /** Everything that the answer depends on. */
  key: string;
  filters: DashboardFilters;
}

interface Stream {
  controller: AbortController;
  keys: Map<string, string>;
}

/** The data of the widgets that the server has, asked again where a widget or a filter changes. */
export function useDashboardData(
  path: string,
  widgets: Widget[],
  filters: DashboardFilters,
  picked: Picked | null,
) {
  const [states, setStates] = useState<ReadonlyMap<string, WidgetState>>(new Map());
  const asked = useRef(new Map<string, string>());
  const streams = useRef(new Set<Stream>());

  const update = useCallback(
    (id: string, key: string, next: (state: WidgetState) => WidgetState) => {
      // An answer to an older question is none.
      if (asked.current.get(id) !== key) return;
      setStates((known) => new Map(known).set(id, next(known.get(id) ?? WAITING)));
    },
    [],
  );

  const ask = useCallback(
    async (wanted: Map<string, Asked>, refresh: boolean) => {
      const [first] = wanted.values();
      if (!first) return;
      const keys = new Map([...wanted].map(([id, { key }]) => [id, key]));
      const stream = { controller: new AbortController(), keys };
      keys.forEach((key, id) => {
        asked.current.set(id, key);
        update(id, key, (state) => ({ ...state, error: undefined, isLoading: true }));
      });
      abandonPassed(streams.current, asked.current);
      streams.current.add(stream);
      const request = { filters: first.filters, widget_ids: [...keys.keys()], refresh };
      /** Of the widgets that nothing came for. */
      const fail = (error: ApiError) =>
        keys.forEach((key, id) =>
          update(id, key, (state) =>
            state.isLoading ? { ...state, error, isLoading: false } : state,
          ),
        );
      try {
        for await (const event of streamData(path, request, stream.controller.signal)) {
          receive(event, keys, update);
        }
        fail(ApiError.client("stream_cut"));
      } catch (error) {
        if (!isAbort(error))
          fail(error instanceof ApiError ? error : ApiError.client("stream_cut"));
      } finally {
        streams.current.delete(stream);
      }
    },
    [path, update],
  );

  const questions = questionsOf(widgets, filters, picked);
  const signature = [...questions].map(([id, { key }]) => id + key).join();
  const latest = useRef(questions);
  latest.current = questions;

  useEffect(() => {
    const stale = [...latest.current].filter(([id, { key }]) => asked.current.get(id) !== key);
    for (const group of byFilters(stale)) void ask(group, false);
  }, [signature, ask]);

  useEffect(() => {
    const running = streams.current;
    const known = asked.current;
    return () => {
      running.forEach(({ controller }) => controller.abort());
      known.clear();
    };
  }, []);

  const again = useCallback(
    (ids?: string[]) => {
      const wanted = [...latest.current].filter(([id]) => ids?.includes(id) ?? true);
      for (const group of byFilters(wanted)) void ask(group, true);
    },
    [ask],
  );
  return {
    stateOf: (id: string) => states.get(id) ?? WAITING,
    data: widgets.flatMap(({ id }) => states.get(id)?.data ?? []),
    isLoading: [...questions.keys()].some((id) => (states.get(id) ?? WAITING).isLoading),
    refresh: again,
  };
}

/** What each widget but the texts has to be asked. A pick filters every widget but its own. */
function questionsOf(
  widgets: Widget[],
  filters: DashboardFilters,
  picked: Picked | null,
): Map<string, Asked> {
  return new Map(
    widgets
      .filter((widget) => widget.type !== "text")
      .map((widget) => {
        const own = filtersFor(filters, picked?.widgetId === widget.id ? null : picked);
        const { id, type, data_source_id, query, chart, comparison } = widget;
        const key = JSON.stringify([type, data_source_id, query, chart, comparison, own]);
        return [id, { key, filters: own }];
      }),
  );
}

function byFilters(questions: [string, Asked][]): Map<string, Asked>[] {
  const groups = new Map<string, Map<string, Asked>>();
  for (const [id, asked] of questions) {
    const key = JSON.stringify(asked.filters);
    groups.set(key, (groups.get(key) ?? new Map<string, Asked>()).set(id, asked));
  }
  return [...groups.values()];
}

/** Closes the streams that nobody waits for any more. */
function abandonPassed(streams: Set<Stream>, asked: Map<string, string>): void {
  for (const { controller, keys } of streams) {
    if ([...keys].every(([id, key]) => asked.get(id) !== key)) controller.abort();
  }
}

function receive(
  event: DashboardDataEvent,
  keys: Map<string, string>,
  update: (id: string, key: string, next: (state: WidgetState) => WidgetState) => void,
): void {
  if (event.event === "widget") {
    const key = keys.get(event.widget_id) ?? "";
    update(event.widget_id, key, () => ({ data: event, error: undefined, isLoading: false }));
  }
  if (event.event === "error") {
    const error = ApiError.fromProblem(event.problem);
    const key = keys.get(event.widget_id) ?? "";
    update(event.widget_id, key, () => ({ data: null, error, isLoading: false }));
  }
}
