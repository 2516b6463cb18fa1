"use client";

import {
  ChartArea,
  ChartBar,
  ChartColumn,
  ChartColumnStacked,
  ChartLine,
  ChartPie,
  ChartScatter,
  Hash,
  Table2,
} from "lucide-react";

import { useLanguage } from "@/contexts/LanguageContext";

import type { ChartType } from "./prepare/types";

const icons: Record<ChartType, typeof Hash> = {
  number: Hash,
  horizontal_bar: ChartBar,
  bar: ChartColumn,
  stacked_bar: ChartColumnStacked,
  line: ChartLine,
  area: ChartArea,
  pie: ChartPie,
  scatter: ChartScatter,
  table: Table2,
};

interface ChartSwitchProps {
  /** Those that the result can bear. */
  types: ChartType[];
  value: ChartType;
  onChange: (type: ChartType) => void;
}

/** Another chart in one click; nothing where there is no other. */
export function ChartSwitch({ types, value, onChange }: ChartSwitchProps) {
  const { t } = useLanguage();
  if (types.length < 2) return null;
  return (
    <div
      role="group"
      aria-label={t("chart.switch")}
      className="flex w-fit flex-wrap gap-0.5 rounded-lg bg-sunken p-0.5"
    >
      {types.map((type) => {
        const Icon = icons[type];
        return (
          <button
            key={type}
            type="button"
            aria-pressed={type === value}
            aria-label={t(`chart.type.${type}`)}
            title={t(`chart.type.${type}`)}
            onClick={() => onChange(type)}
            className="grid size-8 place-items-center rounded-md text-ink-soft transition-colors hover:text-ink aria-pressed:bg-surface aria-pressed:text-accent aria-pressed:shadow-card"
          >
            <Icon aria-hidden className="size-4" />
          </button>
        );
      })}
    </div>
  );
}
