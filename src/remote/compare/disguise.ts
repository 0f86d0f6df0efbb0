/**
 * Makes of an exchange one that tells nothing of whose it was, and that the mock can be asked over a world that was disguised by
 * the same key. A word is kept only where the mock itself uses it, and no row of the sample has it.
 */
import { isMembers, type PlainJson } from '../../values/plain-json.ts';
import { dashed, parseUuid } from '../../values/uuid.ts';
import type { Mapping } from '../pull/mapped.ts';
import { NOWHERE } from './places.ts';
import { HERE } from './seen-answer.ts';
import { isVolatile } from './volatile.ts';

export interface Disguise {
  /** A path with its query, as a probe has it. */
  readonly path: (path: string) => string;
  /** Any text, such as a page or a header with links. */
  readonly text: (text: string) => string;
  /** Of an answer: what is volatile becomes what the player takes anything for. */
  readonly answer: (value: PlainJson) => PlainJson;
}

/** For the player. */
const BASE = '{{base}}';
const ANYTHING = '{{*any}}';

const PIECES =
  /(\{\w+(?: with dashes)?\})|([0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12})|(http:\/\/waldur(?![\w.]))/gi;
const WORD = /[\p{L}\p{M}\p{N}_]+/gu;
const NAME = /^[A-Za-z_]\w*$/;
/** The answer itself, or a row of a list. */
const ROW = /^(\/\d+)?$/;
/** A larger one tells something: a number of an invoice, an amount. */
const MOST_PLAIN = 100;

/**
 * `pairs`: what values of the sample became in the disguised world, by `pairKey`. `words`: those that may be kept, in small letters.
 */
export function createDisguise(
  mapping: Mapping,
  pairs: ReadonlyMap<string, string>,
  words: ReadonlySet<string>,
): Disguise {
  const word = (text: string): string =>
    words.has(text.toLowerCase()) ? text : text.replace(/\p{N}/gu, '0').replace(/\p{L}/gu, 'x');
  const uuid = (text: string): string => {
    const known = parseUuid(text);
    if (known === undefined || known === parseUuid(NOWHERE)) return text;
    const other = mapping.uuid(known);
    const form = text.includes('-') ? dashed(other) : other;
    return text === text.toLowerCase() ? form : form.toUpperCase();
  };
  const text = (whole: string): string => {
    let end = 0;
    let made = '';
    for (const match of whole.matchAll(PIECES)) {
      const [piece, own, id] = match;
      made += whole.slice(end, match.index).replace(WORD, word);
      made += own ? `{${own.replace(' with dashes', '')}}` : id ? uuid(id) : BASE;
      end = match.index + piece.length;
    }
    return made + whole.slice(end).replace(WORD, word);
  };
  const leaf = (name: string, value: string): string =>
    pairs.get(pairKey(name, value)) ?? mapping.date(value) ?? mapping.sum(value) ?? linked(value);
  const linked = (value: string): string =>
    value.startsWith(`${HERE}/`) ? BASE + path(value.slice(HERE.length)) : text(value);
  const path = (whole: string): string => {
    const [place = '', query] = whole.split('?', 2);
    const known = place.replaceAll(PIECES, (piece, own?: string, id?: string) =>
      own ? `{${own}}` : id ? uuid(id) : piece,
    );
    if (query === undefined) return known;
    const parameters = [...new URLSearchParams(query)].map(([name, value]) => {
      const column = name.replace(/_uuid$/, '');
      const paired = pairs.get(pairKey(name, value)) ?? pairs.get(pairKey(column, value));
      return `${name}=${encodeURIComponent(paired ?? (parseUuid(value) ? uuid(value) : value))}`;
    });
    return `${known}?${parameters.join('&')}`;
  };
  // A member of a row has the name of a field; deeper ones may be anything.
  const keyOf = (key: string, place: string): string =>
    NAME.test(key) && ROW.test(place) ? key : text(key);
  const value = (given: PlainJson, name: string, place: string): PlainJson => {
    if (given !== null && isVolatile(place)) return ANYTHING;
    if (typeof given === 'string') return leaf(name, given);
    if (typeof given === 'number') {
      const paired = pairs.get(pairKey(name, String(given)));
      const isPlain = Number.isInteger(given) && Math.abs(given) < MOST_PLAIN;
      return paired === undefined ? (isPlain ? given : 0) : Number(paired);
    }
    if (isList(given)) return given.map((item, at) => value(item, name, `${place}/${at}`));
    if (!isMembers(given)) return given;
    return Object.fromEntries(
      Object.entries(given).map(([key, member]) => [
        keyOf(key, place),
        value(member, key, `${place}/${key}`),
      ]),
    );
  };
  return { path, text, answer: (given) => value(given, '', '') };
}

const isList = (value: PlainJson): value is readonly PlainJson[] => Array.isArray(value);

export const pairKey = (name: string, value: string): string => `${name}\0${value}`;

/** The words that may be kept: those of `plain` that none of `secret` has. */
export function keptWords(plain: Iterable<string>, secret: string): ReadonlySet<string> {
  const of = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? [];
  const hidden = new Set(of(secret));
  return new Set([...plain].flatMap(of).filter((word) => !hidden.has(word)));
}
