"use client";

import { Plus } from "lucide-react";
import { useState, type SyntheticEvent } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useLanguage } from "@/contexts/LanguageContext";

import { useCatalog } from "../catalog-context";
import { useWords } from "../use-words";

import { LinkEnd, type Place } from "./link-end";

/** Says that a column of one table refers to a column of another. */
export function NewLink() {
  const { t } = useLanguage();
  const { w } = useWords();
  const { definitions, edit } = useCatalog();
  const [isOpen, setOpen] = useState(false);
  const tables = definitions.tables ?? [];
  const placeIn = (index: number): Place => {
    const table = tables[index] ?? tables[0];
    return { table: table?.name ?? "", column: table?.columns?.[0]?.name ?? "" };
  };
  const [from, setFrom] = useState(() => placeIn(0));
  const [to, setTo] = useState(() => placeIn(1));
  const isItself = from.table === to.table && from.column === to.column;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isItself) return;
    edit({
      kind: "link",
      value: {
        from_table: from.table,
        from_columns: [from.column],
        to_table: to.table,
        to_columns: [to.column],
        origin: "edited",
        cardinality: "many_to_one",
        certainty: 1,
      },
    });
    setOpen(false);
  };
  if (tables.length === 0) return null;
  if (!isOpen) {
    return (
      <Button variant="outline" className="justify-self-start" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {w("links.add")}
      </Button>
    );
  }
  return (
    <Card className="p-4 sm:p-5">
      <form className="grid gap-4" aria-label={w("links.add")} onSubmit={submit}>
        <div className="grid gap-4 sm:grid-cols-2">
          <LinkEnd legend={w("links.from")} place={from} onPlace={setFrom} />
          <LinkEnd legend={w("links.to")} place={to} onPlace={setTo} />
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="outline" onClick={() => setOpen(false)}>
            {t("app.cancel")}
          </Button>
          <Button type="submit" disabled={isItself}>
            {w("links.submit")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
