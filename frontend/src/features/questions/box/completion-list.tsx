"use client";

import { useEffect, useRef } from "react";

import { useLanguage } from "@/contexts/LanguageContext";
import type { Completion } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { KIND_LOOKS } from "./typed-words";

interface CompletionListProps {
  id: string;
  completions: Completion[];
  pointed: number | null;
  opensUp: boolean;
  onPoint: (index: number) => void;
  onTake: (completion: Completion) => void;
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

export function CompletionList(props: CompletionListProps) {
  const { id, completions, pointed, opensUp, onPoint, onTake } = props;
  const { t } = useLanguage();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (pointed === null) return;
    list.current?.children[pointed]?.scrollIntoView({ block: "nearest" });
  }, [pointed]);
  return (
    <ul
      ref={list}
      id={id}
      role="listbox"
      aria-label={t("ask.completions")}
      // The box keeps the focus, and a phone its keyboard.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      className={cn(
        "absolute inset-x-0 z-20 max-h-72 overflow-y-auto rounded-xl border border-line bg-surface p-1.5 shadow-float",
        opensUp ? "bottom-full mb-2" : "top-full mt-2",
      )}
    >
      {completions.map((completion, index) => (
        <li
          key={`${completion.kind} ${completion.text}`}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === pointed}
          onPointerMove={() => onPoint(index)}
          onClick={() => onTake(completion)}
          className={cn(
            "flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-3 py-1.5 text-sm",
            index === pointed && "bg-sunken",
          )}
        >
          <span className="min-w-0 flex-1">
            <span
              className={cn(
                "rounded-sm box-decoration-clone px-0.5 break-words",
                completion.kind !== "question" && KIND_LOOKS[completion.kind],
              )}
            >
              {completion.label}
            </span>
            {completion.detail !== "" && (
              <span className="ml-2 text-xs text-ink-faint">{completion.detail}</span>
            )}
          </span>
          <span className="shrink-0 text-xs text-ink-faint">
            {t(`ask.kind.${completion.kind}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
