/** Which requests a fault strikes, and what it does to them. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { site } from '../../../src/resources/index.ts';
import { Faults } from '../../../src/sandbox/faults/faults.ts';
import { thrownProblems } from '../../thrown-problems.ts';
import { operation, requestOf, textOf } from './occasion.ts';

const list = operation('payments_list');
const create = operation('payments_create');

let faults: Faults;
beforeEach(() => {
  faults = new Faults(site);
});

/** The ids of the faults that strike so many requests, a dot for none. */
const struck = (requests: number, at = list) =>
  Array.from({ length: requests }, () => faults.strike(at)?.id ?? '.').join(' ');

const add = (more: object) =>
  faults.add({ operation: 'payments_list', respond: 'not_found', ...more });

describe('a fault', () => {
  it('strikes once unless told otherwise', () => {
    add({});
    expect(struck(3)).toBe('fault-1 . .');
  });

  it('strikes as often as it is told', () => {
    add({ times: 2 });
    expect(struck(4)).toBe('fault-1 fault-1 . .');
  });

  it.each([null, 0])('strikes for ever with times %s', (times) => {
    add({ times });
    expect(struck(5)).toBe('fault-1 fault-1 fault-1 fault-1 fault-1');
    expect(faults.list()).toMatchObject([{ hits: 5, remaining: null }]);
  });

  it('lets requests pass first', () => {
    add({ skip: 2 });
    expect(struck(4)).toBe('. . fault-1 .');
  });

  it('strikes its own operation alone', () => {
    add({});
    expect(struck(2, create)).toBe('. .');
    expect(struck(1)).toBe('fault-1');
  });

  it('strikes every operation with *', () => {
    add({ operation: '*', times: 2 });
    expect(struck(1, create)).toBe('fault-1');
    expect(struck(2)).toBe('fault-1 .');
  });

  it('gives way to those that were added before', () => {
    add({ times: 2 });
    add({ operation: '*' });
    expect(struck(4)).toBe('fault-1 fault-1 fault-2 .');
  });

  it('skips only requests that none before it has struck', () => {
    add({});
    add({ skip: 1 });
    expect(struck(4)).toBe('fault-1 . fault-2 .');
  });

  it('lets the next one strike while it skips', () => {
    add({ skip: 1 });
    add({});
    expect(struck(3)).toBe('fault-2 fault-1 .');
  });

  it('is told with its hits and how many are left', () => {
    const description = { operation: 'payments_list', respond: 'not_found', times: 3 };
    expect(faults.add(description)).toEqual({
      id: 'fault-1',
      operation: 'payments_list',
      hits: 0,
      remaining: 3,
      isActive: true,
      description,
    });
    faults.strike(list);
    expect(faults.list()).toMatchObject([{ id: 'fault-1', hits: 1, remaining: 2 }]);
  });

  it('is told as it was described, whatever becomes of the description', () => {
    const description = { operation: 'payments_list', respond: 'not_found' };
    faults.add(description);
    description.respond = 'conflict';
    expect(faults.list()).toMatchObject([{ description: { respond: 'not_found' } }]);
  });
});

describe('a strike', () => {
  it('has the defaults where nothing is said', () => {
    faults.add({ operation: 'payments_list', transport: 'reset' });
    expect(faults.strike(list)).toEqual({
      id: 'fault-1',
      when: 'afterWork',
      delayMs: 0,
      respond: undefined,
      transport: 'reset',
    });
  });

  it('has what the description says', () => {
    faults.add({
      operation: 'payments_list',
      when: 'afterCommit',
      delayMs: 600_000,
      transport: 'stall',
    });
    expect(faults.strike(list)).toMatchObject({
      when: 'afterWork',
      delayMs: 600_000,
      transport: 'stall',
    });
  });

  it.each([
    [{ respond: 'not_found' }, 'beforeWork'],
    [{ respond: 'not_found', delayMs: 5 }, 'beforeWork'],
    [{ respond: 'not_found', when: 'afterWork' }, 'afterWork'],
    [{ delayMs: 5 }, 'afterWork'],
    [{ delayMs: 5, when: 'before' }, 'beforeWork'],
    [{ transport: 'stall' }, 'afterWork'],
    [{ transport: 'truncate', when: 'beforeWork' }, 'beforeWork'],
  ])('comes after the work, unless it answers in its place or says otherwise: %j', (more, when) => {
    faults.add({ operation: 'payments_list', ...more });
    expect(faults.strike(list)).toMatchObject({ when });
  });

  it('answers with the preset, and says which fault it was', () => {
    add({ operation: '*', respond: 'method_not_allowed' });
    const answer = faults.strike(create)?.respond?.(requestOf('POST', '/api/payments/'));
    expect(answer).toMatchObject({
      status: 405,
      headers: { Allow: 'GET, POST, HEAD, OPTIONS', 'X-Mock-Note': 'fault fault-1' },
    });
    expect(answer && textOf(answer)).toBe('{"detail":"Method \\"POST\\" not allowed."}');
  });
});

describe('faults', () => {
  it('are removed one by one, and an id is not given again', () => {
    add({});
    faults.remove('fault-1');
    expect(faults.list()).toEqual([]);
    expect(add({})).toMatchObject({ id: 'fault-2' });
    expect(struck(1)).toBe('fault-2');
  });

  it('throws where one is to be removed that is not there, and tells which are', () => {
    const problem = (id: string) => thrownProblems(() => faults.remove(id));
    expect(problem('fault-1')).toEqual([
      { pointer: '', message: 'there is no fault "fault-1": there are none' },
    ]);
    add({});
    add({});
    faults.remove('fault-1');
    expect(problem('fault-1')).toEqual([
      { pointer: '', message: 'there is no fault "fault-1": there are fault-2' },
    ]);
    expect(faults.list()).toHaveLength(1);
  });

  it('start anew with a reset', () => {
    add({});
    faults.strike(list);
    faults.reset();
    expect(faults.list()).toEqual([]);
    expect(add({})).toMatchObject({ id: 'fault-1', hits: 0 });
  });

  it('are added all or none', () => {
    const good = { operation: 'payments_list', respond: 'not_found' };
    expect(thrownProblems(() => faults.addAll([good, { ...good, skip: -1 }, 7]))).toEqual([
      { pointer: '/1/skip', message: 'must be a whole number from 0 on' },
      { pointer: '/2', message: 'must be an object that describes a fault' },
    ]);
    expect(faults.list()).toEqual([]);
    expect(faults.addAll([good, good])).toMatchObject([{ id: 'fault-1' }, { id: 'fault-2' }]);
  });

  it('of one description know nothing of another sandbox', () => {
    const other = new Faults(site);
    add({});
    expect(other.list()).toEqual([]);
  });
});
