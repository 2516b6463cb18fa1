"use client";

import type { MetricDefinition } from "@/lib/contract";

import { useCatalog } from "../catalog-context";
import { EditFrame } from "../edit-frame";
import { NamingFields } from "../naming-fields";
import { NumberFields } from "../number-fields";
import { columnsToCount } from "../prepare/columns";
import { labelOf, tableOf } from "../prepare/names";
import { useKnownValues } from "../use-known-values";
import { useWords } from "../use-words";

import { ExpressionEditor } from "./expression-editor";

interface MetricFieldsProps {
  metric: MetricDefinition;
  onDone: () => void;
}

export function MetricFields({ metric, onDone }: MetricFieldsProps) {
  const { w } = useWords();
  const { sourceId, definitions, edit } = useCatalog();
  const known = useKnownValues(sourceId, metric.table);
  const change = (part: Partial<MetricDefinition>) =>
    edit({ kind: "metric", value: { ...metric, ...part } });
  const columns = columnsToCount(tableOf(definitions, metric.table));
  const others = (definitions.metrics ?? []).filter(
    ({ name, table, origin }) =>
      name !== metric.name && table === metric.table && origin !== "deleted",
  );
  return (
    <EditFrame label={w("edit.of", { name: labelOf(metric) })} onDone={onDone}>
      <NamingFields naming={metric} onChange={change} />
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">{w("field.expression")}</legend>
        <ExpressionEditor
          expression={metric.expression}
          level="metric"
          depth={1}
          label={w("field.expression")}
          columns={columns}
          metrics={others}
          known={known}
          onChange={(expression) => change({ expression })}
        />
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <NumberFields style={metric} onChange={change} />
      </div>
      <label className="flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-4 accent-accent"
          checked={metric.main}
          onChange={(event) => change({ main: event.target.checked })}
        />
        <span>{w("field.main")}</span>
      </label>
    </EditFrame>
  );
}
