"use client";

import { Filter } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import { FilterValues } from "@/features/answers/editing/filter-values";
import type { DashboardCondition } from "@/lib/contract";

import type { FilterColumn } from "../prepare/filter-columns";
import { sameColumn } from "../prepare/filters";
import { FilterButton } from "./filter-button";

interface ColumnFilterProps {
  condition: DashboardCondition;
  columns: FilterColumn[];
  startsOpen: boolean;
  onChange: (condition: DashboardCondition) => void;
  onRemove: () => void;
}

/** One condition of the dashboard, changed in its place. */
export function ColumnFilter(props: ColumnFilterProps) {
  const { condition, columns, startsOpen, onChange, onRemove } = props;
  const { t } = useLanguage();
  const [open, setOpen] = useState(startsOpen);
  const [values, setValues] = useState(condition.values);
  const column = columns.find((candidate) => sameColumn(candidate, condition));
  const close = (next: boolean) => {
    setOpen(next);
    setValues(condition.values);
  };
  return (
    <FilterButton
      icon={Filter}
      label={condition.label ?? condition.column}
      value={useValuesText(condition)}
      open={open}
      onOpenChange={close}
    >
      <div className="grid gap-4">
        <FilterValues
          arity="many"
          type={column?.type ?? "text"}
          known={column?.known ?? []}
          knowsAll={column?.knowsAll ?? false}
          values={values}
          onChange={setValues}
        />
        <div className="flex justify-between gap-2">
          <Button variant="ghost" size="sm" onClick={onRemove}>
            {t("edit.remove")}
          </Button>
          <Button
            size="sm"
            onClick={() => {
              setOpen(false);
              onChange({ ...condition, operator: "one_of", values });
            }}
          >
            {t("edit.apply")}
          </Button>
        </div>
      </div>
    </FilterButton>
  );
}

function useValuesText({ values }: DashboardCondition): string | undefined {
  const { t } = useLanguage();
  const [first, ...rest] = values.map((value) => {
    if (value === "true") return t("edit.yes");
    return value === "false" ? t("edit.no") : value;
  });
  if (first === undefined) return undefined;
  return rest.length === 0 ? first : t("filters.more", { first, count: rest.length });
}
