"use client";

import { useState, type SyntheticEvent } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useLanguage } from "@/contexts/LanguageContext";
import type { AggregateFunction, MetricDefinition } from "@/lib/contract";

import { useCatalog } from "../catalog-context";
import { columnsToCount } from "../prepare/columns";
import { FUNCTIONS } from "../prepare/expression";
import { metricName } from "../prepare/metric-name";
import { labelOf, tableOf } from "../prepare/names";
import { useWords } from "../use-words";

interface NewMetricProps {
  onClose: () => void;
  onAdded: (name: string) => void;
}

/** Asks for what every metric has; conditions and ratios are edited in its place, once it is there. */
export function NewMetric({ onClose, onAdded }: NewMetricProps) {
  const { t } = useLanguage();
  const { w } = useWords();
  const { definitions, edit } = useCatalog();
  const tables = (definitions.tables ?? []).filter(({ hidden }) => !hidden);
  const [label, setLabel] = useState("");
  const [table, setTable] = useState(tables[0]?.name ?? "");
  const [aggregate, setAggregate] = useState<AggregateFunction>("sum");
  const [picked, setPicked] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const columns = columnsToCount(tableOf(definitions, table));
  const column = columns.find(({ name }) => name === picked) ?? columns[0];
  const counts = aggregate === "count_rows";

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setMissing(label.trim() === "");
    if (label.trim() === "" || (!counts && !column)) return;
    const taken = (definitions.metrics ?? []).map(({ name }) => name);
    const metric: MetricDefinition = {
      name: metricName(label, taken),
      label: label.trim(),
      table,
      main: false,
      expression: counts ? { aggregate } : { aggregate, of: { column: column?.name } },
      ...(!counts && { format: column?.format, unit: column?.unit, tax: column?.tax }),
    };
    edit({ kind: "metric", value: metric });
    onAdded(metric.name);
  };
  return (
    <Card className="p-4 sm:p-5">
      <form className="grid gap-4" aria-label={w("metrics.add")} onSubmit={submit} noValidate>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={w("field.label")}
            hint={w("metrics.label.hint")}
            error={isMissing ? w("metrics.label.missing") : undefined}
          >
            {(control) => (
              <Input
                {...control}
                autoFocus
                className="h-10 text-sm"
                maxLength={120}
                value={label}
                onChange={(event) => setLabel(event.target.value)}
              />
            )}
          </Field>
          <Field label={w("field.table")}>
            {(control) => (
              <NativeSelect
                {...control}
                value={table}
                onChange={(event) => setTable(event.target.value)}
              >
                {tables.map((one) => (
                  <option key={one.name} value={one.name}>
                    {labelOf(one)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field label={w("field.function")}>
            {(control) => (
              <NativeSelect
                {...control}
                value={aggregate}
                onChange={(event) => setAggregate(event.target.value as AggregateFunction)}
              >
                {FUNCTIONS.map((name) => (
                  <option key={name} value={name}>
                    {w(`function.${name}`)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          {!counts && (
            <Field label={w("field.column")}>
              {(control) => (
                <NativeSelect
                  {...control}
                  value={column?.name}
                  onChange={(event) => setPicked(event.target.value)}
                >
                  {columns.map((one) => (
                    <option key={one.name} value={one.name}>
                      {labelOf(one)}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
          )}
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="outline" onClick={onClose}>
            {t("app.cancel")}
          </Button>
          <Button type="submit">{w("metrics.submit")}</Button>
        </div>
      </form>
    </Card>
  );
}
