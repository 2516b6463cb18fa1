import type { LegendItem } from "../prepare/legend";

/** Names beside their colours; with texts, one a line. */
export function SeriesLegend({ items }: { items: LegendItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm text-ink-soft">
      {items.map((item) => (
        <li key={item.key} className="flex min-w-0 items-center gap-1.5">
          <span className="size-2.5 shrink-0 rounded-full" style={{ background: item.color }} />
          <span className="min-w-0 truncate">{item.label}</span>
          {item.text && <span className="font-medium text-ink tabular-nums">{item.text}</span>}
        </li>
      ))}
    </ul>
  );
}
