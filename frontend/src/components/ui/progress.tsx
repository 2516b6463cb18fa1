"use client";

import * as ProgressPrimitive from "@radix-ui/react-progress";

interface ProgressProps {
  label: string;
  /** From 0 to 1; null while nobody can know. */
  value: number | null;
}

export function Progress({ label, value }: ProgressProps) {
  return (
    <ProgressPrimitive.Root
      aria-label={label}
      value={value === null ? null : Math.round(value * 100)}
      className="h-2 overflow-hidden rounded-full bg-sunken"
    >
      {value === null ? (
        <ProgressPrimitive.Indicator className="h-full w-2/5 animate-slide rounded-full bg-accent" />
      ) : (
        <ProgressPrimitive.Indicator
          className="h-full rounded-full bg-accent transition-[width] duration-200"
          style={{ width: `${value * 100}%` }}
        />
      )}
    </ProgressPrimitive.Root>
  );
}
