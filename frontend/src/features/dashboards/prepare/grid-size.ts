export const COLUMNS = 12;
/** In pixels, as the gap. */
export const ROW_HEIGHT = 56;
export const GAP = 16;
/** Narrower than this, one column. */
export const GRID_MIN_WIDTH = 720;
