import { moveElement, verticalCompactor, type LayoutItem } from "react-grid-layout/core";

import type { WidgetType } from "@/lib/contract";

import type { Place } from "./draft";
import { COLUMNS } from "./grid-size";

type Direction = "left" | "right" | "up" | "down";
export interface GridMove {
  kind: "move" | "resize";
  direction: Direction;
}

interface Size {
  w: number;
  h: number;
}

const SIZES: Record<WidgetType, { usual: Size; least: Size }> = {
  number: { usual: { w: 3, h: 3 }, least: { w: 2, h: 2 } },
  text: { usual: { w: 4, h: 2 }, least: { w: 2, h: 1 } },
  table: { usual: { w: 6, h: 6 }, least: { w: 3, h: 4 } },
  pie: { usual: { w: 4, h: 5 }, least: { w: 3, h: 4 } },
  bar: { usual: { w: 6, h: 5 }, least: { w: 3, h: 4 } },
  line: { usual: { w: 6, h: 5 }, least: { w: 3, h: 4 } },
  area: { usual: { w: 6, h: 5 }, least: { w: 3, h: 4 } },
  scatter: { usual: { w: 6, h: 5 }, least: { w: 3, h: 4 } },
};

const STEPS: Record<Direction, { x: number; y: number }> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

const MAX_HEIGHT = 100;

export function leastSize(type: WidgetType): Size {
  return SIZES[type].least;
}

/** A place for a new widget: the first that is free, from the top. */
export function freePlace(places: Place[], id: string, type: WidgetType): Place {
  const { w, h } = SIZES[type].usual;
  const bottom = Math.max(0, ...places.map((place) => place.y + place.h));
  for (let y = 0; y < bottom; y += 1) {
    for (let x = 0; x + w <= COLUMNS; x += 1) {
      const place = { id, x, y, w, h };
      if (!places.some((other) => overlap(place, other))) return place;
    }
  }
  return { id, x: 0, y: bottom, w, h };
}

function overlap(a: Place, b: Place): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** Without holes above anything: the grid closes up after each change. */
export function compacted(places: Place[]): Place[] {
  return fromItems(verticalCompactor.compact(places.map(toItem), COLUMNS));
}

/**
 * The places after one move by the keyboard, or the same ones where it cannot go further. Upwards and downwards it goes
 * until something changes: by one row it would fall back to where it was.
 */
export function afterMove(places: Place[], id: string, move: GridMove, least: Size): Place[] {
  const place = places.find((candidate) => candidate.id === id);
  if (!place) return places;
  const step = STEPS[move.direction];
  if (move.kind === "resize") return resized(places, place, step, least);
  const furthest = step.y === 0 ? 1 : Math.max(...places.map((other) => other.h));
  for (let distance = 1; distance <= furthest; distance += 1) {
    const next = moved(places, place, place.x + step.x, place.y + step.y * distance);
    if (!samePlaces(next, places)) return next;
  }
  return places;
}

function resized(places: Place[], place: Place, step: { x: number; y: number }, least: Size) {
  const w = Math.min(Math.max(place.w + step.x, least.w), COLUMNS - place.x);
  const h = Math.min(Math.max(place.h + step.y, least.h), MAX_HEIGHT);
  if (w === place.w && h === place.h) return places;
  return compacted(places.map((other) => (other.id === place.id ? { ...place, w, h } : other)));
}

function moved(places: Place[], place: Place, x: number, y: number): Place[] {
  if (x < 0 || y < 0 || x + place.w > COLUMNS) return places;
  const items = places.map(toItem);
  const item = items.find((candidate) => candidate.i === place.id);
  if (!item) return places;
  const after = moveElement(items, item, x, y, true, false, "vertical", COLUMNS);
  return fromItems(verticalCompactor.compact(after, COLUMNS));
}

export function samePlaces(a: Place[], b: Place[]): boolean {
  const key = ({ id, x, y, w, h }: Place) => [id, x, y, w, h].join(" ");
  const known = new Set(b.map(key));
  return a.length === b.length && a.every((place) => known.has(key(place)));
}

export function toItem({ id, x, y, w, h }: Place): LayoutItem {
  return { i: id, x, y, w, h };
}

export function fromItems(items: readonly LayoutItem[]): Place[] {
  return items.map(({ i, x, y, w, h }) => ({ id: i, x, y, w, h }));
}
