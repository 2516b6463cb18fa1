"use client";

import { Plus } from "lucide-react";
import { useState } from "react";

import { OptionList } from "@/components/ui/option-list";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useLanguage } from "@/contexts/LanguageContext";
import type { DashboardCondition } from "@/lib/contract";

import { filterKey, type FilterColumn } from "../prepare/filter-columns";
import { sameColumn } from "../prepare/filters";

interface NewFilterProps {
  columns: FilterColumn[];
  taken: DashboardCondition[];
  onAdd: (condition: DashboardCondition) => void;
}

/** Adds a condition that filters nothing yet: its values are chosen in its own place. */
export function NewFilter({ columns, taken, onAdd }: NewFilterProps) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const free = columns.filter((column) => !taken.some((other) => sameColumn(other, column)));
  const add = (key: string) => {
    const column = free.find((candidate) => filterKey(candidate) === key);
    if (!column) return;
    setOpen(false);
    const { table, column: name, label } = column;
    onAdd({ label, table, column: name, operator: "one_of", values: [] });
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger className="inline-flex h-9 items-center gap-1.5 rounded-full border border-dashed border-line-strong/60 px-3.5 text-sm text-ink-soft transition-colors hover:border-accent hover:text-ink">
        <Plus aria-hidden className="size-4" />
        {t("filters.add")}
      </PopoverTrigger>
      <PopoverContent aria-label={t("filters.add")}>
        <OptionList
          label={t("filters.columns")}
          searchLabel={t("edit.filter.search")}
          emptyText={t("edit.nothing_found")}
          options={free.map((column) => ({
            value: filterKey(column),
            label: column.label,
            group: column.tableLabel,
          }))}
          selected={[]}
          onSelect={add}
        />
      </PopoverContent>
    </Popover>
  );
}
