/** Makes the request values that the DRF layer reads, as they leave the adapter. */
import { parseQuery } from '../../src/drf/query-dict.ts';
import type { MultipartPart, Request } from '../../src/drf/request.ts';

export interface RequestParts {
  readonly method?: string;
  readonly path?: string;
  /** Without its question mark. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** What a multipart body is to be taken apart into, whatever the boundary. */
  readonly parts?: readonly MultipartPart[];
  readonly prefix?: string;
}

/** A GET of the payments, unless told otherwise. */
export function makeRequest({
  method = 'GET',
  path = '/api/payments/',
  query = '',
  headers = {},
  body = '',
  parts = [],
  prefix = '',
}: RequestParts = {}): Request {
  return {
    method,
    path,
    queryString: query,
    query: parseQuery(query),
    headers,
    base: `http://mock.test${prefix}`,
    prefix,
    body: { bytes: async () => Buffer.from(body), parts: async () => parts },
  };
}
