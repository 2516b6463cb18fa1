import type { LegendItem } from "../prepare/legend";
import type { Room } from "../prepare/room";

export interface PictureWords {
  title: string;
  legend: LegendItem[];
  /** Where the figures come from, and of when they are. */
  source: string;
}

interface Placed {
  x: number;
  y: number;
}

/** Where things stand around a chart in its picture, in pixels; texts stand on their base line. */
export interface Frame extends Room {
  title: (Placed & { text: string })[];
  legend: (Placed & { item: LegendItem })[];
  chart: Placed;
  source: Placed & { text: string };
}

export const PADDING = 28;
export const TITLE_SIZE = 20;
export const SMALL_SIZE = 13;
const TITLE_LINE = 27;
const SMALL_LINE = 22;
const DOT_ROOM = 16;

export function frameOf(words: PictureWords, chart: Room): Frame {
  const width = chart.width + 2 * PADDING;
  const title = wrapped(words.title, chart.width / (TITLE_SIZE * 0.54)).map((text, index) => ({
    text,
    x: PADDING,
    y: PADDING + TITLE_SIZE + index * TITLE_LINE,
  }));
  const legendTop = PADDING + title.length * TITLE_LINE + 10;
  const legend = legendRows(words.legend, chart.width, legendTop);
  const lastRow = legend.at(-1);
  const chartTop = (lastRow ? lastRow.y : legendTop - SMALL_LINE) + SMALL_LINE;
  const sourceY = chartTop + chart.height + SMALL_LINE + 10;
  return {
    width,
    height: sourceY + PADDING - 8,
    title,
    legend,
    chart: { x: PADDING, y: chartTop },
    source: { text: words.source, x: PADDING, y: sourceY },
  };
}

export function legendText(item: LegendItem): string {
  return item.text ? `${item.label} ${item.text}` : item.label;
}

function legendRows(items: LegendItem[], width: number, top: number): Frame["legend"] {
  let x = PADDING;
  let y = top + SMALL_SIZE;
  return items.map((item) => {
    const room = DOT_ROOM + legendText(item).length * SMALL_SIZE * 0.56 + 14;
    if (x > PADDING && x + room > PADDING + width) {
      x = PADDING;
      y += SMALL_LINE;
    }
    const placed = { item, x, y };
    x += room;
    return placed;
  });
}

/** Lines of at most `letters`, broken between words. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > letters) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return line === "" ? lines : [...lines, line];
}
