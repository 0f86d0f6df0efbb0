/** One difference between two answers, as a report tells it. */

/** Each side in words or as JSON; a side without it is undefined. */
export interface PlaceDifference {
  /** `status`, `header allow`, `/0/sum`, `body`. */
  readonly place: string;
  readonly mock: string | undefined;
  readonly real: string | undefined;
}

/** The place of a difference where one side has no answer. */
export const NO_ANSWER = 'answer';

/** The place of a difference that is about the address of all links in an answer. */
export const LINKS = 'address of links';

/** A member whichever row has it: `/slug` of `/3/slug`; anything else as it is. */
export const memberPlace = (place: string): string =>
  place.replace(/^\/\d+(?=\/| |$)/, '').replaceAll(/\/\d+(?=\/| |$)/g, '/*');

const MOST_SHOWN = 300;

/** As JSON, cut where it is long. */
export function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
