import type { Plot } from "../prepare/plot";
import { layOutRanking, type RankingBar } from "../prepare/ranking";
import { opacityOf, type DrawingProps } from "./drawing";

const LABEL = { fill: "var(--ink)", fontSize: 13, dominantBaseline: "central" } as const;
const VALUE = { ...LABEL, fontWeight: 500, style: { fontVariantNumeric: "tabular-nums" } } as const;

/** Horizontal bars, each with its name. */
export function RankingChart({ chart, room, onPick, picked }: DrawingProps<Plot>) {
  const drawing = layOutRanking(chart, room.width);
  const beside = drawing.trackX > 0;
  return (
    <svg width={room.width} height={drawing.height} className="block">
      {drawing.rows.map((row) => (
        <g
          key={row.key}
          opacity={opacityOf(row.key, picked)}
          className={onPick && "cursor-pointer"}
          onClick={onPick && (() => onPick(row.key))}
        >
          <rect x={0} y={row.top} width={room.width} height={row.height} fill="transparent" />
          <text {...LABEL} x={row.labelX} y={row.labelY} textAnchor={beside ? "end" : "start"}>
            <title>{row.title}</title>
            {row.label}
          </text>
          {row.bars.map((bar) => (
            <Bar key={bar.key} bar={bar} trackX={drawing.trackX} trackWidth={drawing.trackWidth} />
          ))}
        </g>
      ))}
    </svg>
  );
}

interface BarProps {
  bar: RankingBar;
  trackX: number;
  trackWidth: number;
}

function Bar({ bar, trackX, trackWidth }: BarProps) {
  const stacked = bar.text === null;
  return (
    <>
      {!stacked && (
        <rect
          x={trackX}
          y={bar.y}
          width={trackWidth}
          height={bar.height}
          rx={4}
          fill="var(--sunken)"
        />
      )}
      <rect
        x={bar.x}
        y={bar.y}
        width={bar.width}
        height={bar.height}
        rx={stacked ? 0 : 4}
        fill={bar.color}
        stroke={stacked ? "var(--surface)" : undefined}
      >
        <title>{bar.title}</title>
      </rect>
      {bar.text && (
        <text {...VALUE} x={bar.text.x} y={bar.text.y}>
          {bar.text.value}
        </text>
      )}
    </>
  );
}
