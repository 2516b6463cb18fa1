"use client";

import { ChevronDown, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { cn } from "@/lib/utils";

interface FilterButtonProps {
  icon: LucideIcon;
  label: string;
  /** What it is set to; absent where it filters nothing. */
  value?: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** A chip of the filter bar, and what is set in its place. */
export function FilterButton(props: FilterButtonProps) {
  const { icon: Icon, label, value, open, onOpenChange, children } = props;
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger
        className={cn(
          "inline-flex h-9 max-w-full items-center gap-2 rounded-full border px-3.5 text-sm transition-colors hover:border-accent",
          value === undefined
            ? "border-line bg-surface text-ink-soft"
            : "border-accent/40 bg-accent-soft text-accent-strong",
        )}
      >
        <Icon aria-hidden className="size-4 shrink-0" />
        <span className="whitespace-nowrap">{label}</span>
        {value !== undefined && <span className="min-w-0 truncate font-medium">{value}</span>}
        <ChevronDown aria-hidden className="size-3.5 shrink-0" />
      </PopoverTrigger>
      <PopoverContent aria-label={label}>{children}</PopoverContent>
    </Popover>
  );
}
