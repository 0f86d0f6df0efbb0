/** Where a request went, as its message says: origin, and the path behind it. */

import { headerOf } from '../../values/header-pairs.ts';
import { SANDBOX_PATH } from '../../values/own-paths.ts';
import type { JournalEntry } from '../journal/entry.ts';

export interface Place {
  /** `http://127.0.0.1:8000`. */
  readonly origin: string;
  /** Before the path: `/__sandbox/checkout`, or nothing. */
  readonly prefix: string;
  /** As it was sent, without the prefix. */
  readonly path: string;
  /** As it was sent, without the question mark. */
  readonly query: string;
}

const PREFIX = new RegExp(`^${SANDBOX_PATH}/([^/?]*)`);

export function placeOf({ request }: Pick<JournalEntry, 'request'>): Place {
  const { headers } = request;
  const scheme = headerOf(headers, 'x-forwarded-proto') === 'https' ? 'https' : 'http';
  const [, absolute, rest = ''] = /^(https?:\/\/[^/?#]*)?(.*)$/s.exec(request.target) ?? [];
  const origin = absolute ?? `${scheme}://${headerOf(headers, 'host') ?? 'localhost'}`;
  const [prefix = ''] = PREFIX.exec(rest) ?? [];
  const cut = rest.indexOf('?');
  const path = rest.slice(prefix.length, cut < 0 ? undefined : cut);
  const query = cut < 0 ? '' : rest.slice(cut + 1);
  return { origin, prefix, path, query };
}

/** A query or a form, decoded, in its order; what cannot be decoded stays as it is. */
export function pairsIn(raw: string): readonly (readonly [name: string, value: string])[] {
  const parts = raw.split('&').filter((part) => part !== '');
  return parts.map((part) => {
    const cut = part.indexOf('=');
    return cut < 0
      ? [decoded(part), '']
      : [decoded(part.slice(0, cut)), decoded(part.slice(cut + 1))];
  });
}

function decoded(text: string): string {
  const plain = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
