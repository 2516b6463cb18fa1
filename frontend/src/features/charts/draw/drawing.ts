import type { Room } from "../prepare/room";

export interface DrawingProps<Chart> {
  chart: Chart;
  room: Room;
  /** Told the key of the point that was clicked. */
  onPick?: (key: string) => void;
  /** The key of the point that was picked: the others step back. */
  picked: string | null;
}

export const FADED = 0.35;

export function opacityOf(key: string, picked: string | null): number {
  return picked === null || picked === key ? 1 : FADED;
}
