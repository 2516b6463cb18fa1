import type { DataTable as Data } from "./prepare/table";

interface DataTableProps {
  table: Data;
  caption: string;
  /** Where a bar can be picked, so can its row: by the keyboard, which has no pointer. */
  onPick?: (key: string) => void;
  picked: string | null;
}

/** The chart for those who do not see it; it comes into view for who reaches it with the keyboard. */
export function DataTable({ table, caption, onPick, picked }: DataTableProps) {
  return (
    <div className="sr-only focus-within:not-sr-only focus-within:absolute focus-within:inset-0 focus-within:z-10 focus-within:overflow-auto focus-within:rounded-xl focus-within:border focus-within:border-line focus-within:bg-surface focus-within:p-3 focus-within:text-sm">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {table.head.map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="pr-4 text-left font-normal">
                {onPick ? (
                  <button
                    type="button"
                    aria-pressed={picked === row.key}
                    onClick={() => onPick(row.key)}
                    className="text-accent underline aria-pressed:font-semibold"
                  >
                    {row.label}
                  </button>
                ) : (
                  row.label
                )}
              </th>
              {row.cells.map((cell, index) => (
                <td key={index} className="text-right tabular-nums">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
