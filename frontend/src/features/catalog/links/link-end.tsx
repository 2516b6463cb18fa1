"use client";

import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";

import { useCatalog } from "../catalog-context";
import { labelOf, tableOf } from "../prepare/names";
import { useWords } from "../use-words";

export interface Place {
  table: string;
  column: string;
}

interface LinkEndProps {
  legend: string;
  place: Place;
  onPlace: (place: Place) => void;
}

export function LinkEnd({ legend, place, onPlace }: LinkEndProps) {
  const { w } = useWords();
  const { definitions } = useCatalog();
  const columns = tableOf(definitions, place.table)?.columns ?? [];
  const moveTo = (table: string) => {
    const first = tableOf(definitions, table)?.columns?.[0];
    onPlace({ table, column: first?.name ?? "" });
  };
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-sm font-medium">{legend}</legend>
      <Field label={w("field.table")}>
        {(control) => (
          <NativeSelect
            {...control}
            value={place.table}
            onChange={(event) => moveTo(event.target.value)}
          >
            {(definitions.tables ?? []).map((table) => (
              <option key={table.name} value={table.name}>
                {labelOf(table)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field label={w("field.column")}>
        {(control) => (
          <NativeSelect
            {...control}
            value={place.column}
            onChange={(event) => onPlace({ ...place, column: event.target.value })}
          >
            {columns.map((column) => (
              <option key={column.name} value={column.name}>
                {labelOf(column)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
    </fieldset>
  );
}
