/** The feed by itself: what is kept for slow readers and for those who come again, and when it ends. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createFeed, type Feed, type FeedOptions } from '../../../src/sandbox/events/feed.ts';
import { KeptEvents } from '../../../src/sandbox/events/kept-events.ts';
import { Quota } from '../../../src/sandbox/events/quota.ts';
import { Reader } from '../../../src/sandbox/events/reader.ts';
import type { RequestEvent } from '../../../src/sandbox/events/server-event.ts';

const feeds: Feed[] = [];
afterEach(() => {
  for (const feed of feeds.splice(0)) feed.close();
});

function feedOf(options: Partial<FeedOptions> = {}): Feed {
  const feed = createFeed({ first: 1, last: 0, onIdle: () => undefined, ...options });
  feeds.push(feed);
  return feed;
}

const nobody = { first: 1, begin: () => undefined, leave: () => undefined, elapsedMs: () => 0 };
const event = (message: string) => ({ event: 'error', message }) as const;
const kept = (text: string, sandbox: string | null | undefined = 'a') => ({ text, sandbox });

/** The next text that is no greeting. */
async function next(stream: AsyncIterator<string, void>): Promise<string | undefined> {
  const { value, done } = await stream.next();
  if (done) return undefined;
  return value?.startsWith('retry: ') ? next(stream) : (value ?? '');
}

describe('KeptEvents', () => {
  it('keeps so many, the newest, by rising ids', () => {
    const events = new KeptEvents(7, 3);
    expect([events.oldest, events.next]).toEqual([8, 8]);
    for (const text of ['a', 'b', 'c', 'd']) events.add(kept(text));
    expect([events.oldest, events.next]).toEqual([9, 12]);
    expect([8, 9, 10, 11, 12].map((id) => events.get(id)?.text)).toEqual([
      ...[undefined, 'b', 'c', 'd', undefined],
    ]);
  });

  it('keeps so much of them, and not even one that is larger', () => {
    const events = new KeptEvents(0, 100, 10);
    for (const text of ['12345', '12345', '1']) events.add(kept(text));
    expect([events.oldest, events.next]).toEqual([2, 4]);
    events.add(kept('12345678901'));
    expect([events.oldest, events.next]).toEqual([5, 5]);
  });
});

describe('Quota', () => {
  it('lets the first ones of a second through, which begins with the first of them', () => {
    const quota = new Quota(2);
    expect(quota.endMs).toBe(0);
    const taken = [10, 11, 900, 1009, 1010, 1500, 2009, 2010].map((at) => quota.takes(at));
    expect(taken).toEqual([true, true, false, false, true, true, false, true]);
    expect(quota.endMs).toBe(3010);
  });

  it('without an end lets all through', () => {
    const quota = new Quota(Number.POSITIVE_INFINITY);
    expect([quota.isBounded, quota.takes(0), quota.takes(0), quota.endMs]).toEqual([
      ...[false, true, true, 0],
    ]);
  });
});

describe('Reader', () => {
  it('that does not read is told how many it has missed, with the id of the last of them', async () => {
    const events = new KeptEvents(0, 2);
    const stream = new Reader(events, { sandbox: undefined, after: undefined }, nobody)[
      Symbol.asyncIterator
    ]();
    expect((await stream.next()).value).toBe('retry: 1000\n\n');
    for (const text of ['a;', 'b;', 'c;', 'd;']) events.add(kept(text));
    expect(await next(stream)).toBe('id: 2\nevent: dropped\ndata: {"count":2}\n\nc;d;');
  });

  it('gets a portion at once, however much there is', async () => {
    const events = new KeptEvents(0);
    const reader = new Reader(events, { sandbox: undefined, after: 0 }, nobody);
    const stream = reader[Symbol.asyncIterator]();
    const text = 'x'.repeat(1000);
    for (let at = 0; at < 500; at += 1) events.add(kept(text));
    const portions: number[] = [];
    let total = 0;
    while (total < 500_000) {
      const { length } = (await next(stream)) ?? '';
      portions.push(length);
      total += length;
    }
    expect(total).toBe(500_000);
    expect(Math.max(...portions)).toBe(66_000);
  });

  it('of one sandbox hears of that, and of errors of the mock', async () => {
    const events = new KeptEvents(0);
    const reader = new Reader(events, { sandbox: 'a', after: undefined }, nobody);
    const stream = reader[Symbol.asyncIterator]();
    for (const sandbox of ['a', 'b', null, undefined]) events.add(kept(`${sandbox};`, sandbox));
    expect(await next(stream)).toBe('a;undefined;');
  });

  it.each([
    ['of this server, and all that came after it is kept', 5, '', 'f;'],
    [
      'of this server, and some of it is gone',
      2,
      'id: 3\nevent: dropped\ndata: {"count":1}\n\n',
      'd;e;f;',
    ],
    [
      'that this server has not given yet',
      99,
      'id: 3\nevent: dropped\ndata: {"count":3}\n\n',
      'd;e;f;',
    ],
  ])('comes again with an id %s', async (_what, after, told, rest) => {
    const events = new KeptEvents(0, 3);
    for (const text of ['a;', 'b;', 'c;', 'd;', 'e;', 'f;']) events.add(kept(text));
    const stream = new Reader(events, { sandbox: undefined, after }, nobody)[
      Symbol.asyncIterator
    ]();
    expect(await next(stream)).toBe(told + rest);
  });

  it('that wants so many a second is told how many more there were, before what comes next', async () => {
    const events = new KeptEvents(0);
    let now = 0;
    const order = { sandbox: 'a', after: undefined, maxRequestsPerSecond: 2 };
    const stream = new Reader(events, order, { ...nobody, elapsedMs: () => now })[
      Symbol.asyncIterator
    ]();
    const request = (text: string | undefined, atMs: number, sandbox = 'a') =>
      events.add({ text, sandbox, sequence: 1, atMs });
    for (const text of ['a;', 'b;', 'c;', undefined]) request(text, 10);
    request('x;', 10, 'b');
    events.add(kept('changed;'));
    request('d;', 999);
    now = 999;
    expect(await next(stream)).toBe('a;b;id: 5\nevent: dropped\ndata: {"count":2}\n\nchanged;');
    request('e;', 1010);
    now = 1010;
    expect(await next(stream)).toBe('id: 7\nevent: dropped\ndata: {"count":1}\n\ne;');
    request('f;', 1011);
    request(undefined, 1012);
    expect(await next(stream)).toBe('f;');
    now = 2010;
    expect(await next(stream)).toBe('id: 10\nevent: dropped\ndata: {"count":1}\n\n');
  });

  it('without such a wish is told at once of what nobody wanted before', async () => {
    const events = new KeptEvents(0);
    for (const text of [undefined, undefined, 'c;', undefined])
      events.add({ text, sandbox: 'a', sequence: 1, atMs: 0 });
    const reader = new Reader(events, { sandbox: undefined, after: 0 }, nobody);
    const dropped = (id: number, count: number) =>
      `id: ${id}\nevent: dropped\ndata: {"count":${count}}\n\n`;
    expect(await next(reader[Symbol.asyncIterator]())).toBe(`${dropped(2, 2)}c;${dropped(4, 1)}`);
  });

  it('that has ended gives nothing, and leaves once', async () => {
    let left = 0;
    const leave = (): void => {
      left += 1;
    };
    const order = { sandbox: undefined, after: undefined };
    const reader = new Reader(new KeptEvents(0), order, { ...nobody, leave });
    const stream = reader[Symbol.asyncIterator]();
    await stream.next();
    const waiting = next(stream);
    reader.end();
    expect([await waiting, await next(stream)]).toEqual([undefined, undefined]);
    reader.end();
    expect(left).toBe(1);
    const late = new Reader(new KeptEvents(0), order, nobody);
    late.end();
    expect(await next(late[Symbol.asyncIterator]())).toBeUndefined();
  });
});

describe('the feed', () => {
  const all = { sandbox: undefined, after: undefined };

  it('gives all readers the same, what comes together in one text', async () => {
    const feed = feedOf();
    const streams = [1, 2].map(() => feed.open(all)[Symbol.asyncIterator]());
    const texts = streams.map(next);
    // Both wait before anything happens.
    await Promise.resolve();
    for (const message of ['a', 'b']) feed.add(event(message));
    const told =
      'id: 1\nevent: error\ndata: {"message":"a"}\n\nid: 2\nevent: error\ndata: {"message":"b"}\n\n';
    expect(await Promise.all(texts)).toEqual([told, told]);
  });

  const told = (sequence: number, sandbox = 'a'): RequestEvent => ({
    ...{ event: 'request', outcome: 'answered', received: 'all', method: 'GET', path: '/' },
    ...{ status: 200, operation: null, at: null, actor: null, hasIgnored: false, durationMs: 1 },
    ...{ sequence, sandbox },
  });

  it('makes no more of requests than a reader wants, and that reader has all that is made', async () => {
    const feed = feedOf();
    let made = 0;
    const flood = (count: number, sandbox = 'a'): void => {
      for (let n = 0; n < count; n += 1)
        feed.addRequest({ sandbox, sequence: n }, () => {
          made += 1;
          return told(n, sandbox);
        });
    };
    const few = feed.open({ ...all, sandbox: 'a', maxRequestsPerSecond: 3 });
    const stream = few[Symbol.asyncIterator]();
    await stream.next();
    flood(100);
    expect(made).toBe(3);
    const count = (text = '') => text.match(/event: request/g)?.length;
    expect(count(await next(stream))).toBe(3);
    // Told by itself when its second is over.
    expect(await next(stream)).toBe('id: 100\nevent: dropped\ndata: {"count":97}\n\n');
    // One that wants all of them has all, and the other no more than before.
    const full = feed.open(all)[Symbol.asyncIterator]();
    await full.next();
    flood(50);
    expect([made, count(await next(full)), count(await next(stream))]).toEqual([53, 50, 3]);
  });

  it('has what came since for a reader that comes again, as many as it wanted', async () => {
    const feed = feedOf();
    const order = { ...all, maxRequestsPerSecond: 3 };
    const first = feed.open(order);
    await first[Symbol.asyncIterator]().next();
    feed.addRequest({ sandbox: 'a', sequence: 1 }, () => told(1));
    first.end();
    for (const n of [2, 3, 4]) feed.addRequest({ sandbox: 'a', sequence: n }, () => told(n));
    const again = feed.open({ ...order, after: 1 })[Symbol.asyncIterator]();
    expect(await next(again)).toMatch(
      /^id: 2\n.*\n.*"sequence":2.*\n\nid: 3\n.*\n.*"sequence":3.*\n\n$/,
    );
    expect(await next(again)).toBe('id: 4\nevent: dropped\ndata: {"count":1}\n\n');
  });

  it('gathers for longer after much came at once', async () => {
    const feed = feedOf();
    const stream = feed.open({ sandbox: undefined, after: undefined })[Symbol.asyncIterator]();
    await stream.next();
    const many = stream.next();
    for (let count = 0; count < 20; count += 1) feed.add(event('busy'));
    await many;
    const both = stream.next();
    feed.add(event('first'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    feed.add(event('second'));
    expect((await both).value).toMatch(/first.*\n\n.*\n.*\n.*second/);
  });

  it('shows with a comment that it lives, while nothing happens', async () => {
    const stream = feedOf({ heartbeatMs: 1 }).open(all)[Symbol.asyncIterator]();
    expect([await next(stream), await next(stream)]).toEqual(Array(2).fill(': still here\n\n'));
  });

  it('is given up some time after the last reader has gone, or where none came', async () => {
    for (const hasReader of [true, false]) {
      await new Promise<void>((resolve) => {
        const feed = feedOf({ lingerMs: 1, onIdle: resolve });
        if (!hasReader) return;
        const reader = feed.open(all);
        void next(reader[Symbol.asyncIterator]());
        reader.end();
      });
    }
    expect(feeds).toHaveLength(2);
  });

  it('that is closed ends its readers', async () => {
    const feed = feedOf();
    const waiting = next(feed.open(all)[Symbol.asyncIterator]());
    feed.close();
    expect(await waiting).toBeUndefined();
  });
});
