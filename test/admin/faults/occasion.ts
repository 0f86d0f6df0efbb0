/** Requests for faults to strike, made of a method, a path and headers. */

import type { RefusingOperation } from '../../../src/drf/operation.ts';
import { parseQuery } from '../../../src/drf/query-dict.ts';
import type { Reply } from '../../../src/drf/reply.ts';
import type { Request } from '../../../src/drf/request.ts';
import { site } from '../../../src/resources/index.ts';

export const { operations } = site;

export function operation(id: string): RefusingOperation {
  const found = operations.find((each) => each.id === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
}

export function requestOf(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Request {
  return {
    method,
    path,
    queryString: '',
    query: parseQuery(''),
    headers,
    base: 'http://waldur.test',
    prefix: '',
    body: { bytes: async () => new Uint8Array(), parts: async () => [] },
  };
}

/** The text of an answer's body; empty where there is none. */
export function textOf({ body }: Reply): string {
  return body.kind === 'text' ? body.text : '';
}
