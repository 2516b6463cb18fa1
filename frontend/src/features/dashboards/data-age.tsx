"use client";

import { RotateCw } from "lucide-react";
import { useEffect, useState } from "react";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import type { WidgetData } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { ageOf, oldest } from "./prepare/age";

const TICK = 30_000;

interface DataAgeProps {
  data: WidgetData[];
  isLoading: boolean;
  onRefresh: () => void;
}

/** How old the oldest figure is, and what makes them new. */
export function DataAge({ data, isLoading, onRefresh }: DataAgeProps) {
  const { t, tn } = useLanguage();
  const now = useNow();
  const moment = oldest(data);
  const age = moment === null ? null : ageOf(moment, now);
  return (
    <span className="flex items-center gap-1">
      <span className="text-sm whitespace-nowrap text-ink-faint">
        {age && (age.unit === "now" ? t("age.now") : tn(`age.${age.unit}`, age.count))}
      </span>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("age.refresh")}
        title={t("age.refresh")}
        disabled={isLoading}
        onClick={onRefresh}
      >
        <RotateCw aria-hidden className={cn(isLoading && "animate-spin")} />
      </Button>
    </span>
  );
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  return now;
}
