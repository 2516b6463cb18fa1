import type { Point, Tick } from "./plot";

/** Pixels that a drawing has. */
export interface Room {
  width: number;
  height: number;
}

/** A letter of the small type, on average. */
export const LETTER = 6.6;
const TICK_STEP = 34;
const LABEL_GAP = 14;
const MIN_NAME = 6;
const LONGEST_NAME = 18;

/** Cut with an ellipsis where it is longer than `letters`. */
export function cut(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;
}

/** As many ticks as the height bears: the ends stay, and the steps between them are equal. */
export function ticksThatFit(ticks: Tick[], height: number): Tick[] {
  const steps = ticks.length - 1;
  const most = Math.max(1, Math.floor(height / TICK_STEP));
  for (let step = 1; step < steps; step += 1) {
    if (steps % step === 0 && steps / step <= most) return everyNth(ticks, step);
  }
  return steps <= most ? ticks : everyNth(ticks, steps);
}

function everyNth<T>(items: T[], step: number): T[] {
  return items.filter((_, index) => index % step === 0);
}

/** The labels under an axis, by the keys of their points: all, cut short, or every nth. */
export function labelsThatFit(
  points: Point[],
  temporal: boolean,
  width: number,
): Map<string, string> {
  const slot = width / Math.max(1, points.length);
  const slotLetters = Math.floor((slot - LABEL_GAP) / LETTER);
  if (!temporal && slotLetters >= MIN_NAME) {
    const letters = Math.min(slotLetters, LONGEST_NAME);
    return new Map(points.map((point) => [point.key, cut(point.label, letters)]));
  }
  const texts = points.map((point) => (temporal ? point.label : cut(point.label, LONGEST_NAME)));
  const longest = Math.max(0, ...texts.map((text) => text.length));
  const every = Math.max(1, Math.ceil((longest * LETTER + LABEL_GAP) / slot));
  return new Map(
    points.flatMap((point, index) =>
      index % every === 0 ? [[point.key, texts[index] ?? ""] as const] : [],
    ),
  );
}
