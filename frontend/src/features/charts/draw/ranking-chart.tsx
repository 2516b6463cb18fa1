import type { Mark, Plot, Series } from "../prepare/chart";

/** Horizontal bars, each under its name. */
export function RankingChart({ plot }: { plot: Plot }) {
  const single = plot.series.length === 1;
  return (
    <ol className="grid gap-3">
      {plot.points.map((point) => (
        <li key={point.key} className="grid gap-1">
          <span className="flex items-baseline justify-between gap-4 text-sm">
            <span className="min-w-0 break-words">{point.label}</span>
            {single && <BarText mark={point.marks[0]} />}
          </span>
          {plot.stacked ? (
            <StackedBar plot={plot} marks={point.marks} />
          ) : (
            plot.series.map((series, index) => (
              <span key={series.key} className="flex items-center gap-3 text-sm">
                <Bar plot={plot} series={series} mark={point.marks[index]} />
                {!single && <BarText mark={point.marks[index]} />}
              </span>
            ))
          )}
        </li>
      ))}
    </ol>
  );
}

function BarText({ mark }: { mark: Mark | undefined }) {
  return <span className="shrink-0 font-medium tabular-nums">{mark?.text}</span>;
}

function share(amount: number, { axis }: Plot): string {
  return `${(amount / (axis.max - axis.min)) * 100}%`;
}

function Bar({ plot, series, mark }: { plot: Plot; series: Series; mark: Mark | undefined }) {
  const value = mark?.value ?? 0;
  return (
    <span className="relative block h-2.5 flex-1 rounded-full bg-sunken">
      <span
        className="absolute inset-y-0 min-w-0.5 rounded-full"
        style={{
          background: series.color,
          left: share(Math.min(value, 0) - plot.axis.min, plot),
          width: share(Math.abs(value), plot),
        }}
      />
    </span>
  );
}

function StackedBar({ plot, marks }: { plot: Plot; marks: Mark[] }) {
  return (
    <span className="flex h-3 gap-px overflow-hidden rounded-full bg-sunken">
      {plot.series.map((series, index) => (
        <span
          key={series.key}
          title={`${series.label} : ${marks[index]?.text ?? ""}`}
          style={{ background: series.color, width: share(marks[index]?.value ?? 0, plot) }}
        />
      ))}
    </span>
  );
}
