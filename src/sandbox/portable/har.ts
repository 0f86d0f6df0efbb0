/** Entries of the journal as an HTTP archive, which browsers' developer tools open. Source: HAR 1.2. */
import { packageVersion } from '../../package-root.ts';
import { type HeaderPair, headerOf } from '../../values/header-pairs.ts';
import { demand } from '../../values/schema/problem-error.ts';
import type { JournalEntry, MessageBody } from '../journal/entry.ts';
import { matches } from '../journal/match-pattern.ts';
import { type Pattern, requestPattern } from '../journal/pattern.ts';
import type { RequestPattern } from '../journal/request-pattern.ts';
import type { HarContent, HarDocument, HarEntry, HarPair, HarPostData } from './har-document.ts';
import { formParameters } from './har-form.ts';
import { pairsIn, placeOf } from './origin.ts';

/** Of what nobody counted. */
const UNKNOWN = -1;
const NO_TYPE = 'x-unknown';

/** Those that are like a pattern. @throws ProblemError with all that is wrong with it */
export function harLike(
  pattern: RequestPattern,
  entries: readonly JournalEntry[],
  operations: readonly string[] | undefined,
): HarDocument {
  const wanted: Pattern = demand(requestPattern(operations), pattern);
  return harOf(entries.filter((entry) => matches(wanted, entry)));
}

export function harOf(entries: readonly JournalEntry[]): HarDocument {
  const creator = { name: 'waldur-payments-mock', version: packageVersion() };
  return { log: { version: '1.2', creator, entries: entries.map(entryOf) } };
}

function entryOf(entry: JournalEntry): HarEntry {
  const { realTime, durationMs, sequence, operation, actor, answeredBy, fault, aborted } = entry;
  const time = durationMs ?? 0;
  return {
    startedDateTime: realTime,
    time,
    request: requestOf(entry),
    response: responseOf(entry),
    cache: {},
    // What the mock measures is the time from the request's head to its answer.
    timings: { send: 0, wait: time, receive: 0 },
    _sequence: sequence,
    _operation: operation,
    _actor: actor,
    _sandbox: entry.sandbox,
    _answeredBy: answeredBy,
    _fault: fault,
    _aborted: aborted,
    _ignored: entry.ignored,
  };
}

function requestOf(entry: JournalEntry): HarEntry['request'] {
  const { method, request } = entry;
  const { origin, prefix, path, query } = placeOf(entry);
  const { headers, body } = request;
  return {
    method,
    url: `${origin}${prefix}${path}${query === '' ? '' : `?${query}`}`,
    httpVersion: `HTTP/${request.httpVersion}`,
    cookies: cookiesIn(headers, 'cookie', ';'),
    headers: headers.map(pair),
    queryString: pairsIn(query).map(pair),
    ...(body === null ? {} : { postData: postDataOf(headers, body) }),
    headersSize: UNKNOWN,
    bodySize: body === null ? 0 : body.length,
  };
}

function postDataOf(headers: readonly HeaderPair[], body: MessageBody): HarPostData {
  const mimeType = headerOf(headers, 'content-type') ?? NO_TYPE;
  const params = formParameters(mimeType, body);
  return {
    mimeType,
    ...(params === undefined ? {} : { params }),
    text: body.text,
    ...(body.encoding === 'base64' ? { _encoding: body.encoding } : {}),
    ...(body.sha256 === null ? {} : { _sha256: body.sha256 }),
  };
}

function responseOf({ request, response, status }: JournalEntry): HarEntry['response'] {
  const headers = response?.headers ?? [];
  const body = response?.body ?? null;
  return {
    status: status ?? 0,
    statusText: response?.statusText ?? '',
    httpVersion: `HTTP/${request.httpVersion}`,
    cookies: cookiesIn(headers, 'set-cookie'),
    headers: headers.map(pair),
    content: contentOf(headers, body),
    redirectURL: headerOf(headers, 'location') ?? '',
    headersSize: UNKNOWN,
    bodySize: response === null ? UNKNOWN : (body?.length ?? 0),
  };
}

function contentOf(headers: readonly HeaderPair[], body: MessageBody | null): HarContent {
  const mimeType = headerOf(headers, 'content-type') ?? NO_TYPE;
  if (body === null) return { size: 0, mimeType };
  return {
    size: body.length,
    mimeType,
    text: body.text,
    ...(body.encoding === 'base64' ? { encoding: body.encoding } : {}),
    ...(body.sha256 === null ? {} : { _sha256: body.sha256 }),
  };
}

/** Names and values of all cookies; what else `Set-Cookie` says stands among the headers. */
function cookiesIn(
  headers: readonly HeaderPair[],
  name: string,
  separator?: string,
): readonly HarPair[] {
  return headers
    .filter(([each]) => each.toLowerCase() === name)
    .flatMap(([, value]) =>
      separator === undefined ? [value.split(';', 1)[0] ?? ''] : value.split(separator),
    )
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '')
    .map((cookie) => {
      const cut = cookie.indexOf('=');
      return cut < 0
        ? { name: '', value: cookie }
        : { name: cookie.slice(0, cut), value: cookie.slice(cut + 1) };
    });
}

function pair([name, value]: readonly [string, string]): HarPair {
  return { name, value };
}
