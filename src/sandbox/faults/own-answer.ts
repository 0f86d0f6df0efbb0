/** An answer that a fault spells out itself: a status, headers and a body. */
import { isHeaderName, isHeaderValue, isReserved } from '../../drf/header-fields.ts';
import { emptyReply, type Reply } from '../../drf/reply.ts';
import { changed, withDefault } from '../../values/schema/changes.ts';
import { object, type RawMembers, record } from '../../values/schema/composites.ts';
import { guarded, whole } from '../../values/schema/scalars.ts';
import {
  accepted,
  type Output,
  type Problem,
  refused,
  type Schema,
} from '../../values/schema/schema.ts';
import { apiAnswer, type Manner, overlaid } from './answers.ts';
import type { Occasion } from './presets.ts';

/** JSON, already as text; other text; or nothing. */
type OwnBody =
  | { readonly kind: 'json' | 'text'; readonly text: string }
  | { readonly kind: 'none' };

/** Statuses to which HTTP gives no body. Source: RFC 9110, 15. */
const BODILESS: readonly unknown[] = [204, 205, 304];
const PLAIN_TEXT = { 'Content-Type': 'text/plain; charset=utf-8' } as const;

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

/** A text is sent as it is. Anything else is JSON, and gets the headers that the API's answers have. */
const BODY: Schema<OwnBody> = {
  words: 'JSON or a text',
  isOptional: true,
  read(input) {
    if (input === undefined) return accepted({ kind: 'none' });
    if (typeof input === 'string') return accepted({ kind: 'text', text: input });
    const text = jsonText(input);
    return text === undefined ? refused(`must be ${BODY.words}`) : accepted({ kind: 'json', text });
  },
  json: () => ({}),
};

export const OWN_ANSWER: Schema<(occasion: Occasion) => Reply> = changed(
  object(
    { status: whole({ min: 200, max: 599 }), headers: OWN_HEADERS, body: BODY },
    { rules: strayBody },
  ),
  ({ status, headers, body }) =>
    (occasion) =>
      overlaid(reply(status, body, occasion), headers),
);

function reply(status: number, body: OwnBody, manner: Manner): Reply {
  switch (body.kind) {
    case 'json':
      return apiAnswer(status, body.text, manner);
    case 'text':
      return { status, headers: PLAIN_TEXT, body: { kind: 'text', text: body.text } };
    case 'none':
      return emptyReply(status);
    default:
      return body satisfies never;
  }
}

function wrongName(name: string, all: readonly string[]): string | undefined {
  if (!isHeaderName(name)) return 'is no name of a header';
  if (isReserved(name)) return 'is set by the server itself';
  // HTTP knows no case of names: the answer would have the header twice.
  const first = all.find((other) => other.toLowerCase() === name.toLowerCase());
  return first === name ? undefined : `is the same header as ${first}`;
}

function strayBody({ status, body }: RawMembers): readonly Problem[] {
  if (body === undefined || !BODILESS.includes(status)) return [];
  return [{ pointer: '/body', message: `must be left out: ${status} has no body` }];
}

/** Undefined for what is no JSON, which only a caller in the same process can give. */
function jsonText(value: unknown): string | undefined {
  try {
    const text: unknown = JSON.stringify(value);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
