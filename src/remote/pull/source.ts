/** Decides how rows are read from a real server: JSON, page by page, with an end, and from that server alone. */

import { withoutEndSlashes } from '../../server/urls.ts';
import { isMembers, isPlainJson, type PlainJson } from '../../values/plain-json.ts';
import { urlOf } from '../../values/url.ts';
import { parseUuid, type Uuid } from '../../values/uuid.ts';
import type { RemoteAnswer, RemoteClient } from '../client/client.ts';
import { RemoteError } from '../client/remote-error.ts';
import { isPassing } from '../client/retry.ts';
import { answered, countOf, hasMore, isRedirect, parsed, refusal, told } from './source-answer.ts';

/** A row as the server answered it. */
export interface RawRow {
  readonly uuid: Uuid<string>;
  readonly members: Readonly<Record<string, unknown>>;
}

export interface ListRequest {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Most rows that are wanted. */
  readonly limit: number;
  /** Rows that it was not asked for, where a server takes no notice of a filter, are none. */
  readonly isWanted?: (row: RawRow) => boolean;
  readonly onRows?: (done: number, total: number | undefined) => void;
}

export interface Source {
  readonly list: (request: ListRequest) => Promise<readonly RawRow[]>;
  /** Undefined for a row that is not there, or not for this user. */
  readonly row: (path: string) => Promise<RawRow | undefined>;
  /** The same, thrown where there is none. */
  readonly ownRow: (path: string) => Promise<RawRow>;
  /** Whatever it answers; its JSON is undefined where it is none. */
  readonly json: (path: string) => Promise<{
    readonly status: number;
    readonly headers: RemoteAnswer['headers'];
    readonly json: PlainJson | undefined;
  }>;
  /** What is thrown of an answer that is not as it must be. */
  readonly unfit: (path: string, reason: string) => RemoteError;
  /** The last answer after redirects within the server, whatever its status. */
  readonly ask: (method: 'GET' | 'HEAD', path: string) => Promise<RemoteAnswer>;
}

/** A power of two, so that a page may be divided; servers give no more than 300 rows. Source: BEHAVIOUR 8. */
const PAGE_SIZE = 64;
const MOST_REDIRECTS = 3;
/** Rows that a list may have besides those that are wanted, times their limit; and at least so many. */
const [MOST_OTHERS, OTHERS_AT_LEAST] = [50, 10_000];
const UNSEEN = [403, 404];

export function createSource(client: RemoteClient, from: string): Source {
  const base = withoutEndSlashes(from);
  const { origin } = new URL(base);
  const wholeUrl = (path: string): string => (/^https?:/i.test(path) ? path : base + path);
  const unfit = (path: string, reason: string): RemoteError =>
    new RemoteError('unfit', 'GET', wholeUrl(path), client.told(reason));

  /** What was asked for is not to be had. What passes by itself, or is for want of a token, says nothing of it. */
  const refused = (path: string, status: number, json: unknown): RemoteError => {
    const isFinal = status >= 400 && status !== 401 && !isPassing(status);
    const reason = client.told(refusal(status, json));
    return new RemoteError(isFinal ? 'refused' : 'unfit', 'GET', wholeUrl(path), reason);
  };

  /** `isRow`: rows are at the address that was given; a file may be anywhere on the server. */
  const follow = async (
    method: 'GET' | 'HEAD',
    path: string,
    isRow: boolean,
  ): Promise<RemoteAnswer> => {
    let target = path;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const headers = { Accept: method === 'GET' ? 'application/json, */*;q=0.1' : '*/*' };
      const answer = await client.send({ method, path: target, headers });
      const location = isRedirect(answer) ? answered(answer, 'location') : '';
      if (location === '') return answer;
      const here = wholeUrl(target);
      const next = urlOf(location, here);
      if (!next) throw unfit(target, 'it redirects to no URL');
      const address = addressBehind(next, path);
      if (next.origin !== origin || (isRow && address !== undefined && address !== base)) {
        const cure = `If that is your Waldur, its address is ${address ?? next.origin}`;
        const reason = `it redirects to ${next.origin + next.pathname}, and nothing was sent there. ${cure}`;
        throw new RemoteError('redirect', method, here, reason);
      }
      target = next.href;
    }
    throw new RemoteError('redirect', method, wholeUrl(path), 'it redirects without end');
  };
  const ask: Source['ask'] = (method, path) => follow(method, path, false);

  /** Its JSON is undefined where the row, or the whole list, is not for this user. */
  const read = async (path: string): Promise<{ answer: RemoteAnswer; json: unknown }> => {
    const answer = await follow('GET', path, true);
    if (UNSEEN.includes(answer.status)) return { answer, json: undefined };
    const json = parsed(answer.body);
    if (answer.status !== 200) throw refused(path, answer.status, json);
    if (isPlainJson(json)) return { answer, json };
    const type = answered(answer, 'content-type') || 'a body without a type';
    throw unfit(path, `it answers ${told(type)} that is no JSON of the API`);
  };

  const rowOf = (path: string, { json }: { readonly json: unknown }): RawRow | undefined => {
    const row = json === undefined ? undefined : rawRow(json);
    if (json !== undefined && row === undefined) {
      throw unfit(path, 'it is no row: an object with a uuid');
    }
    return row;
  };

  const readPage = async (
    path: string,
  ): Promise<{ answer: RemoteAnswer; page: readonly RawRow[] }> => {
    const { answer, json } = await read(path);
    if (json === undefined) throw refused(path, answer.status, parsed(answer.body));
    if (!Array.isArray(json)) throw unfit(path, 'it is no list');
    const page = json.map((item: unknown, index) => {
      const row = rawRow(item);
      if (row === undefined) throw unfit(path, `item ${index} has no uuid`);
      return row;
    });
    return { answer, page };
  };

  return {
    ...{ ask, unfit },
    async json(path) {
      const { status, headers, body } = await ask('GET', path);
      const json = parsed(body);
      return { status, headers, json: isPlainJson(json) ? json : undefined };
    },
    row: async (path) => rowOf(path, await read(path)),
    async ownRow(path) {
      const there = await read(path);
      const row = rowOf(path, there);
      if (row) return row;
      const { status, body } = there.answer;
      const cure = status === 404 ? ' Is it the address of the API?' : '';
      throw unfit(path, refusal(status, parsed(body)) + cure);
    },
    async list({ path, query = {}, limit, isWanted = () => true, onRows }) {
      const seen = new Set<string>();
      const rows: RawRow[] = [];
      let size = Math.min(PAGE_SIZE, 2 ** Math.ceil(Math.log2(Math.max(limit, 1))));
      for (let number = 1; rows.length < limit; number += 1) {
        const pages = { page: String(number), page_size: String(size) };
        const target = `${path}?${new URLSearchParams({ ...query, ...pages })}`;
        const read = await readPage(target).catch((error: unknown) => {
          if (error instanceof RemoteError && error.kind === 'too-large' && size > 1)
            return undefined;
          throw error;
        });
        if (read === undefined) {
          // Fewer rows, from the same one on.
          const parts = Math.min(size, 4);
          size /= parts;
          number = (number - 1) * parts;
          continue;
        }
        const { answer, page } = read;
        const before = seen.size;
        for (const row of page) {
          if (!seen.has(row.uuid) && isWanted(row) && rows.length < limit) rows.push(row);
          seen.add(row.uuid);
        }
        const total = countOf(answer);
        onRows?.(rows.length, total === undefined ? undefined : Math.min(total, limit));
        if (!hasMore(answer, seen.size)) break;
        if (seen.size === before) {
          throw unfit(target, 'its pages do not end: this one has no new row');
        }
        if (seen.size - rows.length > Math.max(limit * MOST_OTHERS, OTHERS_AT_LEAST)) {
          const words = `of ${seen.size} rows only ${rows.length} are those that were asked for`;
          throw unfit(target, words);
        }
      }
      return rows;
    },
  };
}

/** Where the API begins, if a whole server is redirected: what leads to the same path, below another place. */
function addressBehind({ origin, pathname }: URL, path: string): string | undefined {
  const asked = path.split('?', 1)[0] ?? '';
  return asked.startsWith('/') && pathname.endsWith(asked)
    ? origin + pathname.slice(0, -asked.length)
    : undefined;
}

function rawRow(json: unknown): RawRow | undefined {
  if (!isMembers(json)) return undefined;
  const members = { ...json };
  const { uuid: given } = members;
  const uuid = typeof given === 'string' ? parseUuid(given) : undefined;
  return uuid === undefined ? undefined : { uuid, members };
}
