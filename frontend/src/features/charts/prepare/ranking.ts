import type { Plot, Series } from "./plot";
import { cut } from "./room";

/** Where things stand in a drawing of horizontal bars, in pixels. */
export interface RankingRow {
  key: string;
  label: string;
  /** The whole label, where it was cut. */
  title: string;
  labelX: number;
  labelY: number;
  top: number;
  height: number;
  bars: RankingBar[];
}

export interface RankingBar {
  key: string;
  color: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** « Série : 12 », for who points at it. */
  title: string;
  /** Written at the end of the bar; null in a stack, which has no room for it. */
  text: { value: string; x: number; y: number } | null;
}

export interface RankingDrawing {
  height: number;
  /** The ground of the bars. */
  trackX: number;
  trackWidth: number;
  rows: RankingRow[];
}

const WIDE = 420;
const LETTER = 7;
const PERCENT_MORE = 7;
const GAP = 12;
const BAR = 14;
const STACK = 16;
const BAR_STEP = 18;
const LABEL_LINE = 20;
const ROW_GAP = 12;

/** Names beside their bars where there is room, above them on a phone. */
export function layOutRanking(plot: Plot, width: number): RankingDrawing {
  const beside = width >= WIDE;
  const labels = plot.points.map((point) => point.label);
  const longest = Math.max(0, ...labels.map((label) => label.length));
  const labelWidth = beside ? Math.min(longest * LETTER, width * 0.34) : width;
  const trackX = beside ? labelWidth + GAP : 0;
  const textWidth = plot.stacked ? 0 : textRoom(plot);
  const trackWidth = Math.max(40, width - trackX - textWidth);
  const lines = plot.stacked ? 1 : plot.series.length;
  const barTop = beside ? 0 : LABEL_LINE;
  const rowHeight = barTop + lines * BAR_STEP + ROW_GAP;
  const rows = plot.points.map((point, index) => {
    const top = index * rowHeight;
    const area = { x: trackX, width: trackWidth, top: top + barTop };
    return {
      key: point.key,
      label: cut(point.label, Math.floor(labelWidth / LETTER)),
      title: point.label,
      labelX: beside ? labelWidth : 0,
      labelY: beside ? top + (lines * BAR_STEP) / 2 : top + LABEL_LINE / 2,
      top,
      height: rowHeight,
      bars: plot.stacked ? stackOf(plot, index, area) : barsOf(plot, index, area),
    };
  });
  return { height: rows.length * rowHeight, trackX, trackWidth, rows };
}

interface Area {
  x: number;
  width: number;
  top: number;
}

function textRoom(plot: Plot): number {
  const texts = plot.points.flatMap((point) => point.marks.map((mark) => widthOf(mark.text)));
  return Math.max(0, ...texts) + GAP;
}

/** « % » takes more room than a digit. */
function widthOf(text: string): number {
  return text.length * LETTER + (text.split("%").length - 1) * PERCENT_MORE;
}

function barsOf(plot: Plot, index: number, area: Area): RankingBar[] {
  const { min, max } = plot.axis;
  const scale = area.width / (max - min);
  return plot.series.map((series, position) => {
    const mark = plot.points[index]?.marks[position];
    const value = mark?.value ?? 0;
    const y = area.top + position * BAR_STEP + (BAR_STEP - BAR) / 2;
    return {
      ...barOf(series, mark?.text ?? "", plot),
      x: area.x + (Math.min(value, 0) - min) * scale,
      y,
      width: Math.abs(value) * scale,
      height: BAR,
      text: { value: mark?.text ?? "", x: area.x + area.width + GAP, y: y + BAR / 2 },
    };
  });
}

function stackOf(plot: Plot, index: number, area: Area): RankingBar[] {
  const scale = area.width / (plot.axis.max - plot.axis.min);
  let x = area.x;
  return plot.series.map((series, position) => {
    const mark = plot.points[index]?.marks[position];
    const width = (mark?.value ?? 0) * scale;
    const bar = {
      ...barOf(series, mark?.text ?? "", plot),
      x,
      y: area.top + (BAR_STEP - STACK) / 2,
      width,
      height: STACK,
      text: null,
    };
    x += width;
    return bar;
  });
}

function barOf(series: Series, text: string, plot: Plot) {
  const title = plot.series.length > 1 ? `${series.label} : ${text}` : text;
  return { key: series.key, color: series.color, title };
}
