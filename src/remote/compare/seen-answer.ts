/** An answer as it is compared: without what tells one server from another, and its body read. */
import { isPlainJson, jsonIn, type PlainJson } from '../../values/plain-json.ts';
import type { RemoteAnswer } from '../client/client.ts';
import { withoutSecretMembers } from './masked.ts';

export type SeenBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: PlainJson }
  /** White space of pages is reduced to blanks. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly length: number };

export interface SeenAnswer {
  readonly status: number;
  /** Those that clients go by, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: SeenBody;
  /** The other address that its links have, which is replaced likewise. */
  readonly elsewhere?: string;
}

/** What clients go by. Others are set by proxies, by the transport, or for one moment. Source: CLIENTS 4 and 5. */
export const HEADERS = [
  'allow',
  'content-language',
  'content-type',
  'link',
  'location',
  'vary',
  'www-authenticate',
  'x-result-count',
] as const;

/** What the API names in `Vary`: proxies that compress, or answer by origin, add to it. */
const VARIES_BY = ['accept', 'accept-language', 'cookie'];

/** In the place of a server's own address. */
export const HERE = 'http://waldur';
const MOST_TEXT = 64 * 1024;

/** Bodies that were read already, by their texts: to most requests all sides answer the same. */
export type ReadBodies = Map<string, SeenBody>;

/** Where it looks, and what it leaves out. */
export interface Seeing {
  /** Addresses of the side. */
  readonly bases: readonly string[];
  /** What the side writes in front of links in the place of those. */
  readonly elsewhere?: string | undefined;
  readonly bodies: ReadBodies;
}

/** `own` are the texts that stand for what this side has made itself, such as a uuid, with the names that they get. */
export function seenAnswer(
  answer: RemoteAnswer,
  { bases, elsewhere, bodies }: Seeing,
  own: readonly (readonly [text: string, name: string])[] = [],
): SeenAnswer {
  let leadsElsewhere = false;
  const plain = (text: string): string => {
    let cleaned = text;
    if (elsewhere !== undefined && text.includes(`${elsewhere}/`)) {
      leadsElsewhere = true;
      cleaned = text.replaceAll(`${elsewhere}/`, `${HERE}/`);
    }
    for (const base of bases) cleaned = cleaned.replaceAll(base, HERE);
    for (const [made, name] of own) cleaned = cleaned.replaceAll(made, `{${name}}`);
    return cleaned;
  };
  const sent = new Map<string, string>();
  for (const [name, value] of answer.headers) {
    const lower = name.toLowerCase();
    const before = sent.get(lower);
    sent.set(lower, before === undefined ? value : `${before}, ${value}`);
  }
  const headers: Record<string, string> = {};
  for (const name of HEADERS) {
    const value = sent.get(name);
    const told = value === undefined ? '' : inOneForm(name, plain(value));
    if (told !== '' || (value !== undefined && name !== 'vary')) headers[name] = told;
  }
  const type = headers['content-type'];
  const body = bodyOf(answer, type, plain, bodies);
  const { status } = answer;
  return { status, headers, body, ...(elsewhere && leadsElsewhere ? { elsewhere } : {}) };
}

/** Lists of words are the same in any order, and in any case where case does not matter. */
function inOneForm(name: string, value: string): string {
  if (name === 'content-type')
    return value
      .toLowerCase()
      .split(';')
      .map((part) => part.trim())
      .join('; ');
  if (name !== 'vary') return value;
  const words = value.split(',').map((word) => word.trim().toLowerCase());
  return [...new Set(words)]
    .filter((word) => VARIES_BY.includes(word))
    .sort()
    .join(', ');
}

function bodyOf(
  { body }: RemoteAnswer,
  type: string | undefined,
  plain: (text: string) => string,
  bodies: ReadBodies,
): SeenBody {
  if (body.length === 0) return { kind: 'none' };
  const isJson = type !== undefined && /[/+]json\b/.test(type);
  const isText = type === undefined || /^text\/|xml|html/.test(type);
  if (!isJson && !isText) return { kind: 'bytes', length: body.length };
  const text = plain(Buffer.from(body).toString('utf8'));
  const key = `${isJson ? 'json' : 'text'} ${text}`;
  const known = bodies.get(key);
  if (known) return known;
  const read = readText(text, isJson);
  bodies.set(key, read);
  return read;
}

function readText(text: string, isJson: boolean): SeenBody {
  const value = isJson ? jsonIn(text) : undefined;
  if (isPlainJson(value)) return { kind: 'json', value: withoutSecretMembers(value) };
  return { kind: 'text', text: text.slice(0, MOST_TEXT).replaceAll(/\s+/g, ' ').trim() };
}
