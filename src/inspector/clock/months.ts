/** How far it is to the same day of the next month, as people count. */

const DAY_MS = 86_400_000;

/** Milliseconds from an instant to the same time a month later; to the last day of it where it has no such day. */
export function monthMs(instant: string): number {
  const year = Number(instant.slice(0, 4));
  const month = Number(instant.slice(5, 7));
  const day = Number(instant.slice(8, 10));
  const length = daysIn(year, month);
  const next = month === 12 ? daysIn(year + 1, 1) : daysIn(year, month + 1);
  return (length - day + Math.min(day, next)) * DAY_MS;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isLeap ? 29 : 28;
}
