/**
 * What becomes of JSON of which no table tells: names of fields, truth values, small numbers and a few words are kept, all else is
 * replaced by what it looks like, or by what the tables have for a field of that name.
 */
import { OWN_BASE, RESOURCE_NAMES } from '../../resources/index.ts';
import { isList, type PlainJson } from '../../values/plain-json.ts';
import { httpUrlOf } from '../../values/url.ts';
import { dashed, parseUuid } from '../../values/uuid.ts';
import { COLUMNS } from './columns.ts';
import { pathOf } from './link-path.ts';
import type { TextKind } from './made-up.ts';
import type { Treating } from './treat.ts';
import { isPlainWord, type TreatmentName } from './treatments.ts';

export interface OtherJson {
  /** `path`: under which the report tells of it. */
  readonly value: (path: string, json: PlainJson) => PlainJson;
  /** A path in which nothing but routes and other uuids is left. */
  readonly path: (path: string) => string;
}

const FIELD = /^[A-Za-z_]\w{0,99}$/;
/** A longer text gets a sentence. */
const LONG = 40;

const TEXTS: readonly TextKind[] = [
  ...([
    'company',
    'person',
    'first name',
    'last name',
    'job',
    'title',
    'address',
    'sentence',
  ] as const),
  ...(['number', 'user name', 'e-mail', 'link', 'domain', 'subnets'] as const),
];
/** By name of a field, what its text is in the first table that has it; a name alone is a title. */
const KINDS: ReadonlyMap<string, TextKind> = new Map([
  ...Object.values(COLUMNS)
    .reverse()
    .flatMap((columns) => Object.entries(columns))
    .flatMap(([field, name]) => {
      const kind = TEXTS.find((each) => each === name);
      return kind === undefined ? [] : [[field, kind] as const];
    }),
  ['name', 'title'],
  ...['customer_name', 'organization_name'].map((field) => [field, 'company'] as const),
  ...['user_full_name', 'created_by_full_name'].map((field) => [field, 'person'] as const),
  ...['user_username', 'created_by_username'].map((field) => [field, 'user name'] as const),
]);
const KNOWN_NAMES: ReadonlySet<string> = new Set(
  Object.values(COLUMNS).flatMap((columns) => Object.keys(columns)),
);

/** Segments of routes, which are of nobody. */
const ROUTE_WORDS: ReadonlySet<string> = new Set(['', 'api', ...RESOURCE_NAMES]);

/** `keep`: fields whose texts stay, by name. */
export function createOtherJson(
  { mapping, madeUp, fates, isVerbatim }: Treating,
  from: string,
  keep: readonly string[],
): OtherJson {
  const uuid = (text: string): string | undefined => {
    const known = parseUuid(text);
    if (known === undefined) return undefined;
    const other = mapping.uuid(known);
    return text.includes('-') ? dashed(other) : other;
  };
  const path = (whole: string): string =>
    whole
      .split('/')
      .map((segment) => uuid(segment) ?? segment)
      .join('/');
  /** Of a link, whose segments may be anything: those that routes have stay. */
  const linked = (whole: string): string =>
    (whole.split(/[?#]/, 1)[0] ?? '')
      .split('/')
      .map(
        (segment) =>
          uuid(segment) ?? (ROUTE_WORDS.has(segment) ? segment : madeUp('user name', segment)),
      )
      .join('/');

  const ownLink = (text: string): string | undefined => {
    const url = httpUrlOf(text);
    const there = url && (text.startsWith(from) || url.pathname.startsWith('/api/'));
    const place = there ? pathOf(text, from) : undefined;
    if (place === undefined) return undefined;
    return OWN_BASE + (isVerbatim ? place : linked(place));
  };

  const told = (table: string, field: string, name: TreatmentName, made: PlainJson): PlainJson => {
    fates.note(table, field, name);
    return made;
  };

  const text = (table: string, place: string, field: string, given: string): PlainJson => {
    const link = ownLink(given);
    if (link !== undefined) return told(table, place, 'own link', link);
    if (isVerbatim || given === '') return given;
    if (keep.includes(field)) {
      fates.asked(table, place);
      return given;
    }
    if (isPlainWord(given)) return told(table, place, 'word', given);
    const other = uuid(given);
    if (other !== undefined) return told(table, place, 'uuid', other);
    const date = mapping.date(given);
    if (date !== undefined) return told(table, place, 'date', date);
    const kind = kindOf(field, given);
    if (kind !== undefined) return told(table, place, kind, madeUp(kind, given));
    const sum = mapping.sum(given);
    if (sum !== undefined) return told(table, place, 'sum', sum);
    const words = given.length > LONG ? 'sentence' : 'title';
    return told(table, place, words, madeUp(words, given));
  };

  const number = (table: string, place: string, given: number): PlainJson => {
    if (isVerbatim) return given;
    if (tellsNothing(given)) {
      return told(table, place, 'small number', given);
    }
    return told(table, place, 'sum', Number(mapping.sum(String(given)) ?? 0));
  };

  /** A row has names of fields; the members of anything else may be data. */
  const memberName = (table: string, place: string, name: string, isRow: boolean): string => {
    const isField = FIELD.test(name) && (isRow || KNOWN_NAMES.has(name) || keep.includes(name));
    if (isVerbatim || isField) return name;
    fates.note(table, place, 'member name');
    return madeUp('user name', name);
  };

  /** `isRow`: it is the answer, or an item of a list. */
  const value = (
    table: string,
    place: string,
    field: string,
    given: PlainJson,
    isRow: boolean,
  ): PlainJson => {
    if (given === null) return null;
    if (typeof given === 'boolean') return told(table, place, 'flag', given);
    if (typeof given === 'number') return number(table, place, given);
    if (typeof given === 'string') return text(table, place, field, given);
    if (isList(given)) return given.map((item) => value(table, place, field, item, true));
    const hasFields = isRow || 'uuid' in given || 'url' in given;
    const members = Object.entries(given).map(([name, member]) => {
      const own = memberName(table, place, name, hasFields);
      const inner = place === '' ? own : `${place}.${own}`;
      return [own, value(table, inner, own, member, false)] as const;
    });
    return Object.fromEntries(members);
  };

  return { path, value: (table, json) => value(table, '', '', json, true) };
}

function kindOf(field: string, text: string): TextKind | undefined {
  if (httpUrlOf(text)) return 'link';
  if (text.includes('@')) return 'e-mail';
  return KINDS.get(field);
}

/** A larger number, or an exact one, is an amount, an invoice's or somebody's. */
export function tellsNothing(number: number): boolean {
  return Number.isInteger(number) && Math.abs(number) < 100;
}
