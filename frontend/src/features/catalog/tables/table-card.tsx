"use client";

import { ChevronRight, EyeOff, Pencil, TriangleAlert } from "lucide-react";
import { useId, useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useLanguage } from "@/contexts/LanguageContext";
import { cn } from "@/lib/utils";

import { useCatalog } from "../catalog-context";
import { OriginBadge } from "../origin-badge";
import { labelOf } from "../prepare/names";
import { countBelow } from "../prepare/problems";
import type { FoundTable } from "../prepare/search";
import { ProblemLines } from "../problem-lines";
import { SynonymList } from "../synonym-list";
import { useWords } from "../use-words";

import { ColumnLine } from "./column-line";
import { TableFields } from "./table-fields";

interface TableCardProps {
  found: FoundTable;
  defaultOpen: boolean;
}

/** A table: what it is called, and its columns where it is opened. */
export function TableCard({ found: { value: table, path, columns }, defaultOpen }: TableCardProps) {
  const { tn } = useLanguage();
  const { w, wn } = useWords();
  const { canEdit, problems } = useCatalog();
  const [isOpen, setOpen] = useState(defaultOpen);
  const [isEdited, setEdited] = useState(false);
  const id = useId();
  const wrong = countBelow(problems, path);
  const label = labelOf(table);
  return (
    <Card className="overflow-hidden">
      <section aria-labelledby={id}>
        <div className="flex items-start gap-1 px-3 py-3 sm:px-4">
          <h2 id={id} className="min-w-0 flex-1">
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
              className="flex w-full items-start gap-2 rounded-lg p-1 text-left"
            >
              <ChevronRight
                aria-hidden
                className={cn(
                  "mt-1 size-4 shrink-0 text-ink-faint transition-transform",
                  isOpen && "rotate-90",
                )}
              />
              <span className="grid min-w-0 gap-0.5">
                <span className="font-semibold break-words">{label}</span>
                <span className="flex flex-wrap gap-x-2 text-sm font-normal text-ink-faint">
                  {label !== table.name && (
                    <span className="font-mono text-xs leading-5 break-all">{table.name}</span>
                  )}
                  <span className="whitespace-nowrap">
                    {tn("source.columns.count", table.columns?.length ?? 0)}
                  </span>
                </span>
              </span>
            </button>
          </h2>
          <div className="flex flex-wrap items-center justify-end gap-1.5 pt-1">
            {wrong > 0 && (
              <Badge tone="notice">
                <TriangleAlert aria-hidden />
                {wn("problem.count", wrong)}
              </Badge>
            )}
            {table.hidden && (
              <Badge>
                <EyeOff aria-hidden />
                {w("role.hidden")}
              </Badge>
            )}
            <OriginBadge origin={table.origin} />
            {canEdit && (
              <Button
                variant="ghost"
                size="icon"
                aria-expanded={isEdited}
                aria-label={w("edit.of", { name: label })}
                onClick={() => setEdited(!isEdited)}
              >
                <Pencil aria-hidden />
              </Button>
            )}
          </div>
        </div>
        <div className="grid gap-2 px-5 pb-3 empty:hidden sm:px-11">
          {table.description && (
            <p className="text-sm text-pretty break-words text-ink-soft">{table.description}</p>
          )}
          <SynonymList synonyms={table.synonyms} />
          <ProblemLines path={path} />
        </div>
        {isEdited && <TableFields table={table} onDone={() => setEdited(false)} />}
        {isOpen && (
          <ul aria-label={w("columns.of", { name: label })} className="border-t border-line">
            {columns.map((column) => (
              <ColumnLine key={column.value.name} table={table.name} found={column} />
            ))}
          </ul>
        )}
      </section>
    </Card>
  );
}
