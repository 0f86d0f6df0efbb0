/**
 * Makes of an exchange one that tells nothing of whose it was, and that the mock can be asked over a world that was disguised by
 * the same key. A word is kept only where the mock itself uses it, and no row of the sample has it.
 */
import { isList, isMembers, type PlainJson } from '../../values/plain-json.ts';
import { dashed, parseUuid } from '../../values/uuid.ts';
import type { Mapping } from '../pull/mapped.ts';
import { tellsNothing } from '../pull/other-json.ts';
import { NOWHERE } from './places.ts';
import { HERE } from './seen-answer.ts';
import { isVolatile } from './volatile.ts';

export interface Disguise {
  /** A path with its query, as a probe has it. */
  readonly path: (path: string) => string;
  /** Any text, such as a page or a header with links. */
  readonly text: (text: string) => string;
  /**
   * Of an answer, or of what stands in one at a place and under a name: what is volatile becomes what the player takes anything for.
   */
  readonly answer: (value: PlainJson, name?: string, place?: string) => PlainJson;
  /** The same of a member of what stands at `place`, with its name. */
  readonly member: (key: string, value: PlainJson, place: string) => readonly [string, PlainJson];
}

/** For the player. */
export const BASE = '{{base}}';
export const ANYTHING = '{{*any}}';

/** What stands for something: a name of what a side has made itself, or its address. */
const STAND_INS = /(\{\w+(?: with dashes)?\})|http:\/\/waldur/gi;
const UUIDS = /[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}/gi;
const WORD = /[\p{L}\p{M}\p{N}_]+/gu;
const NAME = /^[A-Za-z_]\w*$/;
/** The answer itself, or a row of a list. */
const ROW = /^(\/\d+)?$/;

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
  const masked = (whole: string): string =>
    replaced(
      whole,
      UUIDS,
      ([id]) => uuid(id),
      (rest) => rest.replace(WORD, word),
    );
  const text = (whole: string): string =>
    replaced(
      whole,
      STAND_INS,
      ([piece, own], next) => {
        if (own) return `{${own.replace(' with dashes', '')}}`;
        return /[\w.]/.test(next) ? piece.replace(WORD, word) : BASE;
      },
      masked,
    );
  const leaf = (name: string, value: string): string =>
    pairs.get(pairKey(name, value)) ?? mapping.date(value) ?? mapping.sum(value) ?? linked(value);
  const linked = (value: string): string =>
    value.startsWith(`${HERE}/`) ? BASE + path(value.slice(HERE.length)) : text(value);
  const path = (whole: string): string => {
    const [place = '', query] = whole.split('?', 2);
    const known = place
      .replaceAll(UUIDS, (id) => uuid(id))
      .replaceAll(STAND_INS, (piece, own?: string) => (own ? `{${own}}` : piece));
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
      return paired === undefined ? (tellsNothing(given) ? given : 0) : Number(paired);
    }
    if (isList(given)) return given.map((item, at) => value(item, name, `${place}/${at}`));
    if (!isMembers(given)) return given;
    return Object.fromEntries(Object.entries(given).map(([key, each]) => member(key, each, place)));
  };
  const member: Disguise['member'] = (key, given, place) => [
    keyOf(key, place),
    value(given, key, `${place}/${key}`),
  ];
  return {
    path,
    text,
    member,
    answer: (given, name = '', place = '') => value(given, name, place),
  };
}

/** A text with other pieces in the place of those that match, `next` being what comes behind one; and so with the rest. */
function replaced(
  whole: string,
  pattern: RegExp,
  piece: (match: RegExpExecArray, next: string) => string,
  rest: (between: string) => string,
): string {
  let end = 0;
  let made = '';
  for (const match of whole.matchAll(pattern)) {
    const behind = match.index + match[0].length;
    made += rest(whole.slice(end, match.index)) + piece(match, whole.charAt(behind));
    end = behind;
  }
  return made + rest(whole.slice(end));
}

export const pairKey = (name: string, value: string): string => `${name}\0${value}`;

/** The words that may be kept: those of `plain` that none of `secret` has. */
export function keptWords(plain: Iterable<string>, secret: string): ReadonlySet<string> {
  const of = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? [];
  const hidden = new Set(of(secret));
  return new Set([...plain].flatMap(of).filter((word) => !hidden.has(word)));
}
