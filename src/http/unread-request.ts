/** A request that Node could not read, as far as it can be read after all. */
import { queryOf } from '../drf/query-dict.ts';
import type { Request } from '../drf/request.ts';
import { decodePath } from '../drf/text.ts';
import { HTTP_METHODS } from '../values/http-methods.ts';
import { SANDBOX_PATH } from '../values/own-paths.ts';

const HEADER_NAME = /^[!#$%&'*+.^`|~\w-]{1,200}$/;
const PREFIX = new RegExp(`^${SANDBOX_PATH}/[^/?]+`);
const HEAD_END = '\r\n\r\n';
/** What else stands there may be the first words of a body, and so a secret. */
const METHOD = /^[A-Za-z-]{1,40}$/;

/**
 * Of the bytes that came last, and how many of them were read: the line of the request, and headers up to the first that is
 * none. Where no such line begins there, as in the middle of a head, nothing is told but that something came, for it may be the
 * rest of a secret: method and path are empty. `head` is the head of its answer.
 */
export function unreadRequest(bytes: Uint8Array, read: number, head: string): Request {
  const text = Buffer.from(bytes).toString('latin1');
  const before = text.lastIndexOf(HEAD_END, Math.max(0, read - HEAD_END.length));
  const [line = '', ...lines] = text.slice(before < 0 ? 0 : before + HEAD_END.length).split('\n');
  const { method, target, httpVersion } = requestLine(line.trimEnd());
  const pairs = method === '' ? [] : headerPairs(lines);
  const headers = Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
  const [prefix = ''] = PREFIX.exec(target) ?? [];
  const [path = '', ...query] = target.slice(prefix.length).split('?');
  const queryString = query.join('?');
  return {
    ...{ method, path: decodePath(path), queryString, headers, base: prefix, prefix },
    query: queryOf(queryString, headers),
    body: { bytes: async () => Buffer.alloc(0), parts: async () => [] },
    wire: {
      ...{ target, httpVersion, rawHeaders: pairs.flat() },
      observe: (observer) => observer.onHead(head),
    },
  };
}

/** Of a method that there is, or in its form with the name of the protocol at its end. */
function requestLine(line: string) {
  const first = line.indexOf(' ');
  const last = line.lastIndexOf(' HTTP/');
  const method = line.slice(0, Math.max(0, first));
  if (!(HTTP_METHODS.includes(method) || (METHOD.test(method) && last >= first)))
    return { method: '', target: '', httpVersion: '1.1' };
  const target = line.slice(first + 1, last < first ? undefined : Math.max(first + 1, last));
  return { method, target, httpVersion: last < 0 ? '1.1' : line.slice(last + ' HTTP/'.length) };
}

function headerPairs(lines: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (const line of lines) {
    const end = line.indexOf(':');
    const [name, value] = [line.slice(0, Math.max(0, end)), line.slice(end + 1)];
    if (!HEADER_NAME.test(name) || value.includes('\0')) break;
    pairs.push([name, value.trim()]);
  }
  return pairs;
}
