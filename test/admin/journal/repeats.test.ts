/** What repeats from one request to the next is kept once, and whatever differs is kept as it was. */
import { describe, expect, it } from '@jest/globals';
import type { Request } from '../../../src/drf/request.ts';
import { Journal } from '../../../src/sandbox/journal/journal.ts';
import { Repeats } from '../../../src/sandbox/journal/repeats.ts';
import { makeRequest } from '../../drf/request.ts';
import { LIST, open } from './journal-scene.ts';

const sent = (method: string, ...rawHeaders: string[]): Request => ({
  ...makeRequest({ method }),
  wire: { target: '/', httpVersion: '1.1', rawHeaders, observe: () => undefined },
});

describe('what repeats', () => {
  it('is kept once: headers that are the same in name, case, order and value', () => {
    const repeats = new Repeats();
    const first = repeats.headersOf(sent('GET', 'Accept', '*/*', 'X-A', '1'));
    expect(repeats.headersOf(sent('GET', 'Accept', '*/*', 'X-A', '1'))).toBe(first);
    for (const other of [
      sent('GET', 'Accept', '*/*', 'X-A', '2'),
      sent('GET', 'accept', '*/*', 'X-A', '1'),
      sent('GET', 'X-A', '1', 'Accept', '*/*'),
      sent('GET', 'Accept', '*/*'),
      sent('POST', 'Accept', '*/*', 'X-A', '1'),
    ]) {
      const known = repeats.headersOf(other);
      expect(known).not.toBe(first);
      expect(known.raw).toBe(other.wire?.rawHeaders);
      expect(known.headers).toBe(other.headers);
    }
  });

  it('is nothing where there is no socket', () => {
    const repeats = new Repeats();
    const [one, other] = [makeRequest({ method: 'GET' }), makeRequest({ method: 'GET' })];
    expect(repeats.headersOf(one).headers).toBe(one.headers);
    expect(repeats.headersOf(other).headers).toBe(other.headers);
  });

  it('is a text that is the same, and never another one', () => {
    const repeats = new Repeats();
    for (const text of ['one', 'one', 'two', 'x'.repeat(20_000), 'two', 'one']) {
      expect(repeats.head(text)).toBe(text);
      expect(repeats.body(text)).toBe(text);
    }
  });
});

describe('a long query', () => {
  it('is told like a short one', () => {
    const journal = new Journal();
    const pairs = Array.from({ length: 100 }, (_each, index) => `q${index}=${index}`);
    open(journal, LIST, { query: `${pairs.join('&')}&page=2&page=%33` }).close(200, null);
    const [entry] = journal.entries();
    expect(entry?.query).toMatchObject({ q0: ['0'], q99: ['99'], page: ['2', '3'] });
    expect(entry?.ignored.query).toHaveLength(100);
  });
});
