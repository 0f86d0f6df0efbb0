/** How the headers of an answer are spelt out by people: for a fault, or for a stub. */
import { withDefault } from '../values/schema/changes.ts';
import { record } from '../values/schema/composites.ts';
import { guarded } from '../values/schema/scalars.ts';
import type { Output } from '../values/schema/schema.ts';
import { isHeaderName, isHeaderValue, isReserved } from './header-fields.ts';

const HEADER_VALUE = guarded(
  isHeaderValue,
  'a text without control characters, one byte a character',
  { type: 'string' },
);

/** Headers by name; those of the answer that they stand beside give way to them. */
export const OWN_HEADERS = withDefault(
  record(HEADER_VALUE, { words: 'an object of texts by header name', name: wrongName }),
  {},
);
export type OwnHeaders = Output<typeof OWN_HEADERS>;

function wrongName(name: string, all: readonly string[]): string | undefined {
  if (!isHeaderName(name)) return 'is no name of a header';
  if (isReserved(name)) return 'is set by the server itself';
  // HTTP knows no case of names: the answer would have the header twice.
  const first = all.find((other) => other.toLowerCase() === name.toLowerCase());
  return first === name ? undefined : `is the same header as ${first}`;
}
