import type { Plot } from "./prepare/chart";

/** The chart for those who do not see it. */
export function PlotTable({ plot, caption }: { plot: Plot; caption: string }) {
  return (
    <div className="sr-only">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{plot.xLabel}</th>
            {plot.series.map((series) => (
              <th key={series.key} scope="col">
                {series.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plot.points.map((point) => (
            <tr key={point.key}>
              <th scope="row">{point.label}</th>
              {point.marks.map((mark, index) => (
                <td key={plot.series[index]?.key}>{mark.text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
