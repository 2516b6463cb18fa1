import type { Plot } from "../prepare/plot";

interface TooltipLine {
  key: string;
  /** Absent where there is only one series. */
  label?: string;
  color?: string;
  text: string;
}

export function TooltipBox({ title, lines }: { title: string; lines: TooltipLine[] }) {
  return (
    <div className="max-w-64 rounded-lg border border-line bg-surface px-3 py-2 text-sm shadow-float">
      <p className="break-words text-ink-soft">{title}</p>
      {lines.map((line) => (
        <p key={line.key} className="flex items-center gap-2 font-medium tabular-nums">
          {line.color && (
            <span className="size-2 shrink-0 rounded-full" style={{ background: line.color }} />
          )}
          {line.label && <span className="font-normal text-ink-soft">{line.label}</span>}
          {line.text}
        </p>
      ))}
    </div>
  );
}

interface PlotTooltipProps {
  plot: Plot;
  active?: boolean;
  /** The key of the point under the pointer. */
  label?: string | number;
}

export function PlotTooltip({ plot, active, label }: PlotTooltipProps) {
  const point = active ? plot.points.find((candidate) => candidate.key === label) : undefined;
  if (!point) return null;
  const several = plot.series.length > 1;
  return (
    <TooltipBox
      title={point.label}
      lines={plot.series.map((series, index) => ({
        key: series.key,
        color: series.color,
        label: several ? series.label : undefined,
        text: point.marks[index]?.text ?? "",
      }))}
    />
  );
}
