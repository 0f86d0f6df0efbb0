/** The headers of a request by lower-case name, each with one value. */
import type { Request as ExpressRequest } from 'express';
import type { Request } from '../drf/request.ts';

/** Headers and nothing inherited. Made by a class, for V8 keeps an object without prototype as a hash table. */
class Headers {
  [name: string]: string | undefined;
}
Object.setPrototypeOf(Headers.prototype, null);
Reflect.deleteProperty(Headers.prototype, 'constructor');

/**
 * Node keeps the first of some headers that are sent twice, and joins others with a blank: where a name repeats, the raw
 * headers are read again as gunicorn reads them. Source: gunicorn http/wsgi.create; BEHAVIOUR 25.
 */
export function singleHeaders({ headers, rawHeaders }: ExpressRequest): Request['headers'] {
  const single = new Headers();
  let names = 0;
  for (const name in headers) {
    const value = headers[name];
    single[name] = typeof value === 'string' ? value : value?.join(',');
    names += 1;
  }
  return names * 2 === rawHeaders.length ? single : joinedHeaders(rawHeaders);
}

/** The last one counts of these; the values of all others are joined, without a blank. */
const LAST_COUNTS: readonly string[] = ['content-type', 'content-length'];

function joinedHeaders(raw: readonly string[]): Request['headers'] {
  const joined = new Headers();
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const [former, value] = [joined[name], raw[at + 1] ?? ''];
    joined[name] =
      former === undefined || LAST_COUNTS.includes(name) ? value : `${former},${value}`;
  }
  return joined;
}
