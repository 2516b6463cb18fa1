import type { SemanticLayerFigures } from "@/lib/contract";
import type { Formatter } from "@/lib/format";

/** What a question gave, ready to be shown: one number where that is all, else its first rows. */
export type Figures =
  | { kind: "none" }
  | { kind: "number"; text: string }
  | { kind: "rows"; head: FigureHead[]; rows: string[][]; hasMore: boolean };

export interface FigureHead {
  label: string;
  isNumber: boolean;
}

export function figuresOf(given: SemanticLayerFigures, format: Formatter): Figures {
  const { columns, rows, truncated } = given;
  const shown = rows.map((row) =>
    columns.map((column, index) => format.value(row[index] ?? null, column)),
  );
  const [first] = shown;
  if (!first) return { kind: "none" };
  const [only] = first;
  if (only !== undefined && first.length === 1 && shown.length === 1 && !truncated) {
    return { kind: "number", text: only };
  }
  const head = columns.map(({ label, role }) => ({ label, isNumber: role === "measure" }));
  return { kind: "rows", head, rows: shown, hasMore: truncated };
}
