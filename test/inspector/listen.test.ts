/** What the page makes of the feed: nothing that it told is lost to an answer that was made before. */
import { describe, expect, it, jest } from '@jest/globals';
import type { Api } from '../../src/inspector/client/api.ts';
import { type Heard, listen } from '../../src/inspector/client/listen.ts';
import { placeOf } from '../../src/inspector/client/place.ts';
import { createRequestLog } from '../../src/inspector/requests/request-log.ts';

interface Asked {
  readonly path: string;
  readonly answer: (body: unknown) => Promise<void>;
}

const LIST = '/requests/summaries?since=0&limit=1000';

function told(sequence: number, status = 200, sandbox?: string) {
  return { sequence, sandbox, method: 'GET', path: '/api/payments/', status };
}

/** A page whose questions are answered when the test says so. */
function pageOf(isAll = false) {
  const asked: Asked[] = [];
  const refuse = () => Promise.reject(new Error('not asked for here'));
  const api: Api = {
    get: (path) =>
      new Promise((resolve) => {
        asked.push({
          path,
          answer: async (body) => {
            resolve(JSON.parse(JSON.stringify(body)));
            await settled();
          },
        });
      }),
    send: refuse,
    raw: refuse,
    call: refuse,
  };
  const log = createRequestLog((then) => then());
  const place = placeOf('http://mock', '/__admin/');
  const isWide = { peek: () => isAll };
  const heard = listen({ place, api, log, isWide }, { peek: () => 'connecting' });
  return {
    asked,
    heard,
    log,
    shown: () => log.requests.value.map(({ sequence, status }) => [sequence, status]),
    of: (path: string) => asked.filter((each) => each.path === path),
  };
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function hear({ feed }: Heard, event: string, ...all: readonly object[]): void {
  feed.onEvents(all.map((data, place) => ({ event, id: `${place}`, data: JSON.stringify(data) })));
}

describe('the list of requests', () => {
  it('keeps what was heard while it was asked for', async () => {
    const { heard, of, shown } = pageOf();
    heard.onState('live');
    hear(heard, 'request', told(2, 400));
    expect(shown()).toEqual([[2, 400]]);
    await of(LIST)[0]?.answer({ requests: [told(1)] });
    expect(shown()).toEqual([
      [1, 200],
      [2, 400],
    ]);
  });

  it('forgets what a cleared journal no longer has', async () => {
    const { heard, of, shown } = pageOf();
    heard.onState('live');
    await of(LIST)[0]?.answer({ requests: [told(1), told(2)] });
    hear(heard, 'changed', { what: 'journal' });
    hear(heard, 'request', told(3));
    await of(LIST)[1]?.answer({ requests: [] });
    expect(shown()).toEqual([[3, 200]]);
  });

  it('takes no answer that is older than the latest question', async () => {
    const { heard, of, shown } = pageOf();
    heard.onState('live');
    hear(heard, 'request', told(1));
    hear(heard, 'changed', { what: 'journal' });
    const [first, second] = of(LIST);
    await second?.answer({ requests: [] });
    expect(shown()).toEqual([]);
    await first?.answer({ requests: [told(1)] });
    expect(shown()).toEqual([]);
  });

  it('brings nothing up to date for a list of none', async () => {
    const later = jest.spyOn(globalThis, 'setTimeout');
    try {
      const { heard, log, of } = pageOf();
      heard.onState('live');
      // What the views asked for at the start, they ask for again, but not at once.
      expect([later.mock.calls.length, heard.known.revisions.state.value]).toEqual([1, 0]);
      later.mock.calls[0]?.[0]();
      expect(heard.known.revisions.state.value).toBe(1);
      later.mockClear();
      await of(LIST)[0]?.answer({ requests: [] });
      expect([log.isRead.value, later.mock.calls.length]).toEqual([true, 0]);
      hear(heard, 'request', told(1));
      expect(later.mock.calls.length).toBe(1);
    } finally {
      later.mockRestore();
    }
  });

  it('is not told of all, says so, and is read when no more come', async () => {
    const later = jest.spyOn(globalThis, 'setTimeout');
    const stopped = jest.spyOn(globalThis, 'clearTimeout');
    /** Those that were begun for when it is calm. */
    const waits = () =>
      later.mock.calls.flatMap(([then, ms], at) =>
        ms === 2000 ? { then, at, timer: Number(later.mock.results[at]?.value) } : [],
      );
    try {
      const { heard, log, of, shown } = pageOf();
      expect(heard.feed.path()).toBe('/events?maxRequestsPerSecond=200&sandbox=default');
      heard.onState('live');
      await of(LIST)[0]?.answer({ requests: [told(1)] });
      for (const count of [100, 20]) hear(heard, 'dropped', { count });
      expect([log.missed.value, of(LIST).length, shown().length]).toEqual([120, 1, 1]);
      const [first, second] = waits();
      expect(stopped.mock.calls).toContainEqual([later.mock.results[first?.at ?? -1]?.value]);
      second?.then();
      expect(of(LIST)).toHaveLength(2);
      // What is missed while they are read is missed still, and read again.
      hear(heard, 'dropped', { count: 7 });
      await of(LIST)[1]?.answer({ requests: [told(120), told(121)] });
      expect([log.missed.value, shown().length]).toEqual([7, 2]);
      waits()[2]?.then();
      await of(LIST)[2]?.answer({ requests: [told(121), told(128)] });
      expect([log.missed.value, shown()]).toEqual([
        0,
        [
          [121, 200],
          [128, 200],
        ],
      ]);
    } finally {
      for (const { timer } of waits()) clearTimeout(timer);
      later.mockRestore();
      stopped.mockRestore();
    }
  });

  it('is asked from where it is, where there is no feed', async () => {
    const { heard, of, shown } = pageOf();
    const first = heard.feed.ask();
    await of(LIST)[0]?.answer({ requests: [told(1), told(2)] });
    await first;
    expect(shown()).toHaveLength(2);
  });
});

describe('the list of requests of all sandboxes', () => {
  it('is told of all of them', () => {
    expect(pageOf(true).heard.feed.path()).toBe('/events?maxRequestsPerSecond=200');
  });

  const OTHER_LIST = `//__sandbox/a/__admin${LIST}`;
  const rows = (page: ReturnType<typeof pageOf>) =>
    page.log.requests.value.map(({ sandbox, sequence }) => `${sandbox} ${sequence}`);
  async function loaded(page: ReturnType<typeof pageOf>) {
    const sandboxes = ['default', 'a', 'unused'].map((name) => ({
      ...{ name, requests: name === 'unused' ? 0 : 2, idleSeconds: 0 },
    }));
    await page.of('/sandboxes').at(-1)?.answer({ sandboxes });
    await page
      .of(OTHER_LIST)
      .at(-1)
      ?.answer({ requests: [told(1, 200, 'a')] });
    await page
      .of(LIST)
      .at(-1)
      ?.answer({ requests: [told(1), told(2)] });
  }

  it('has what their journals keep, and asks none that got no request', async () => {
    const page = pageOf(true);
    page.heard.onState('live');
    await loaded(page);
    expect(rows(page)).toEqual(['a 1', 'default 1', 'default 2']);
    expect(page.asked.filter(({ path }) => path.includes('unused'))).toEqual([]);
  });

  it.each([
    [undefined, ['a 1', 'a 2']],
    ['a', ['default 1', 'default 2', 'a 2']],
    ['b', ['a 1', 'default 1', 'default 2', 'a 2']],
  ])('forgets those of the sandbox %s alone, and what was told before', async (sandbox, left) => {
    const page = pageOf(true);
    page.heard.onState('live');
    await loaded(page);
    page.heard.feed.onEvents([
      { event: 'request', id: '1', data: JSON.stringify(told(9, 200, sandbox)) },
      { event: 'changed', id: '2', data: JSON.stringify({ what: 'journal', sandbox }) },
      { event: 'request', id: '3', data: JSON.stringify(told(2, 200, 'a')) },
    ]);
    expect(rows(page)).toEqual(left);
  });

  it('asks anew where a journal was cleared while it was asked', async () => {
    const page = pageOf(true);
    page.heard.onState('live');
    hear(page.heard, 'changed', { what: 'journal', sandbox: 'a' });
    expect(page.of('/sandboxes')).toHaveLength(2);
    await loaded(page);
    expect(rows(page)).toHaveLength(3);
  });
});

it('shows the latest of what was asked about the server', async () => {
  const { heard, of } = pageOf();
  heard.refresh();
  heard.refresh();
  const [first, second] = of('/health');
  await second?.answer({ payments: 2 });
  await first?.answer({ payments: 1 });
  expect(heard.known.health.value).toEqual({ payments: 2 });
});
