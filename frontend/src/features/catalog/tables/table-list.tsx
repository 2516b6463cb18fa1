"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";

import type { FoundTable } from "../prepare/search";
import { useWords } from "../use-words";

import { TableCard } from "./table-card";

const STEP = 50;
const MOST_OPENED = 3;

interface TableListProps {
  tables: FoundTable[];
  /** What is searched for is shown opened, as the match may be a column. */
  isSearch: boolean;
}

export function TableList({ tables, isSearch }: TableListProps) {
  const { w } = useWords();
  const [most, setMost] = useState(STEP);
  if (tables.length === 0) return <p className="text-ink-soft">{w("catalog.nothing_found")}</p>;
  const opens = tables.length <= (isSearch ? 2 * MOST_OPENED : 1);
  return (
    <div className="grid gap-3">
      <ul className="grid gap-3">
        {tables.slice(0, most).map((table) => (
          <li key={table.value.name + (isSearch ? " searched" : "")}>
            <TableCard found={table} defaultOpen={opens} />
          </li>
        ))}
      </ul>
      {tables.length > most && (
        <Button variant="outline" onClick={() => setMost(most + STEP)}>
          {w("tables.more")}
        </Button>
      )}
    </div>
  );
}
