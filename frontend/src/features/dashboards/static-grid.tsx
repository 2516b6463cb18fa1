import type { ReactNode } from "react";

import type { Place } from "./prepare/draft";
import { COLUMNS, GAP, ROW_HEIGHT } from "./prepare/grid-size";

interface StaticGridProps {
  places: Place[];
  /** One for each place, in their order. */
  children: ReactNode[];
}

/** The grid for who only looks: plain CSS. */
export function StaticGrid({ places, children }: StaticGridProps) {
  return (
    <div
      style={{
        display: "grid",
        gap: GAP,
        gridTemplateColumns: `repeat(${COLUMNS}, minmax(0, 1fr))`,
        gridAutoRows: ROW_HEIGHT,
      }}
    >
      {places.map(({ id, x, y, w, h }, index) => (
        <div
          key={id}
          className="min-h-0 min-w-0"
          style={{ gridColumn: `${x + 1} / span ${w}`, gridRow: `${y + 1} / span ${h}` }}
        >
          {children[index]}
        </div>
      ))}
    </div>
  );
}
