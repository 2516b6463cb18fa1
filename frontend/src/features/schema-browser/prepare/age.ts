const DAY = 24 * 60 * 60 * 1000;
const STALE_AFTER = 7 * DAY;

/** Whether the schema was read so long ago that tables may well have changed. */
export function isStale(syncedAt: string | null, now: number): boolean {
  return syncedAt !== null && now - Date.parse(syncedAt) > STALE_AFTER;
}
