"use client";

import { Badge } from "@/components/ui/badge";

import { useWords } from "./use-words";

type Origin = "generated" | "edited" | "deleted" | "declared" | "inferred";

/** Who made an item. */
export function OriginBadge({ origin = "edited" }: { origin?: Origin }) {
  const { w } = useWords();
  const tone = origin === "edited" ? "accent" : origin === "deleted" ? "notice" : "neutral";
  return <Badge tone={tone}>{w(`origin.${origin}`)}</Badge>;
}
