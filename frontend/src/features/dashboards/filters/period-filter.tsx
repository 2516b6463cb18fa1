"use client";

import { Calendar } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useLanguage } from "@/contexts/LanguageContext";
import { lastDay, periodBetween } from "@/features/answers/editing/prepare/periods";
import type { DashboardPeriod } from "@/lib/contract";

import { PRESETS, presetOf } from "../prepare/filters";
import { FilterButton } from "./filter-button";

interface PeriodFilterProps {
  period: DashboardPeriod | null;
  onChange: (period: DashboardPeriod | null) => void;
}

export function PeriodFilter({ period, onChange }: PeriodFilterProps) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const choose = (next: DashboardPeriod | null) => {
    setOpen(false);
    onChange(next);
  };
  return (
    <FilterButton
      icon={Calendar}
      label={t("filters.period")}
      value={usePeriodText(period)}
      open={open}
      onOpenChange={setOpen}
    >
      <PeriodForm period={period} onChoose={choose} />
    </FilterButton>
  );
}

function usePeriodText(period: DashboardPeriod | null): string | undefined {
  const { t, format } = useLanguage();
  if (!period) return undefined;
  if ("preset" in period) return t(`filters.preset.${period.preset}`);
  const day = (iso: string | undefined) =>
    iso === undefined ? "…" : format.value(iso, { type: "date", format: null });
  return `${day(period.from)} – ${day(lastDay(period))}`;
}

interface PeriodFormProps {
  period: DashboardPeriod | null;
  onChoose: (period: DashboardPeriod | null) => void;
}

function PeriodForm({ period, onChoose }: PeriodFormProps) {
  const { t } = useLanguage();
  const days = period && !("preset" in period) ? period : {};
  const [first, setFirst] = useState(days.from ?? "");
  const [last, setLast] = useState(lastDay(days) ?? "");
  const between = periodBetween(first, last);
  const reversed = between === null && first !== "" && last !== "";
  return (
    <div className="grid gap-4">
      <div
        role="group"
        aria-label={t("filters.presets")}
        className="grid grid-cols-[repeat(2,minmax(0,1fr))] gap-1.5"
      >
        {PRESETS.map((preset) => (
          <Button
            key={preset}
            variant="outline"
            size="sm"
            aria-pressed={presetOf(period) === preset}
            onClick={() => onChoose({ preset })}
            className="truncate aria-pressed:border-accent aria-pressed:bg-accent-soft"
          >
            {t(`filters.preset.${preset}`)}
          </Button>
        ))}
      </div>
      <div className="grid grid-cols-[repeat(2,minmax(0,1fr))] gap-2">
        {(
          [
            ["edit.period.first", first, setFirst],
            ["edit.period.last", last, setLast],
          ] as const
        ).map(([label, value, set]) => (
          <label key={label} className="grid gap-1 text-sm">
            {t(label)}
            <Input
              type="date"
              value={value}
              onChange={(event) => set(event.target.value)}
              className="h-10 px-2 text-sm"
            />
          </label>
        ))}
      </div>
      {reversed && (
        <p role="alert" className="text-sm text-danger">
          {t("edit.period.reversed")}
        </p>
      )}
      <div className="flex justify-between gap-2">
        <Button variant="ghost" size="sm" disabled={!period} onClick={() => onChoose(null)}>
          {t("filters.clear")}
        </Button>
        <Button size="sm" disabled={!between} onClick={() => between && onChoose(between)}>
          {t("edit.apply")}
        </Button>
      </div>
    </div>
  );
}
