import type { RelationshipDefinition } from "@/lib/contract";

import { linkKey } from "./items";

export interface PictureTable {
  name: string;
  x: number;
  y: number;
  height: number;
  columns: { name: string; y: number }[];
}

export interface PictureLink {
  link: RelationshipDefinition;
  key: string;
  /** Of an SVG path, from the side of many to the side of one. */
  path: string;
  /** Where its cardinality is written. */
  x: number;
  y: number;
}

export interface Picture {
  width: number;
  height: number;
  tables: PictureTable[];
  links: PictureLink[];
}

export const TABLE_WIDTH = 190;
export const HEAD_HEIGHT = 34;
const ROW_HEIGHT = 24;
const FOOT = 8;
const GAP_X = 130;
const GAP_Y = 28;
const MARGIN = 16;
const BEND = 56;

/** How many links lead to a table at most: tables of facts stand left, what they refer to right of them. */
function levelsOf(links: RelationshipDefinition[]): Map<string, number> {
  const levels = new Map<string, number>();
  const sources = new Map<string, string[]>();
  for (const { from_table, to_table } of links) {
    sources.set(to_table, [...(sources.get(to_table) ?? []), from_table]);
    if (!sources.has(from_table)) sources.set(from_table, []);
  }
  const visit = (table: string, on: ReadonlySet<string>): number => {
    const known = levels.get(table);
    if (known !== undefined) return known;
    // A circle of links is cut where it closes.
    const before = (sources.get(table) ?? []).filter((name) => name !== table && !on.has(name));
    const path = new Set(on).add(table);
    const level =
      before.length === 0 ? 0 : 1 + Math.max(...before.map((name) => visit(name, path)));
    levels.set(table, level);
    return level;
  };
  for (const table of sources.keys()) visit(table, new Set());
  return levels;
}

function columnsOf(table: string, links: RelationshipDefinition[]): string[] {
  const names = links.flatMap((link) => [
    ...(link.to_table === table ? link.to_columns : []),
    ...(link.from_table === table ? link.from_columns : []),
  ]);
  return [...new Set(names)];
}

/** Tables of a level beside those that they are linked with, so that few lines cross. */
function inOrder(
  names: string[],
  placed: ReadonlyMap<string, PictureTable>,
  links: RelationshipDefinition[],
): string[] {
  const middleOf = (name: string) => {
    const ys = links
      .filter(({ from_table, to_table }) => from_table === name || to_table === name)
      .flatMap(({ from_table, to_table }) => [from_table, to_table])
      .map((other) => placed.get(other)?.y)
      .filter((y) => y !== undefined);
    return ys.length === 0 ? Infinity : ys.reduce((sum, y) => sum + y, 0) / ys.length;
  };
  const middles = new Map(names.map((name) => [name, middleOf(name)]));
  return names.toSorted((a, b) => {
    const [left, right] = [middles.get(a) ?? 0, middles.get(b) ?? 0];
    return left === right ? a.localeCompare(b) : left - right;
  });
}

function heightOf(columns: number): number {
  return HEAD_HEIGHT + columns * ROW_HEIGHT + FOOT;
}

function placeTables(links: RelationshipDefinition[]): Map<string, PictureTable> {
  const levels = levelsOf(links);
  const placed = new Map<string, PictureTable>();
  const last = Math.max(-1, ...levels.values());
  for (let level = 0; level <= last; level += 1) {
    const names = [...levels].filter(([, of]) => of === level).map(([name]) => name);
    let y = MARGIN;
    for (const name of inOrder(names, placed, links)) {
      const columns = columnsOf(name, links);
      const height = heightOf(columns.length);
      const rows = columns.map((column, index) => ({
        name: column,
        y: y + HEAD_HEIGHT + (index + 0.5) * ROW_HEIGHT,
      }));
      placed.set(name, {
        name,
        x: MARGIN + level * (TABLE_WIDTH + GAP_X),
        y,
        height,
        columns: rows,
      });
      y += height + GAP_Y;
    }
  }
  return centred(placed);
}

const bottomOf = ({ y, height }: PictureTable) => y + height;

/** Each level in the middle of the highest. */
function centred(placed: Map<string, PictureTable>): Map<string, PictureTable> {
  const tables = [...placed.values()];
  const bottom = Math.max(0, ...tables.map(bottomOf));
  return new Map(
    tables.map((table) => {
      const level = tables.filter(({ x }) => x === table.x);
      const down = (bottom - Math.max(...level.map(bottomOf))) / 2;
      const columns = table.columns.map(({ name, y }) => ({ name, y: y + down }));
      return [table.name, { ...table, y: table.y + down, columns }];
    }),
  );
}

function heightsOf(table: PictureTable, columns: string[]): number[] {
  return columns.map((name) => table.columns.find((column) => column.name === name)?.y ?? table.y);
}

/** One line for each pair of columns. */
function lineOf(
  link: RelationshipDefinition,
  placed: ReadonlyMap<string, PictureTable>,
): PictureLink | null {
  const [from, to] = [placed.get(link.from_table), placed.get(link.to_table)];
  if (!from || !to) return null;
  const x1 = from.x + TABLE_WIDTH;
  const forward = to.x >= x1;
  // A line that leads back goes around the right of both.
  const x2 = forward ? to.x : to.x + TABLE_WIDTH;
  const bend2 = forward ? x2 - BEND : Math.max(x1, x2) + BEND;
  const bend1 = forward ? x1 + BEND : Math.max(x1, x2) + BEND;
  const starts = heightsOf(from, link.from_columns);
  const ends = heightsOf(to, link.to_columns);
  const lines = starts.map((start, at) => {
    const end = ends[at] ?? start;
    return `M ${x1} ${start} C ${bend1} ${start}, ${bend2} ${end}, ${x2} ${end}`;
  });
  const [start = from.y] = starts;
  const [end = to.y] = ends;
  return {
    link,
    key: linkKey(link),
    path: lines.join(" "),
    x: (x1 + 3 * bend1 + 3 * bend2 + x2) / 8,
    y: (start + end) / 2,
  };
}

/** Where tables and lines stand in the picture of the links that hold. */
export function pictureOf(all: RelationshipDefinition[]): Picture {
  const links = all.filter(({ origin }) => origin !== "deleted");
  const placed = placeTables(links);
  const tables = [...placed.values()];
  const lines = links.map((link) => lineOf(link, placed)).filter((line) => line !== null);
  const right = Math.max(0, ...tables.map(({ x }) => x + TABLE_WIDTH), ...lines.map(({ x }) => x));
  return {
    width: right + MARGIN + (lines.some(({ x }) => x > right - TABLE_WIDTH) ? BEND : 0),
    height: Math.max(0, ...tables.map(bottomOf)) + MARGIN,
    tables,
    links: lines,
  };
}

/** Cut to what a box of the picture holds. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
