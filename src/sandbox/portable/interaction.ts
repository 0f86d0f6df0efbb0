/** A request and its answer as an interaction of Pact: what has to be the same again, and what only has to be alike. */
import { anyOf, type Schema } from '../../drf/schema.ts';
import { sha256Of } from '../../values/hashing.ts';
import { type HeaderPair, headerOf } from '../../values/header-pairs.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { AnswersOf } from './api-schemas.ts';
import { matchedBy, type Rules } from './matching-rules.ts';
import { type Place, pairsIn, placeOf } from './origin.ts';
import { pactBody } from './pact-body.ts';
import type { PactBody, PactInteraction, PactProviderState } from './pact-document.ts';
import { isTestName } from './test-name.ts';

/** In the place of the server's address: a file does not depend on the port. */
const ADDRESS = 'http://localhost';
/** In the place of who calls. */
export const PLACEHOLDER = 'pact-placeholder-token';
const KEY_LETTERS = 16;
const SHOWN_LETTERS = 8;

/** What is known of a request beside its entry. */
export interface Met {
  readonly state: PactProviderState;
  /** Whose token it was; undefined for nobody's. */
  readonly caller: string | undefined;
  readonly answersOf: AnswersOf;
}

/** Whether it is one of a client with its server: no preflight, nothing of another's making than the mock's, and all of it is there. */
export function isPortable(entry: JournalEntry): boolean {
  const { method, answeredBy, fault, aborted, request, response } = entry;
  if (answeredBy !== 'mock' || fault !== null || aborted !== null || response === null)
    return false;
  const isPreflight =
    method === 'OPTIONS' &&
    headerOf(request.headers, 'access-control-request-method') !== undefined;
  const isWhole = [request.body, response.body].every((body) => !body || body.sha256 === null);
  return !isPreflight && isWhole;
}

export function interactionOf(entry: JournalEntry, met: Met): PactInteraction {
  const place = placeOf(entry);
  const request = requestOf(entry, place);
  const response = responseOf(entry, place, met.answersOf);
  const { operation, method, status } = entry;
  const like = [request, met.caller, { ...response, body: likenessOf(response) }];
  const key = sha256Of(Buffer.from(JSON.stringify(like))).slice(0, KEY_LETTERS);
  const asked = operation ?? `${method} ${request.path}`;
  const caller = met.caller === undefined ? '' : ` by ${met.caller}`;
  return {
    type: 'Synchronous/HTTP',
    key,
    description: `${asked}${caller} is answered ${status} (${key.slice(0, SHOWN_LETTERS)})`,
    providerStates: [
      { ...met.state, params: { ...met.state.params, ...callerParams(entry, met) } },
    ],
    ...(isTestName(entry.sandbox) ? { comments: { testname: entry.sandbox } } : {}),
    request,
    response,
  };
}

/** Where rules say what an answer is like, its example does not matter. */
function likenessOf({ body, matchingRules }: PactInteraction['response']): unknown {
  return matchingRules ?? body;
}

/** With what the state's caller is given, so that the placeholder is theirs. A login names who calls itself. */
function callerParams({ body, status }: JournalEntry, { caller }: Met): object {
  if (caller !== undefined) return { actor: caller, token: PLACEHOLDER };
  const { username, password }: Readonly<Record<string, unknown>> = Object(body);
  const isLogin = typeof username === 'string' && typeof password === 'string' && status === 200;
  return isLogin ? { actor: username, password } : {};
}

function requestOf(entry: JournalEntry, place: Place): PactInteraction['request'] {
  const { headers, body } = entry.request;
  const plain = (text: string): string => withAddress(text, place);
  const query: Record<string, string[]> = Object.create(null);
  for (const [name, value] of pairsIn(place.query)) {
    query[name] = [...(query[name] ?? []), plain(value)];
  }
  const content = pactBody({ headers, body, place: plain });
  return {
    method: entry.method,
    path: place.path,
    ...(place.query === '' ? {} : { query: { ...query } }),
    ...headersOf(headers, ['accept', 'authorization', 'content-type']),
    ...(content === undefined ? {} : { body: content }),
  };
}

function responseOf(
  entry: JournalEntry,
  place: Place,
  answersOf: AnswersOf,
): PactInteraction['response'] {
  const { headers = [], body = null, status = 0 } = entry.response ?? {};
  const content = pactBody({ headers, body, place: (text) => withAddress(text, place) });
  const head = { status, ...headersOf(headers, ['content-type']) };
  if (content === undefined) return head;
  const schema = schemaOf(entry, content, answersOf);
  if (schema === undefined) return { ...head, body: content };
  const { example, rules } = matchedBy(schema, content.content);
  return { ...head, body: { ...content, content: example }, ...rulesOf(rules) };
}

function rulesOf(rules: Rules): { readonly matchingRules?: { readonly body: Rules } } {
  return Object.keys(rules).length === 0 ? {} : { matchingRules: { body: rules } };
}

/** Undefined for what has to be the same to the byte: refusals, and what is no JSON. */
function schemaOf(
  { operation, method, status }: JournalEntry,
  { contentType, encoded }: PactBody,
  answersOf: AnswersOf,
): Schema | undefined {
  if (operation === null || status === null || status >= 400 || encoded !== false) return undefined;
  const type = contentType.split(';', 1)[0]?.trim() ?? '';
  if (!type.endsWith('json')) return undefined;
  const schemas = answersOf(operation, method)
    .filter((answer) => answer.status === status)
    .flatMap(({ content }): readonly Schema[] => {
      const schema = content[type];
      return schema === undefined ? [] : [schema];
    });
  return schemas.length === 0 ? undefined : anyOf(schemas);
}

const HEADER_NAMES = {
  accept: 'Accept',
  authorization: 'Authorization',
  'content-type': 'Content-Type',
} as const;

function headersOf(
  headers: readonly HeaderPair[],
  names: readonly (keyof typeof HEADER_NAMES)[],
): { readonly headers?: Readonly<Record<string, readonly string[]>> } {
  const found = names.flatMap((name) => {
    const value = headerOf(headers, name);
    if (value === undefined) return [];
    return [[HEADER_NAMES[name], [name === 'authorization' ? placeholder(value) : value]]];
  });
  return found.length === 0 ? {} : { headers: Object.fromEntries(found) };
}

/** The scheme stays, and as many words as there were: what is wrong with them is wrong again. */
function placeholder(credentials: string): string {
  const [scheme = '', ...words] = credentials.trim().split(/\s+/);
  return [scheme, ...words.map(() => PLACEHOLDER)].join(' ');
}

/** A text in which the server's own address stands as that of any server. */
function withAddress(text: string, { origin, prefix }: Place): string {
  const own = origin + prefix;
  const parts = text.split(own);
  return parts.reduce((done, part) => done + (/^[\w.-]/.test(part) ? own : ADDRESS) + part);
}
