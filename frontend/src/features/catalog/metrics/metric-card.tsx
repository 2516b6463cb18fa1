"use client";

import { Pencil, RotateCcw, Star, Trash2 } from "lucide-react";
import { useId, useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { MetricDefinition } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { useCatalog } from "../catalog-context";
import { OriginBadge } from "../origin-badge";
import { lookOf } from "../prepare/columns";
import { formulaOf } from "../prepare/formula";
import type { Item } from "../prepare/items";
import { labelOf, namesOf, tableLabel } from "../prepare/names";
import type { Found } from "../prepare/search";
import { ProblemLines } from "../problem-lines";
import { SynonymList } from "../synonym-list";
import { useWords } from "../use-words";

import { MetricFields } from "./metric-fields";

interface MetricCardProps {
  found: Found<MetricDefinition>;
  defaultEdited: boolean;
}

export function MetricCard({ found: { value: metric, path }, defaultEdited }: MetricCardProps) {
  const { w } = useWords();
  const { canEdit, definitions, remove, restore } = useCatalog();
  const [isEdited, setEdited] = useState(defaultEdited);
  const id = useId();
  const item: Item = { kind: "metric", value: metric };
  const isGone = metric.origin === "deleted";
  const label = labelOf(metric);
  const look = lookOf(metric, w);
  return (
    <Card className="overflow-hidden">
      <section aria-labelledby={id}>
        <div className="grid gap-2 p-4 sm:p-5">
          <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
            <h2
              id={id}
              className={cn(
                "min-w-0 font-semibold break-words",
                isGone && "text-ink-faint line-through",
              )}
            >
              {label}
            </h2>
            <div className="flex flex-wrap items-center gap-1.5">
              {metric.main && (
                <Badge tone="accent">
                  <Star aria-hidden />
                  {w("metric.main")}
                </Badge>
              )}
              <OriginBadge origin={metric.origin} />
              {canEdit && !isGone && (
                <span className="flex">
                  <Button
                    variant="ghost"
                    size="icon"
                    aria-expanded={isEdited}
                    aria-label={w("edit.of", { name: label })}
                    onClick={() => setEdited(!isEdited)}
                  >
                    <Pencil aria-hidden />
                  </Button>
                  <Button
                    variant="ghost"
                    size="icon"
                    aria-label={w("remove.of", { name: label })}
                    onClick={() => remove(item)}
                  >
                    <Trash2 aria-hidden />
                  </Button>
                </span>
              )}
              {canEdit && isGone && (
                <Button variant="outline" size="sm" onClick={() => restore(item)}>
                  <RotateCcw aria-hidden />
                  {w("restore")}
                </Button>
              )}
            </div>
          </div>
          <p className="text-sm break-words">
            <span className="text-ink-faint">= </span>
            {formulaOf(metric.expression, namesOf(definitions, metric.table), w)}
          </p>
          <p className="text-sm text-ink-faint">
            {w("metric.of_table", { table: tableLabel(definitions, metric.table) })}
            {look !== "" && ` · ${look}`}
          </p>
          {metric.description && (
            <p className="text-sm text-pretty break-words text-ink-soft">{metric.description}</p>
          )}
          <SynonymList synonyms={metric.synonyms} />
          <ProblemLines path={path} />
        </div>
        {isEdited && !isGone && <MetricFields metric={metric} onDone={() => setEdited(false)} />}
      </section>
    </Card>
  );
}
