"use client";

import { EyeOff, Pencil } from "lucide-react";
import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { ColumnDefinition } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { useCatalog } from "../catalog-context";
import { OriginBadge } from "../origin-badge";
import { numberLook } from "../prepare/columns";
import { labelOf } from "../prepare/names";
import type { Found } from "../prepare/search";
import { ProblemLines } from "../problem-lines";
import { SynonymList } from "../synonym-list";
import { useWords } from "../use-words";

import { ColumnFields } from "./column-fields";

interface ColumnLineProps {
  table: string;
  found: Found<ColumnDefinition>;
}

export function ColumnLine({ table, found: { value: column, path } }: ColumnLineProps) {
  const { w } = useWords();
  const { canEdit } = useCatalog();
  const [isEdited, setEdited] = useState(false);
  const label = labelOf(column);
  const look = numberLook(column, w);
  const isHidden = column.role === "hidden";
  return (
    <li className="border-b border-line last:border-0">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1.5 px-4 py-3 sm:px-5">
        <div className="grid gap-1">
          <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
            <span className={cn("font-medium break-words", isHidden && "text-ink-faint")}>
              {label}
            </span>
            {label !== column.name && (
              <span className="font-mono text-xs break-all text-ink-faint">{column.name}</span>
            )}
          </p>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft">
            {column.role && (
              <Badge tone={column.role === "measure" ? "accent" : "neutral"}>
                {isHidden && <EyeOff aria-hidden />}
                {w(`role.${column.role}`)}
              </Badge>
            )}
            {look !== "" && <span>{look}</span>}
          </p>
        </div>
        <div className="flex items-center gap-1">
          <OriginBadge origin={column.origin} />
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
        <div className="col-span-2 grid gap-1 empty:hidden">
          {column.description && (
            <p className="text-sm text-pretty break-words text-ink-soft">{column.description}</p>
          )}
          <SynonymList synonyms={column.synonyms} />
          <ProblemLines path={path} />
        </div>
      </div>
      {isEdited && <ColumnFields table={table} column={column} onDone={() => setEdited(false)} />}
    </li>
  );
}
