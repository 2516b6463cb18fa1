import type { Plot } from "../prepare/chart";

interface PlotTooltipProps {
  plot: Plot;
  active?: boolean;
  /** The key of the point under the pointer. */
  label?: string | number;
}

export function PlotTooltip({ plot, active, label }: PlotTooltipProps) {
  const point = active ? plot.points.find((candidate) => candidate.key === label) : undefined;
  if (!point) return null;
  return (
    <div className="rounded-lg border border-line bg-surface px-3 py-2 text-sm shadow-float">
      <p className="text-ink-soft">{point.label}</p>
      {plot.series.map((series, index) => (
        <p key={series.key} className="flex items-center gap-2 font-medium tabular-nums">
          <span className="size-2 rounded-full" style={{ background: series.color }} />
          {plot.series.length > 1 && (
            <span className="font-normal text-ink-soft">{series.label}</span>
          )}
          {point.marks[index]?.text}
        </p>
      ))}
    </div>
  );
}
