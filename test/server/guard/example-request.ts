/** A request of the control plane as a value, for the units that look at headers alone. */
import { parseQuery } from '../../../src/drf/query-dict.ts';
import type { Request, Wire } from '../../../src/drf/request.ts';

export function exampleOf(headers: Request['headers'], more: Partial<Request> = {}): Request {
  return {
    method: 'GET',
    path: '/state',
    queryString: '',
    query: parseQuery(''),
    headers,
    base: 'http://127.0.0.1:8000/__admin',
    prefix: '/__admin',
    body: { bytes: () => Promise.resolve(Buffer.alloc(0)), parts: () => Promise.resolve([]) },
    ...more,
  };
}

export function wireOf(target: string, httpVersion = '1.1'): Wire {
  return { target, httpVersion, rawHeaders: [], observe: () => undefined };
}
