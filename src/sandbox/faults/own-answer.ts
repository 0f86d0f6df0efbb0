/** Reads an answer that a fault spells out itself: a status, headers and a body. */
import { isHeaderName, isHeaderValue, isReserved } from '../../drf/header-fields.ts';
import { emptyReply, type Reply } from '../../drf/reply.ts';
import { type ErrorTree, invalid, type Validated, valid } from '../../values/validated.ts';
import { type Members, membersOf, readObject, readWhole } from '../read-object.ts';
import { apiAnswer, overlaid } from './answers.ts';
import type { Occasion } from './presets.ts';

export type OwnHeaders = Readonly<Record<string, string>>;

/** JSON, already as text; other text; or nothing. */
type OwnBody =
  | { readonly kind: 'json' | 'text'; readonly text: string }
  | { readonly kind: 'none' };

interface OwnAnswer {
  readonly status: number;
  readonly headers: OwnHeaders;
  readonly body: OwnBody;
}

const STATUS = { min: 200, max: 599 } as const;
/** Statuses to which HTTP gives no body. Source: RFC 9110, 15. */
const BODILESS: readonly unknown[] = [204, 205, 304];
const PLAIN_TEXT = { 'Content-Type': 'text/plain; charset=utf-8' } as const;

/** A text is sent as it is. Anything else is JSON, and gets the headers that the API's answers have. */
export function readOwnAnswer(members: Members): Validated<(occasion: Occasion) => Reply> {
  const own = readObject<OwnAnswer>(members, 'an answer', {
    status: (value) => readWhole(value, STATUS),
    headers: readHeaders,
    body: readBody,
  });
  if (!own.valid) return own;
  const { status, headers, body } = own.value;
  return valid(({ allow }) => overlaid(reply(status, body, allow), headers));
}

function reply(status: number, body: OwnBody, allow: string): Reply {
  switch (body.kind) {
    case 'json':
      return apiAnswer(status, body.text, allow);
    case 'text':
      return { status, headers: PLAIN_TEXT, body: { kind: 'text', text: body.text } };
    case 'none':
      return emptyReply(status);
    default:
      return body satisfies never;
  }
}

/** Headers by name; those of the answer that they stand beside give way to them. */
export function readHeaders(value: unknown): Validated<OwnHeaders> {
  if (value === undefined) return valid({});
  const members = membersOf(value);
  if (members === undefined) return invalid('must be an object of texts by header name');
  const entries = Object.entries(members);
  const errors = entries.flatMap(([name, text]) => {
    const error = headerError(name, text) ?? twice(name, entries);
    return error === undefined ? [] : [[name, [error]] as const];
  });
  if (errors.length > 0) {
    const byName: ErrorTree = Object.fromEntries(errors);
    return { valid: false, errors: byName };
  }
  return valid(Object.fromEntries(entries.map(([name, text]) => [name, String(text)])));
}

function headerError(name: string, text: unknown): string | undefined {
  if (!isHeaderName(name)) return 'is no name of a header';
  if (isReserved(name)) return 'is set by the server itself';
  if (isHeaderValue(text)) return undefined;
  return 'must be a text without control characters, one byte a character';
}

/** HTTP knows no case of names: the answer would have the header twice. */
function twice(name: string, entries: readonly (readonly [string, unknown])[]): string | undefined {
  const [[first] = [name]] = entries.filter(
    ([other]) => other.toLowerCase() === name.toLowerCase(),
  );
  return first === name ? undefined : `is the same header as ${first}`;
}

function readBody(value: unknown, { status }: Members): Validated<OwnBody> {
  if (value === undefined) return valid({ kind: 'none' });
  if (BODILESS.includes(status)) return invalid(`must be left out: ${status} has no body`);
  if (typeof value === 'string') return valid({ kind: 'text', text: value });
  const text = jsonText(value);
  return text === undefined ? invalid('must be JSON or a text') : valid({ kind: 'json', text });
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
