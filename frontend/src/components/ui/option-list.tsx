"use client";

import { Check, Search, type LucideIcon } from "lucide-react";
import { useId, useMemo, useRef, useState, type KeyboardEvent } from "react";

import { folded } from "@/lib/folded";
import { cn } from "@/lib/utils";

import { Input } from "./input";

export interface Option {
  value: string;
  label: string;
  /** Options of one group stand under its name. */
  group?: string;
  /** In the place of the sign that it is selected. */
  icon?: LucideIcon;
  /** Fits what was typed, whatever its label says. */
  found?: boolean;
}

interface OptionListProps {
  label: string;
  searchLabel: string;
  emptyText: string;
  options: Option[];
  /** One value where one is to be chosen. */
  selected: readonly string[];
  multiple?: boolean;
  onSelect: (value: string) => void;
  /** Told what is typed, where others search too. */
  onSearch?: (typed: string) => void;
  listClassName?: string;
}

/** A searched list: type, arrows, Enter. */
export function OptionList(props: OptionListProps) {
  const { label, searchLabel, emptyText, options, selected, multiple = false, onSelect } = props;
  const { onSearch, listClassName } = props;
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState("");
  const found = useMemo(() => {
    const wanted = folded(query);
    return options.filter(
      (option) =>
        option.found === true || folded(`${option.label} ${option.group ?? ""}`).includes(wanted),
    );
  }, [options, query]);
  const [pointed, setPointed] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => selected.includes(option.value)),
    ),
  );
  const current = Math.min(pointed, found.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  const point = (index: number) => {
    const next = Math.max(0, Math.min(index, found.length - 1));
    setPointed(next);
    list.current?.querySelector(`#${CSS.escape(optionId(next))}`)?.scrollIntoView({
      block: "nearest",
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + 8,
      PageUp: current - 8,
    };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      point(next);
    }
    const option = found[current];
    if (event.key === "Enter" && option) {
      event.preventDefault();
      onSelect(option.value);
    }
  };

  return (
    <div className="grid gap-2">
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
        />
        <Input
          type="text"
          role="combobox"
          autoComplete="off"
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={found.length > 0 ? optionId(current) : undefined}
          aria-label={searchLabel}
          placeholder={searchLabel}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setPointed(0);
            onSearch?.(event.target.value);
          }}
          onKeyDown={onKeyDown}
          className="h-9 pl-9 text-sm"
        />
      </div>
      <ul
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        className={cn("max-h-44 overflow-y-auto rounded-lg border border-line p-1", listClassName)}
      >
        {found.map((option, index) => {
          const isSelected = selected.includes(option.value);
          const { icon: Icon } = option;
          const opensGroup = option.group !== undefined && option.group !== found[index - 1]?.group;
          return (
            <li key={option.value} role="presentation">
              {opensGroup && (
                <p role="presentation" className="truncate px-2 pt-2 pb-1 text-xs text-ink-faint">
                  {option.group}
                </p>
              )}
              <div
                id={optionId(index)}
                role="option"
                aria-selected={isSelected}
                onPointerMove={() => setPointed(index)}
                onClick={() => onSelect(option.value)}
                className={cn(
                  "flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-sm",
                  index === current && "bg-sunken",
                )}
              >
                {Icon ? (
                  <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
                ) : (
                  <Check
                    aria-hidden
                    className={cn("size-4 shrink-0 text-accent", !isSelected && "invisible")}
                  />
                )}
                <span className="min-w-0 break-words">{option.label}</span>
              </div>
            </li>
          );
        })}
        {found.length === 0 && <li className="px-2 py-1.5 text-sm text-ink-faint">{emptyText}</li>}
      </ul>
    </div>
  );
}
