"use client";

import { Plus } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import type { MetricDefinition } from "@/lib/contract";

import { useCatalog } from "../catalog-context";
import type { Found } from "../prepare/search";
import { useWords } from "../use-words";

import { MetricCard } from "./metric-card";
import { NewMetric } from "./new-metric";

export function MetricList({ metrics }: { metrics: Found<MetricDefinition>[] }) {
  const { w } = useWords();
  const { canEdit, definitions } = useCatalog();
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const hasNone = (definitions.metrics ?? []).length === 0;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-xl text-sm text-pretty text-ink-soft">{w("metrics.text")}</p>
        {canEdit && !isAdding && (
          <Button variant="outline" onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            {w("metrics.add")}
          </Button>
        )}
      </div>
      {isAdding && (
        <NewMetric
          onClose={() => setAdding(false)}
          onAdded={(name) => {
            setAdding(false);
            setMade(name);
          }}
        />
      )}
      {metrics.length === 0 && (
        <p className="text-ink-soft">{w(hasNone ? "metrics.none" : "catalog.nothing_found")}</p>
      )}
      <ul className="grid gap-3">
        {metrics.map((metric) => (
          <li key={metric.value.name}>
            <MetricCard found={metric} defaultEdited={metric.value.name === made} />
          </li>
        ))}
      </ul>
    </div>
  );
}
