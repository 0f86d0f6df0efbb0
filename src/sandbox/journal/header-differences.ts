/** In what the headers of a request are not as expected. */
import { pointerStep } from '../../values/json-pointer.ts';
import { isList } from '../../values/plain-json.ts';
import type { Difference } from './difference.ts';
import type { JournalEntry } from './entry.ts';
import type { Pattern } from './pattern.ts';
import { isLike, shownMember } from './text-pattern.ts';

type Headers = NonNullable<Pattern['headers']>;

/** Names know no case. A text is the header, or one of its values where it was sent more than once. */
export function headerDifferences(expected: Headers, entry: JournalEntry): readonly Difference[] {
  return Object.entries(expected).flatMap(([given, wanted]) => {
    const name = given.toLowerCase();
    const pointer = `/headers${pointerStep(name)}`;
    const actual = shownMember(entry.headers, name, pointer);
    const isAsExpected =
      wanted === null || actual === undefined
        ? wanted === null && actual === undefined
        : isHeaderLike(wanted, actual, valuesOf(name, entry), pointer);
    return isAsExpected ? [] : [{ pointer, expected: wanted, actual }];
  });
}

function isHeaderLike(
  wanted: NonNullable<Headers[string]>,
  actual: string,
  values: () => readonly string[],
  pointer: string,
): boolean {
  if (isList(wanted)) {
    const all = values();
    return wanted.length === all.length && wanted.every((one, at) => isLike(one, all[at], pointer));
  }
  return isLike(wanted, actual, pointer) || values().some((each) => isLike(wanted, each, pointer));
}

/** As they were sent, one for each time. */
function valuesOf(name: string, entry: JournalEntry): () => readonly string[] {
  return () =>
    entry.request.headers.flatMap(([each, value]) => (each.toLowerCase() === name ? [value] : []));
}
