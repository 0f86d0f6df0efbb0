/** An answer that a fault spells out itself: a status, headers and a body. */
import { OWN_HEADERS } from '../../drf/header-schema.ts';
import { BODILESS, emptyReply, overlaid, PLAIN_TEXT, type Reply } from '../../drf/reply.ts';
import { changed } from '../../values/schema/changes.ts';
import { object, type RawMembers } from '../../values/schema/composites.ts';
import { whole } from '../../values/schema/scalars.ts';
import { accepted, type Problem, refused, type Schema } from '../../values/schema/schema.ts';
import { apiAnswer, type Manner } from './answers.ts';
import type { Occasion } from './presets.ts';

/** JSON, already as text; other text; or nothing. */
type OwnBody =
  | { readonly kind: 'json' | 'text'; readonly text: string }
  | { readonly kind: 'none' };

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
