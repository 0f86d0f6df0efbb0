/** What a request is to look like, and how such a pattern is read. */
import { hint, nearestName } from '../../values/nearest-name.ts';
import { isMembers, isPlainJson, MAX_DEPTH, type PlainJson } from './plain-json.ts';
import {
  accepted,
  membersOf,
  type Reader,
  type Reading,
  readCount,
  refused,
  settled,
} from './reading.ts';

/** Whatever is left out may be anything: the empty pattern matches every request. */
export interface Pattern {
  /** As published; null for a request that asks for none. */
  readonly operation?: string | null | undefined;
  /** In capitals. */
  readonly method?: string | undefined;
  /** Exact; a trailing `*` stands for any rest. */
  readonly path?: string | undefined;
  /** Null for a request that is not answered yet. */
  readonly status?: number | null | undefined;
  /** A username; null for anonymous. */
  readonly actor?: string | null | undefined;
  /** A text is one of the parameter's values, a list is all of them. */
  readonly query?: QueryPattern | undefined;
  /** The members it has must be there and match, at any depth; lists match item by item. */
  readonly body?: PlainJson | undefined;
  /** The API took notice of every query parameter and body field. */
  readonly ignoredNothing?: true | undefined;
}

export type QueryPattern = Readonly<Record<string, string | readonly string[]>>;

export const PATTERN_NAMES = [
  'operation',
  'method',
  'path',
  'status',
  'actor',
  'query',
  'body',
  'ignoredNothing',
] as const satisfies readonly (keyof Pattern)[];

/**
 * A pattern from JSON. Where the operations are given, another one is refused: it would never match, and a test that
 * expects none of them would be content for ever.
 */
export function readPattern(input: unknown, operations?: readonly string[]): Reading<Pattern> {
  const members = membersOf(input, PATTERN_NAMES);
  if (members === undefined) return refused('must be an object');
  const operation = members.read('operation', orNull(readOperation(operations)));
  const method = members.read('method', readMethod);
  const path = members.read('path', readText);
  const status = members.read('status', orNull(readStatus));
  const actor = members.read('actor', orNull(readText));
  const query = members.read('query', readQuery);
  const body = members.read('body', readJson);
  const ignored = members.read('ignoredNothing', readTrue);
  const pattern: Pattern = {
    operation: operation.value,
    method: method.value,
    path: path.value,
    status: status.value,
    actor: actor.value,
    query: query.value,
    body: body.value,
    ignoredNothing: ignored.value,
  };
  return settled(pattern, members, operation, method, path, status, actor, query, body, ignored);
}

export const readStatus: Reader<number> = readCount(100, 599);

export function readOperation(operations: readonly string[] | undefined): Reader<string> {
  return (input) => {
    const text = readText(input);
    if (operations === undefined || text.value === undefined) return text;
    if (operations.includes(text.value)) return text;
    return refused(`is no operation of the API${hint(nearestName(text.value, operations))}`);
  };
}

export function readMethod(input: unknown): Reading<string> {
  const { value, problems } = readText(input);
  return { value: value?.toUpperCase(), problems };
}

export function readText(input: unknown): Reading<string> {
  return typeof input === 'string' ? accepted(input) : refused('must be text');
}

function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (input) => (input === null ? accepted(null) : reader(input));
}

function readTrue(input: unknown): Reading<true> {
  return input === true ? accepted(input) : refused('must be true, or left out');
}

function readJson(input: unknown): Reading<PlainJson> {
  return isPlainJson(input)
    ? accepted(input)
    : refused(`must be JSON, and nested no deeper than ${MAX_DEPTH}`);
}

function readQuery(input: unknown): Reading<QueryPattern> {
  if (!isMembers(input)) return refused('must be an object');
  const names = Object.keys(input);
  const members = membersOf(input, names);
  const readings = names.map((name) => members?.read(name, readValues) ?? readValues(input[name]));
  const values = names.flatMap((name, index) => {
    const value = readings[index]?.value;
    return value === undefined ? [] : [[name, value] as const];
  });
  return settled(Object.fromEntries(values), ...readings);
}

/** A number or a truth value is what it looks like in a query. */
function readValues(input: unknown): Reading<string | readonly string[]> {
  if (typeof input === 'string') return accepted(input);
  if (typeof input === 'number' || typeof input === 'boolean') return accepted(String(input));
  if (Array.isArray(input) && input.every((item) => typeof item === 'string')) {
    return accepted(input);
  }
  return refused('must be text, a number, true, false or a list of texts');
}
