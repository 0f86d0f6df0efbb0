/** One difference between two answers, as a report tells it. */

/** Each side in words or as JSON; a side without it is undefined. */
export interface PlaceDifference {
  /** `status`, `header allow`, `/0/sum`, `body`. */
  readonly place: string;
  readonly mock: string | undefined;
  readonly real: string | undefined;
}

const MOST_SHOWN = 300;

/** As JSON, cut where it is long. */
export function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
