/** What passes for counts, and every problem of what does not. */
import { describe, expect, it } from '@jest/globals';
import { readCounts } from '../../../src/sandbox/coverage/read-counts.ts';
import { countsOf, OPERATIONS } from './contract.ts';

const WHOLE = { pointer: '', message: 'must be coverage counts, such as {"operations": {}}' };
const counts = countsOf('things_list', { 200: 1 }, { page: 2 });
const list = counts.operations['things_list'];
const withList = (parts: object) => ({ operations: { things_list: { ...list, ...parts } } });

describe('counts', () => {
  it('are read as they were written', () => {
    expect(readCounts(counts, OPERATIONS)).toEqual({ counts });
    expect(readCounts({ operations: {} }, OPERATIONS)).toEqual({ counts: { operations: {} } });
  });

  it('may be of a time when nothing was told of the answers of faults', () => {
    const { faults: _faults, ...older } = { ...list };
    expect(readCounts({ operations: { things_list: older } }, OPERATIONS)).toEqual({ counts });
  });

  it('may have more around them, and unexpected statuses apart', () => {
    const content = {
      summary: 'x',
      ...withList({ unexpected: { 500: 1, 200: 2 }, method: 'GET' }),
    };
    expect(readCounts(content, OPERATIONS)).toEqual({
      counts: countsOf('things_list', { 200: 3, 500: 1 }, { page: 2 }),
    });
  });

  it.each([[null], [[]], ['text'], [5], [{}], [{ operations: [] }], [{ operations: null }]])(
    'are not %j',
    (content) => {
      expect(readCounts(content, OPERATIONS)).toEqual({ problems: [WHOLE] });
    },
  );

  it.each([
    [{ statuses: undefined }, 'statuses', 'is required'],
    [{ query: [] }, 'query', 'must be an object'],
    [{ statuses: { ok: 1 } }, 'statuses/ok', 'is no status'],
    [{ statuses: { 2000: 1 } }, 'statuses/2000', 'is no status'],
    [{ unexpected: { '': 1 } }, 'unexpected/', 'is no status'],
    [{ faults: { sum: 1 } }, 'faults/sum', 'is no status'],
    [{ query: { 'a/~b': 1 } }, 'query/a~1~0b', 'is no query parameter of this operation'],
    [
      { fields: { constructor: 1 } },
      'fields/constructor',
      'is no writable field of this operation',
    ],
    [{ query: { page: -1 } }, 'query/page', 'must be a whole number from 0 on'],
    [{ query: { page: 1.5 } }, 'query/page', 'must be a whole number from 0 on'],
    [{ query: { page: '1' } }, 'query/page', 'must be a whole number from 0 on'],
    [{ query: { page: 2 ** 53 } }, 'query/page', 'must be a whole number from 0 on'],
  ])('with %j are refused at %s', (parts, place, message) => {
    expect(readCounts(withList(parts), OPERATIONS)).toEqual({
      problems: [{ pointer: `/operations/things_list/${place}`, message }],
    });
  });

  it('are refused with all their problems at once, and a hint where a name is near', () => {
    const content = { operations: { thing_list: list, things_create: 5, nonsense: list } };
    expect(readCounts(content, OPERATIONS)).toEqual({
      problems: [
        {
          pointer: '/operations/thing_list',
          message: 'is no operation: did you mean "things_list"?',
        },
        { pointer: '/operations/things_create', message: 'must be an object' },
        {
          pointer: '/operations/nonsense',
          message: `is no operation: there are ${OPERATIONS.map(({ id }) => id).join(', ')}`,
        },
      ],
    });
  });
});
