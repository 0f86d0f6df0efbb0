/** How far it is to the next minute. */

const MINUTE_MS = 60_000;

/** Milliseconds from an instant (`2023-10-01T10:00:59.250000Z`) to the first of the minute after it. */
export function msToMinute(instant: string): number {
  return MINUTE_MS - Number(instant.slice(17, 19)) * 1000 - Number(instant.slice(20, 23));
}
