/** The list of requests: what is shown of each, which are shown, and how many are kept. */
import { describe, expect, it } from '@jest/globals';
import type { Summary } from '../../src/inspector/client/shapes.ts';
import {
  carryingPath,
  filtered,
  filterQuery,
  marksOf,
  NO_FILTER,
  readFilter,
  valuesOf,
} from '../../src/inspector/requests/filter.ts';
import { createRequestLog, MOST_REQUESTS } from '../../src/inspector/requests/request-log.ts';
import {
  durationText,
  pathEnds,
  pathIn,
  summaryIn,
  timeOf,
} from '../../src/inspector/requests/summary.ts';

function summary(sequence: number, changes: Partial<Summary> = {}): Summary {
  return {
    sequence,
    sandbox: 'default',
    method: 'GET',
    path: '/api/payments/?page=2',
    operation: 'payments_list',
    actor: 'staff',
    status: 200,
    outcome: 'answered',
    durationMs: 1.25,
    fault: null,
    hasIgnored: false,
    at: '2024-01-15T12:00:00.123456Z',
    ...changes,
  };
}

const ALL = [
  summary(1),
  summary(2, { method: 'POST', status: 400, operation: 'payments_create', hasIgnored: true }),
  summary(3, { actor: null, status: 401 }),
  summary(4, { status: 502, fault: 'fault-1' }),
  summary(5, { status: null, outcome: 'aborted', operation: null, path: '/x' }),
];

describe('pathEnds', () => {
  it.each([
    ['/api/payments/ba000000-0000-4000-8000-000000000006/link_to_invoice/', '/link_to_invoice/'],
    ['/api/payments/ba000000-0000-4000-8000-000000000006/', '000006/'],
    ['/api/payments/ba000000-0000-4000-8000-000000000006/?page=1', '000006/?page=1'],
    ['/api/payments/ba000000000040008000000000000006/', '000006/'],
    ['/api/payments/', ''],
    [`/api/payments/?q=${'x'.repeat(30)}`, ''],
    ['/api/', ''],
    ['/', ''],
  ])('of %s leave %s at the end, and lose nothing', (path, end) => {
    const [beginning, found] = pathEnds(path);
    expect([beginning + found, found]).toEqual([path, end]);
  });
});

describe('filtered', () => {
  it.each([
    [{}, [1, 2, 3, 4, 5]],
    [{ text: 'PAGE=2 post' }, [2]],
    [{ text: 'payments_create' }, [2]],
    [{ text: '  ' }, [1, 2, 3, 4, 5]],
    [{ status: '4xx' }, [2, 3]],
    [{ status: '502' }, [4]],
    [{ status: 'none' }, [5]],
    [{ operation: 'payments_list', status: '2xx' }, [1]],
    [{ actor: '-' }, [3]],
    [{ actor: 'staff', mark: 'ignored' }, [2]],
    [{ mark: 'fault' }, [4]],
    [{ mark: 'aborted' }, [5]],
    [{ fault: 'fault-1' }, [4]],
    [{ mark: 'nothing' }, []],
  ])('%j shows %j', (changes, sequences) => {
    const found = filtered(ALL, { ...NO_FILTER, ...changes });
    expect(found.map(({ sequence }) => sequence)).toEqual(sequences);
  });

  it('is read from the URL that it writes', () => {
    const filter = {
      ...{ text: 'a', status: '4xx', operation: 'b', actor: '-', mark: 'fault' },
      ...{ field: 'sum', param: 'o', fault: 'fault-2' },
    };
    expect(readFilter(filterQuery(filter))).toEqual(filter);
  });

  it('shows of them those that carry what the server was asked for', () => {
    const carrying = new Set(['default/2', 'default/3']);
    const found = filtered(ALL, { ...NO_FILTER, field: 'sum', status: '400' }, carrying);
    expect(found.map(({ sequence }) => sequence)).toEqual([2]);
    expect(carryingPath(NO_FILTER)).toBeUndefined();
    expect(carryingPath({ ...NO_FILTER, operation: 'a', field: 'sum', status: '400' })).toBe(
      '/requests/summaries?operation=a&field=sum',
    );
    const path = carryingPath({ ...NO_FILTER, param: 'o' }) ?? '';
    expect(new URLSearchParams(path.split('?')[1]).get('matches')).toBe(
      '{"query":{"o":{"matches":"^"}}}',
    );
  });

  it('offers the values that there are', () => {
    expect(valuesOf(ALL, 'actor')).toEqual(['staff']);
    expect(valuesOf(ALL, 'operation')).toEqual(['payments_create', 'payments_list']);
  });

  it('marks what stands out', () => {
    expect(ALL.flatMap(marksOf)).toEqual(['ignored', 'fault', 'aborted']);
  });
});

describe('what is shown of a request', () => {
  it.each([
    [null, '–'],
    [0.04, '0.0 ms'],
    [3.44, '3.4 ms'],
    [120.6, '121 ms'],
    [2500, '2.5 s'],
  ])('%p milliseconds are %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it('is its path without the prefix of a sandbox', () => {
    expect(pathIn('/__sandbox/a.b/api/?x=/__sandbox/c/')).toBe('/api/?x=/__sandbox/c/');
    expect(pathIn('/__sandbox/a')).toBe('/');
    expect(pathIn('/api/__sandbox/a/')).toBe('/api/__sandbox/a/');
    expect(timeOf('2024-01-15T12:00:00.123456Z')).toBe('12:00:00.123');
  });

  it('is what the feed tells, with nothing where it is silent', () => {
    const told = { sequence: 1, method: 'GET', path: '/__sandbox/a/api/' };
    expect(summaryIn(told, 'own')).toMatchObject({
      ...{ sequence: 1, method: 'GET', path: '/api/', sandbox: 'own', operation: null },
      ...{ actor: null, status: null, fault: null, hasIgnored: false },
    });
    expect(summaryIn({}, 'own')).toBeUndefined();
    // No sandbox took it.
    expect(summaryIn({ ...told, sequence: null }, 'own')).toBeUndefined();
  });
});

describe('createRequestLog', () => {
  it('tells that there are none only when it was told so', () => {
    const frames: (() => void)[] = [];
    const log = createRequestLog((then) => frames.push(then));
    expect(log.isRead.value).toBe(false);
    log.add([]);
    frames.pop()?.();
    expect([log.isRead.value, log.requests.value]).toEqual([true, []]);
  });

  function logOf() {
    const frames: (() => void)[] = [];
    const log = createRequestLog((then) => frames.push(then));
    const frame = (): void => {
      for (const then of frames.splice(0)) then();
    };
    return { log, frames, frame };
  }

  it('takes over all that came in, once a frame', () => {
    const { log, frames, frame } = logOf();
    for (const each of ALL) log.add([each]);
    expect([frames.length, log.requests.value.length]).toEqual([1, 0]);
    frame();
    expect(log.requests.value).toEqual(ALL);
  });

  it('brings a request up to date that it knows', () => {
    const { log, frame } = logOf();
    log.add([summary(1, { status: null, outcome: null }), summary(2)]);
    frame();
    log.add([summary(1, { status: 201 }), summary(1, { sandbox: 'other' })]);
    frame();
    expect(
      log.requests.value.map(({ sandbox, sequence, status }) => [sandbox, sequence, status]),
    ).toEqual([
      ['default', 1, 201],
      ['default', 2, 200],
      ['other', 1, 200],
    ]);
  });

  it('waits while it is paused, and tells how many wait', () => {
    const { log, frame } = logOf();
    log.add([summary(1)]);
    frame();
    log.pause(true);
    log.add([summary(2), summary(3)]);
    frame();
    expect([log.requests.value.length, log.waiting.value]).toEqual([1, 2]);
    log.pause(false);
    frame();
    expect([log.requests.value.length, log.waiting.value]).toEqual([3, 0]);
  });

  it('keeps the newest, and still knows them by their place', () => {
    const { log, frame } = logOf();
    for (let batch = 0; batch < 7; batch += 1) {
      log.add(Array.from({ length: 1000 }, (_, each) => summary(batch * 1000 + each + 1)));
      frame();
    }
    expect(log.requests.value).toHaveLength(MOST_REQUESTS);
    expect(log.requests.value[0]?.sequence).toBe(7000 - MOST_REQUESTS + 1);
    log.add([summary(6999, { status: 500 })]);
    frame();
    expect(log.requests.value.at(-2)).toMatchObject({ sequence: 6999, status: 500 });
    expect(log.requests.value).toHaveLength(MOST_REQUESTS);
  });

  it('lists those that are there in the place of all others, and counts what it misses', () => {
    const { log, frame } = logOf();
    log.add([summary(1), summary(2)]);
    frame();
    log.miss(10);
    log.miss(5);
    log.replace([summary(2), summary(17)], 3);
    // Never empty between.
    expect([log.requests.value.length, log.missed.value]).toEqual([2, 3]);
    log.add([summary(18)]);
    frame();
    expect(log.requests.value.map(({ sequence }) => sequence)).toEqual([2, 17, 18]);
    log.add([summary(17, { status: 500 })]);
    frame();
    expect(log.requests.value.map(({ status }) => status)).toEqual([200, 500, 200]);
    log.clear('other');
    expect(log.missed.value).toBe(3);
    log.clear();
    expect(log.missed.value).toBe(0);
  });

  it('leaves what is listed while it is paused, and says how many of all are new', () => {
    const { log, frame } = logOf();
    log.add([summary(1), summary(2)]);
    frame();
    log.pause(true);
    log.replace([summary(2), summary(3), summary(4)], 0);
    frame();
    expect([log.requests.value.length, log.waiting.value]).toEqual([2, 2]);
    log.pause(false);
    frame();
    expect(log.requests.value.map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
  });

  it('forgets everything, what has not been taken over too', () => {
    const { log, frame } = logOf();
    log.add([summary(1)]);
    log.clear();
    frame();
    expect(log.requests.value).toEqual([]);
  });
});
