"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";

import { cn } from "@/lib/utils";

import { useCatalog } from "./catalog-context";
import { problemsAt } from "./prepare/problems";

/** What was found wrong with an item, at the item. */
export function ProblemLines({ path }: { path: string }) {
  const { problems } = useCatalog();
  const own = problemsAt(problems, path);
  if (own.length === 0) return null;
  return (
    <ul className="grid gap-1 text-sm">
      {own.map(({ path: at, severity, message }) => {
        const Icon = severity === "error" ? CircleAlert : TriangleAlert;
        return (
          <li
            key={at + message}
            className={cn(
              "flex items-start gap-1.5",
              severity === "error" ? "text-danger" : "text-notice",
            )}
          >
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span className="min-w-0 break-words">{message}</span>
          </li>
        );
      })}
    </ul>
  );
}
