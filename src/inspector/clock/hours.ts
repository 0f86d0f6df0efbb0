/** Hours as a person writes them, for a clock that counts milliseconds; what is wrong with them in their words. */
import type { Problem } from '../client/api.ts';

export const HOUR_MS = 3_600_000;

/** Undefined for what is no number. */
export function msOfHours(text: string): number | undefined {
  const hours = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(hours) ? Math.round(hours * HOUR_MS) : undefined;
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
