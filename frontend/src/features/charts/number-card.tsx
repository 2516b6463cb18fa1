"use client";

import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";

import { useLanguage } from "@/contexts/LanguageContext";

import type { NumberCard as Card } from "./prepare/number";
import { trendPaths } from "./prepare/trend";

const arrows = { up: ArrowUp, down: ArrowDown, flat: ArrowRight };
const TREND = { width: 240, height: 40 };

export function NumberCard({ card }: { card: Card }) {
  return (
    <div className="@container grid h-full content-center gap-1.5">
      <p className="text-sm text-ink-soft">
        {card.label}
        {card.of && <span className="text-ink-faint"> · {card.of}</span>}
      </p>
      <p
        className="font-semibold tracking-tight whitespace-nowrap tabular-nums"
        style={{ fontSize: sizeOf(card.text) }}
      >
        {card.text}
      </p>
      <ChangeLine card={card} />
      <Trend values={card.trend} />
      {card.others.length > 0 && (
        <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
          {card.others.map((other) => (
            <div key={other.label} className="grid">
              <dt className="text-xs text-ink-faint">{other.label}</dt>
              <dd className="font-medium tabular-nums">{other.text}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** On one line, as large as its room lets it be: a digit is some 0.6 em wide. */
function sizeOf(text: string): string {
  const fits = (100 / (0.62 * Math.max(text.length, 1))).toFixed(1);
  return `clamp(1rem, min(${fits}cqw, max(1.75rem, 11cqw)), 3rem)`;
}

/** A rise is not always good news: the arrow tells, no colour judges. */
function ChangeLine({ card: { change } }: { card: Card }) {
  const { t } = useLanguage();
  if (!change) return null;
  const Arrow = arrows[change.direction];
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm">
      <span className="inline-flex items-center gap-1 rounded-full bg-sunken px-2 py-0.5 font-medium tabular-nums">
        <Arrow aria-hidden className="size-3.5" />
        {change.text}
      </span>
      <span className="text-ink-faint">
        {change.before === null
          ? t("chart.since", { period: change.since })
          : t("chart.before", { value: change.before, period: change.since })}
      </span>
    </p>
  );
}

function Trend({ values }: { values: (number | null)[] }) {
  const paths = trendPaths(values, TREND.width, TREND.height);
  if (paths.length === 0) return null;
  return (
    <svg
      aria-hidden
      viewBox={`-2 -3 ${TREND.width + 4} ${TREND.height + 6}`}
      preserveAspectRatio="none"
      className="mt-1 h-10 w-full max-w-80"
    >
      {paths.map((path) => (
        <path
          key={path}
          d={path}
          fill="none"
          stroke="var(--chart-1)"
          strokeWidth={2}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
