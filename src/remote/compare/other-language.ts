/** Tells what differs only because a server speaks another language than it was asked for. */
import type { ComparedProbe } from './compare-report.ts';
import type { PlaceDifference } from './place-difference.ts';

const HEADER = 'header content-language';

/** A key and the words for it; undefined where the language is the same, or is not what this difference is about. */
export function otherLanguage(
  { differences, request: { method }, status }: ComparedProbe,
  { place, mock, real }: PlaceDifference,
): readonly [key: string, what: string] | undefined {
  const header = differences.find((each) => each.place === HEADER);
  if (header?.mock === undefined || header.real === undefined) return undefined;
  // Words of the server itself: of a refusal, and of what OPTIONS tells.
  const isWords = method === 'OPTIONS' || (status.mock ?? 0) >= 400;
  const isText = mock !== undefined && real !== undefined && /^(\/|body)/.test(place);
  if (place !== HEADER && !(isWords && isText)) return undefined;
  return [
    [HEADER, header.mock, header.real].join('\n'),
    `it answers in the language ${header.real}, and not in ${header.mock}`,
  ];
}
