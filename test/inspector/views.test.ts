/** What the views reckon: months, presets of an operation, contracts, what coverage lacks, pages of rows. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import request from 'supertest';
import { createMockServer } from '../../src/index.ts';
import type {
  ContractState,
  CoverageReport,
  Preset,
  RowPage,
} from '../../src/inspector/client/shapes.ts';
import { atField, msOfHours } from '../../src/inspector/clock/hours.ts';
import { msToMinute } from '../../src/inspector/clock/minute.ts';
import { monthMs } from '../../src/inspector/clock/months.ts';
import {
  changesAfter,
  choiceOf,
  meaningOf,
  presetNames,
} from '../../src/inspector/contract/choice-of.ts';
import {
  missingOf,
  percentText,
  shownIn,
  shownOperations,
  shownQuery,
} from '../../src/inspector/coverage/missing.ts';
import { apiPath } from '../../src/inspector/data/api-path.ts';
import { createRowPages, PAGE_ROWS } from '../../src/inspector/data/row-pages.ts';
import { effectOf } from '../../src/inspector/faults/effect.ts';
import { orderedPresets } from '../../src/inspector/faults/ordered-presets.ts';
import { linkAt } from '../../src/inspector/parts/link-at.ts';
import { columnStepOf } from '../../src/inspector/parts/list-keys.ts';
import { toastKindOf } from '../../src/inspector/parts/toast-kind.ts';

const { app } = createMockServer();
const got = async (path: string) => (await request(app).get(`/__admin${path}`)).body;

describe('msOfHours', () => {
  it.each([
    ['1', 3_600_000],
    [' -0.5 ', -1_800_000],
    ['', undefined],
    ['soon', undefined],
    ['Infinity', undefined],
  ])('of %j is %j', (text, ms) => expect(msOfHours(text)).toBe(ms));
});

describe('atField', () => {
  it('leads the problems of a member to its field, in words of the form, and no others', () => {
    const given = [
      { pointer: '/offsetMs', message: 'must be a number of milliseconds' },
      { pointer: '', message: 'the server answered 500' },
    ];
    expect(atField(given, 'offsetMs', 'hours', 'must be a number')).toEqual([
      { pointer: '/hours', message: 'must be a number' },
      given[1],
    ]);
    expect(atField(given, 'now', 'time')).toEqual(given);
  });
});

describe('monthMs', () => {
  it.each([
    ['2024-01-31T10:00:00Z', '2024-02-29'],
    ['2023-01-31T10:00:00Z', '2023-02-28'],
    ['2023-12-15T10:00:00Z', '2024-01-15'],
    ['1900-02-28T10:00:00Z', '1900-03-28'],
  ])('from %s leads to %s', (from, to) => {
    expect(new Date(Date.parse(from) + monthMs(from)).toISOString().slice(0, 10)).toBe(to);
  });

  it('keeps the time, and leads into the next month', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const next = new Date(date.getTime() + monthMs(date.toISOString()));
          expect(next.toISOString().slice(11)).toBe(date.toISOString().slice(11));
          expect((next.getUTCMonth() - date.getUTCMonth() + 12) % 12).toBe(1);
        },
      ),
    );
  });
});

describe('msToMinute', () => {
  it.each([
    ['2023-10-01T10:00:59.250000Z', 750],
    ['2023-10-01T10:00:00.000000Z', 60_000],
    ['2023-12-31T23:59:30.000999Z', 30_000],
  ])('of %s is %d', (instant, ms) => {
    expect(msToMinute(instant)).toBe(ms);
  });
});

describe('meaningOf', () => {
  it.each([
    ['null', 'null', ''],
    ['both', 'both of these members', 'of these members'],
    ['empty', 'nothing', 'nothing'],
    ['hex', 'hexadecimal', 'hexadecimal'],
  ])('does not say %s twice', (value, words, meaning) => {
    expect(meaningOf(value, words)).toBe(meaning);
  });
});

describe('toastKindOf', () => {
  it.each([
    [0, 'done'],
    [201, 'done'],
    [302, 'done'],
    [401, 'warned'],
    [502, 'failed'],
  ] as const)('colours %d as %s', (status, kind) => {
    expect(toastKindOf(status)).toBe(kind);
  });
});

describe('orderedPresets', () => {
  it('has each answer once, and what tests need most first', async () => {
    const presets: readonly Preset[] = (await got('/faults/presets')).presets;
    const all = orderedPresets(presets);
    const answers = all.map(({ status, what }) => `${status} ${what}`);
    expect(new Set(answers).size).toBe(answers.length);
    expect(new Set(presets.map(({ status, what }) => `${status} ${what}`))).toEqual(
      new Set(answers),
    );
    expect(all.slice(0, 4).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['throttled', 'bad_gateway', 'gateway_timeout']),
    );
  });
});

describe('effectOf', () => {
  it.each([
    [{ respond: 'bad_gateway' }, 'answers bad_gateway'],
    [{ respond: { preset: 'throttled' }, skip: 2 }, 'answers throttled, lets 2 pass first'],
    [{ respond: { status: 418 }, when: 'afterWork' }, 'answers 418, after the work was done'],
    [{ transport: 'reset', delayMs: 20 }, 'cuts the connection, waits 20 ms'],
  ] as const)('of %j is %s', (description, words) => {
    expect(effectOf({ operation: '*', ...description })).toBe(words);
  });
});

describe('choiceOf', () => {
  let state: ContractState | undefined;
  beforeAll(async () => {
    state = await got('/contract');
  });

  it('is the nearest preset, and what differs from it; the server takes it', async () => {
    if (state === undefined) throw new Error('There is no contract.');
    expect(presetNames(state)).toEqual(['documented', 'deployed', 'current']);
    expect(choiceOf(state, state.differences)).toEqual({ preset: 'documented' });
    const wanted = { ...state.differences, uuid: 'hex', absent_relation: 'zeros' };
    const choice = choiceOf(state, wanted);
    expect(choice).toEqual({ preset: 'documented', uuid: 'hex', absent_relation: 'zeros' });
    const own = createMockServer();
    const { status } = await request(own.app).put('/__admin/contract').send(choice);
    expect(status).toBe(200);
    const { body } = await request(own.app).get('/__admin/contract');
    expect(body.differences).toEqual(wanted);
  });
});

describe('changesAfter', () => {
  it('forgets what is chosen back', async () => {
    const state: ContractState = await got('/contract');
    const one = changesAfter(state, {}, 'uuid', 'hex');
    expect(one).toEqual({ uuid: 'hex' });
    const two = changesAfter(state, one ?? {}, 'absent_relation', 'zeros');
    expect(two).toEqual({ uuid: 'hex', absent_relation: 'zeros' });
    const { uuid = '' } = state.differences;
    expect(changesAfter(state, two ?? {}, 'uuid', uuid)).toEqual({ absent_relation: 'zeros' });
    expect(changesAfter(state, one ?? {}, 'uuid', uuid)).toBeUndefined();
  });
});

describe('the map of coverage', () => {
  it('has what is asked of it in its URL', () => {
    expect(shownIn(shownQuery({ text: 'list', isMissing: true }))).toEqual({
      ...{ text: 'list', isMissing: true },
    });
    expect(shownIn({})).toEqual({ text: '', isMissing: false });
    expect(shownQuery({ text: '', isMissing: false })).toEqual({ q: '', only: '' });
  });

  it.each([
    ['ArrowRight', 'c'],
    ['ArrowLeft', 'a'],
    ['ArrowDown', 'd'],
    ['ArrowUp', undefined],
    ['Home', 'a'],
    ['End', 'e'],
    ['x', undefined],
  ])('is walked through by arrows: %s', (key, to) => {
    const groups = [['a', 'b', 'c'], [], ['d', 'e']];
    expect(linkAt(key, groups, (link) => link === 'b')).toBe(to);
    expect(linkAt(key, groups, () => false)).toBeUndefined();
  });

  it('goes back to the group before', () => {
    expect(linkAt('ArrowUp', [['a', 'b'], [], ['c', 'd']], (link) => link === 'd')).toBe('a');
  });
});

describe('columnStepOf', () => {
  it.each([
    ['ArrowRight', -1, 0],
    ['ArrowRight', 2, undefined],
    ['ArrowLeft', 0, -1],
    ['ArrowLeft', -1, undefined],
    ['ArrowDown', 1, undefined],
  ])('%s from %d leads to %j', (key, column, to) => {
    expect(columnStepOf(key, column, 3)).toBe(to);
  });
});

describe('what coverage lacks', () => {
  it('is what nobody has used', async () => {
    const own = createMockServer();
    await request(own.app).get('/api/payments/').set('Authorization', 'Token YOUR_API_TOKEN');
    const { body } = await request(own.app).get('/__admin/coverage');
    const report: CoverageReport = body;
    const { total, covered } = report.summary.total;
    expect([missingOf(report), covered]).toEqual([total - 1, 1]);
    const all = shownOperations(report, { text: '', isMissing: true });
    expect(all).toHaveLength(Object.keys(report.operations).length);
    expect(all[0]?.[0]).toBe('payments_list');
    const found = shownOperations(report, { text: 'post /api/payments/', isMissing: false });
    expect(found.map(([id]) => id)).toContain('payments_create');
    expect(found.map(([id]) => id)).not.toContain('payments_list');
  });
});

describe('percentText', () => {
  it.each([
    ['0.00', '0'],
    ['12.34', '12.3'],
    ['50.05', '50'],
    ['99.99', '99.9'],
    ['100.00', '100'],
  ])('of %s is %s', (percent, text) => {
    expect(percentText({ covered: 1, total: 2, percent })).toBe(text);
  });
});

describe('createRowPages', () => {
  const page = (offset: number): RowPage => ({
    total: 1_000_000,
    offset,
    rows: Array.from({ length: PAGE_ROWS }, (_, each) => ({
      ...{ key: `${offset + each}`, change: null, row: {} },
    })),
  });

  function pagesOf(failing: ReadonlySet<number> = new Set()) {
    const asked: number[] = [];
    const aborted: number[] = [];
    const errors: unknown[] = [];
    const pages = createRowPages({
      load: async (offset, _, signal) => {
        asked.push(offset);
        signal.addEventListener('abort', () => aborted.push(offset));
        if (failing.has(offset)) throw new Error('no');
        return page(offset);
      },
      onPage: () => undefined,
      onError: (error) => errors.push(error),
    });
    return { pages, asked, aborted, errors };
  }

  it('asks for what is in sight, once, and gives the rows at their places', async () => {
    const { pages, asked } = pagesOf();
    pages.need(95, 130);
    pages.need(95, 130);
    expect(pages.row(99)).toBeUndefined();
    await new Promise(setImmediate);
    pages.need(95, 130);
    expect(asked).toEqual([0, 100]);
    expect([pages.row(99)?.key, pages.row(100)?.key, pages.row(200)]).toEqual([
      '99',
      '100',
      undefined,
    ]);
  });

  it('does not wait for what was scrolled past, and forgets what is far', async () => {
    const { pages, asked, aborted } = pagesOf();
    pages.need(0, 10);
    pages.need(500_050, 500_050);
    expect([asked, aborted]).toEqual([[0, 500_000], [0]]);
    for (let place = 0; place < 60; place += 1) {
      pages.need(place * PAGE_ROWS, place * PAGE_ROWS + 1);
      await new Promise(setImmediate);
    }
    expect([pages.row(0), pages.row(5999)?.key]).toEqual([undefined, '5999']);
  });

  it('asks for what is next before it is in sight, but for nothing beyond the end', () => {
    const { pages, asked } = pagesOf();
    pages.need(140, 160);
    pages.need(260, 280, 290);
    expect(asked).toEqual([0, 100, 200]);
  });

  it('shows what was there before until its successor has come, however often it is asked anew', async () => {
    const { pages } = pagesOf();
    pages.need(0, 1);
    await new Promise(setImmediate);
    const again = createRowPages({
      load: () => new Promise(() => undefined),
      onPage: () => undefined,
      onError: () => undefined,
      before: pages.shown(),
    });
    again.need(0, 1);
    expect([again.row(0)?.key, again.row(PAGE_ROWS)]).toEqual(['0', undefined]);
    expect(again.shown().get(0)?.[1]?.key).toBe('1');
  });

  it('tells what failed, and asks again', async () => {
    const { pages, asked, errors } = pagesOf(new Set([0]));
    pages.need(0, 1);
    await new Promise(setImmediate);
    pages.need(0, 1);
    await new Promise(setImmediate);
    expect([asked, errors.length]).toEqual([[0, 0], 2]);
    pages.leave();
  });
});

describe('apiPath', () => {
  it('is where the API shows a row, for tables that it shows', async () => {
    const own = createMockServer();
    const { tables } = (await request(own.app).get('/__admin/tables')).body;
    for (const { name } of tables) {
      const [first] = (await request(own.app).get(`/__admin/tables/${name}?limit=1`)).body.rows;
      const path = first && apiPath(name, first.key);
      if (path === undefined) continue;
      const { status } = await request(own.app)
        .get(path)
        .set('Authorization', 'Token YOUR_API_TOKEN');
      expect([path, status]).toEqual([path, 200]);
    }
    expect(apiPath('media', 'x')).toBeUndefined();
    expect(apiPath('constructor', 'x')).toBeUndefined();
  });
});
