/** Hours as a person writes them, for a clock that counts milliseconds; what is wrong with them in their words. */
import type { Problem } from '../client/api.ts';

export const HOUR_MS = 3_600_000;

/** Undefined for what is no number. */
export function msOfHours(text: string): number | undefined {
  const hours = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(hours) ? Math.round(hours * HOUR_MS) : undefined;
}

const UNITS = [
  [24 * HOUR_MS, 'd'],
  [HOUR_MS, 'h'],
  [60_000, 'min'],
  [1000, 's'],
] as const;
/** So many units are said: with days nobody asks for minutes. */
const SAID_UNITS = 2;

/** How far a clock is from real time, such as `1 d 2 h ahead`; undefined where it goes by that. */
export function awayText(offsetMs: number): string | undefined {
  if (offsetMs === 0) return undefined;
  let rest = Math.abs(offsetMs);
  const parts = UNITS.flatMap(([ms, unit]) => {
    const amount = Math.floor(rest / ms);
    rest -= amount * ms;
    return amount === 0 ? [] : [`${amount} ${unit}`];
  });
  const said = parts.length === 0 ? `${rest} ms` : parts.slice(0, SAID_UNITS).join(' ');
  return `${said} ${offsetMs > 0 ? 'ahead' : 'behind'}`;
}

/** The problems of a body as those of a field of the form: who writes hours knows no `/offsetMs`. */
export function atField(
  problems: readonly Problem[],
  member: string,
  field: string,
  words?: string,
): readonly Problem[] {
  return problems.map((problem) =>
    problem.pointer === `/${member}`
      ? { pointer: `/${field}`, message: words ?? problem.message }
      : problem,
  );
}
