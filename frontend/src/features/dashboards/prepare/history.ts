/** A value with what it was before and, after an undo, what it was to become. */
export interface History<T> {
  past: T[];
  present: T;
  future: T[];
}

const MOST = 50;

export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

export function changed<T>(history: History<T>, present: T): History<T> {
  const past = [...history.past, history.present].slice(-MOST);
  return { past, present, future: [] };
}

/** The same history where there is nothing to undo. */
export function undone<T>(history: History<T>): History<T> {
  if (history.past.length === 0) return history;
  const [present] = history.past.slice(-1) as [T];
  return {
    past: history.past.slice(0, -1),
    present,
    future: [history.present, ...history.future],
  };
}

export function redone<T>(history: History<T>): History<T> {
  if (history.future.length === 0) return history;
  const [present, ...future] = history.future as [T, ...T[]];
  return { past: [...history.past, history.present], present, future };
}
