"use client";

import { TriangleAlert } from "lucide-react";

import { useLanguage } from "@/contexts/LanguageContext";
import { cn } from "@/lib/utils";

import { countBelow, type Problem } from "./prepare/problems";
import type { FoundItems } from "./prepare/search";
import { useWords } from "./use-words";

const VIEWS = ["tables", "metrics", "links", "calendar", "questions"] as const;
export type View = (typeof VIEWS)[number];

const PATHS: Partial<Record<View, string>> = {
  tables: "tables",
  metrics: "metrics",
  links: "relationships",
};

interface ViewTabsProps {
  view: View;
  found: FoundItems;
  problems: Problem[];
  onView: (view: View) => void;
}

/** The parts of the catalog, how much of each the search finds, and where something is wrong. */
export function ViewTabs({ view, found, problems, onView }: ViewTabsProps) {
  const { w, wn } = useWords();
  const { format } = useLanguage();
  const counts: Partial<Record<View, number>> = {
    tables: found.tables.length,
    metrics: found.metrics.length,
    links: found.links.length,
  };
  return (
    <nav aria-label={w("view.label")} className="border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {VIEWS.map((name) => {
          const wrong = countBelow(problems, PATHS[name] ?? name);
          return (
            <li key={name}>
              <button
                type="button"
                aria-current={view === name ? "true" : undefined}
                onClick={() => onView(name)}
                className={cn(
                  "flex items-center gap-2 border-b-2 border-transparent px-2.5 py-2.5 text-sm font-medium text-ink-soft hover:text-ink sm:px-3",
                  view === name && "border-accent text-ink",
                )}
              >
                {w(`view.${name}`)}
                {counts[name] !== undefined && (
                  <span className="text-ink-faint tabular-nums">
                    {format.integer(counts[name])}
                  </span>
                )}
                {wrong > 0 && (
                  <span className="text-notice">
                    <TriangleAlert aria-hidden className="size-4" />
                    <span className="sr-only">{wn("problem.count", wrong)}</span>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
