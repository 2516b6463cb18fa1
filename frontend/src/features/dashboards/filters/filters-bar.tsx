"use client";

import { X } from "lucide-react";
import { useState } from "react";

import { useLanguage } from "@/contexts/LanguageContext";
import type { DashboardCondition, DashboardFilters } from "@/lib/contract";

import { withCondition, withoutCondition, type Picked } from "../prepare/filters";
import { ColumnFilter } from "./column-filter";
import { filterKey, type FilterColumn } from "../prepare/filter-columns";
import { NewFilter } from "./new-filter";
import { PeriodFilter } from "./period-filter";

interface FiltersBarProps {
  filters: DashboardFilters;
  /** Columns that a filter may be about. */
  columns: FilterColumn[];
  picked: Picked | null;
  onFilters: (filters: DashboardFilters) => void;
  onUnpick: () => void;
}

/** The period and the conditions of the whole dashboard. */
export function FiltersBar({ filters, columns, picked, onFilters, onUnpick }: FiltersBarProps) {
  const { t } = useLanguage();
  // A filter that was just added is set at once.
  const [added, setAdded] = useState<string | null>(null);
  const set = (condition: DashboardCondition) => onFilters(withCondition(filters, condition));
  return (
    <div role="group" aria-label={t("filters.title")} className="flex flex-wrap items-center gap-2">
      <PeriodFilter
        period={filters.period}
        onChange={(period) => onFilters({ ...filters, period })}
      />
      {filters.conditions.map((condition) => (
        <ColumnFilter
          key={filterKey(condition)}
          condition={condition}
          columns={columns}
          startsOpen={added === filterKey(condition)}
          onChange={set}
          onRemove={() => onFilters(withoutCondition(filters, condition))}
        />
      ))}
      {columns.length > 0 && (
        <NewFilter
          columns={columns}
          taken={filters.conditions}
          onAdd={(condition) => {
            setAdded(filterKey(condition));
            set(condition);
          }}
        />
      )}
      {picked && (
        <button
          type="button"
          onClick={onUnpick}
          className="inline-flex h-9 max-w-full items-center gap-2 rounded-full bg-accent px-3.5 text-sm font-medium text-accent-ink"
        >
          <span className="min-w-0 truncate">
            {picked.condition.label} : {picked.label}
          </span>
          <X aria-hidden className="size-4 shrink-0" />
          <span className="sr-only">{t("filters.unpick")}</span>
        </button>
      )}
    </div>
  );
}
