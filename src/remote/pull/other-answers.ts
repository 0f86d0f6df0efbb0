/** Reads what a server answers to any path: a list page by page, with an end, or one JSON value. */
import { isList, type PlainJson } from '../../values/plain-json.ts';
import { RemoteError } from '../client/remote-error.ts';
import type { Source } from './source.ts';
import { answered, hasMore, told } from './source-answer.ts';

/** The value, or why there is none. */
export type OtherAnswer = { readonly json: PlainJson } | { readonly reason: string };

/** Of a list at most so many items. @throws RemoteError where the server cannot be reached */
export async function otherAnswer(
  source: Source,
  path: string,
  limit: number,
): Promise<OtherAnswer> {
  try {
    return await wholeAnswer(source, path, limit);
  } catch (error) {
    if (error instanceof RemoteError && error.kind === 'too-large') {
      return { reason: 'its answer is too large' };
    }
    throw error;
  }
}

async function wholeAnswer(source: Source, path: string, limit: number): Promise<OtherAnswer> {
  const items: PlainJson[] = [];
  let before = '';
  for (let number = 1; ; number += 1) {
    const asked = number === 1 ? path : `${path}?page=${number}`;
    const answer = await source.json(asked);
    const { status, json } = answer;
    if (status !== 200) return { reason: `it answers ${status}` };
    if (json === undefined) {
      const type = told(answered(answer, 'content-type')) || 'a body without a type';
      return { reason: `it answers ${type} that is no JSON` };
    }
    if (!isList(json)) return number === 1 ? { json } : { reason: 'its second page is no list' };
    const page = JSON.stringify(json);
    if (page === before) return { reason: 'its pages do not end: two are the same' };
    before = page;
    items.push(...json.slice(0, limit - items.length));
    if (items.length >= limit || json.length === 0 || !hasMore(answer, items.length)) {
      return { json: items };
    }
  }
}
