import { Check, CircleDashed, TriangleAlert, X } from "lucide-react";

import { cn } from "@/lib/utils";

export type CheckOutcome = "passed" | "warned" | "failed" | "not_reached";

export interface CheckItem {
  name: string;
  outcome: CheckOutcome;
  /** The outcome in words, for who does not see its icon. */
  outcomeLabel: string;
  message: string;
}

const icons = { passed: Check, warned: TriangleAlert, failed: X, not_reached: CircleDashed };
const looks = {
  passed: "bg-accent-soft text-accent-strong",
  warned: "bg-notice-soft text-notice",
  failed: "bg-danger-soft text-danger",
  not_reached: "bg-sunken text-ink-faint",
};

/** What was tried, step by step, and what came of it. */
export function CheckList({ items }: { items: CheckItem[] }) {
  return (
    <ol className="grid gap-3">
      {items.map((item) => (
        <CheckLine key={item.name} item={item} />
      ))}
    </ol>
  );
}

function CheckLine({ item: { name, outcome, outcomeLabel, message } }: { item: CheckItem }) {
  const Icon = icons[outcome];
  return (
    <li className="flex items-start gap-3 text-sm">
      <span className={cn("grid size-6 shrink-0 place-items-center rounded-full", looks[outcome])}>
        <Icon aria-hidden className="size-3.5" />
      </span>
      <span className="grid min-w-0 gap-0.5 pt-0.5">
        <span className="font-medium">
          {name}
          <span className="sr-only"> : {outcomeLabel}</span>
        </span>
        {message !== "" && outcome !== "not_reached" && (
          <span
            className={cn("break-words", outcome === "failed" ? "text-danger" : "text-ink-soft")}
          >
            {message}
          </span>
        )}
      </span>
    </li>
  );
}
