"use client";

import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Definitions } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { figuresOf, type Figures as Shown } from "../prepare/figures";
import { useFigures } from "../use-layer";
import { useWords } from "../use-words";

interface FiguresProps {
  sourceId: string;
  question: string;
  /** Null for what is saved. */
  draft: Definitions | null;
}

/** What a reading gives: asked for by itself, so that it is there as soon as it is known and fails alone. */
export function Figures({ sourceId, question, draft }: FiguresProps) {
  const { format, errorText } = useLanguage();
  const { w } = useWords();
  const { data, error } = useFigures(sourceId, question, draft);
  if (error !== undefined) {
    return (
      <p className="text-danger" role="status">
        {w("figures.failed", { reason: errorText(error) })}
      </p>
    );
  }
  if (!data) {
    return (
      <div role="status" aria-label={w("figures.loading")} className="w-full">
        <Skeleton className="h-8 w-32" />
      </div>
    );
  }
  return <ShownFigures figures={figuresOf(data, format)} />;
}

function ShownFigures({ figures }: { figures: Shown }) {
  const { w } = useWords();
  if (figures.kind === "none") return <p className="text-ink-soft">{w("figures.none")}</p>;
  if (figures.kind === "number") {
    return <p className="text-lg font-semibold break-words tabular-nums">{figures.text}</p>;
  }
  const { head, rows, hasMore } = figures;
  return (
    <div
      className="w-full overflow-x-auto"
      tabIndex={0}
      role="group"
      aria-label={w("figures.rows")}
    >
      <table className="w-full text-sm">
        <thead>
          <tr>
            {head.map(({ label, isNumber }, index) => (
              <th
                key={index}
                scope="col"
                className={cn(
                  "py-1 pr-3 text-left align-bottom text-xs font-medium text-ink-faint last:pr-0",
                  isNumber && "text-right",
                )}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="border-t border-line">
              {row.map((cell, place) => (
                <td
                  key={place}
                  className={cn(
                    "py-1 pr-3 last:pr-0",
                    head[place]?.isNumber && "text-right whitespace-nowrap tabular-nums",
                  )}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hasMore && <p className="pt-1 text-xs text-ink-faint">{w("figures.more")}</p>}
    </div>
  );
}
