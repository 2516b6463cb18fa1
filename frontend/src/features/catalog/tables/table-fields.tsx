"use client";

import type { TableDefinition } from "@/lib/contract";

import { useCatalog } from "../catalog-context";
import { EditFrame } from "../edit-frame";
import { NamingFields } from "../naming-fields";
import { wordsOf, type TableWords } from "../prepare/items";
import { labelOf } from "../prepare/names";
import { useWords } from "../use-words";

import { DefaultDate } from "./default-date";

export function TableFields({ table, onDone }: { table: TableDefinition; onDone: () => void }) {
  const { w } = useWords();
  const { edit } = useCatalog();
  const change = (part: Partial<TableWords>) =>
    edit({ kind: "table", value: { ...wordsOf(table), ...part } });
  return (
    <EditFrame label={w("edit.of", { name: labelOf(table) })} onDone={onDone}>
      <NamingFields naming={table} onChange={change} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <DefaultDate table={table} />
        <label className="flex items-start gap-2.5 py-2 text-sm">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-accent"
            checked={table.hidden}
            onChange={(event) => change({ hidden: event.target.checked })}
          />
          <span>{w("field.hidden_table")}</span>
        </label>
      </div>
    </EditFrame>
  );
}
