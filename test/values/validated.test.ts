/** How outcomes of several fields become one. */
import { describe, expect, it } from '@jest/globals';
import { collect, gather, invalid, valid } from '../../src/values/validated.ts';

describe('collect', () => {
  it('gives one object of all values, without the undefined ones', () => {
    const outcome = collect<{ a: number; b: string | undefined; c: null }>({
      a: valid(1),
      b: valid(undefined),
      c: valid(null),
    });
    expect(outcome).toStrictEqual({ valid: true, value: { a: 1, c: null } });
  });

  it('gives the errors of every failed field in key order, and no value', () => {
    const outcome = collect<{ z: number; a: number; m: number }>({
      z: invalid('first'),
      a: valid(1),
      m: invalid(['second', 'third']),
    });
    expect(outcome).toStrictEqual({
      valid: false,
      errors: { z: ['first'], m: ['second', 'third'] },
    });
    expect(JSON.stringify(outcome)).toContain('{"z":["first"],"m":["second","third"]}');
  });

  it('nests the errors of a nested serializer', () => {
    const inner = collect<{ x: number }>({ x: invalid('bad') });
    expect(collect<{ inner: { x: number } }>({ inner })).toStrictEqual({
      valid: false,
      errors: { inner: { x: ['bad'] } },
    });
  });
});

describe('gather', () => {
  it('takes outcomes by name from any iterable', () => {
    const outcomes = valid(new Map([['a', valid(1)]]));
    expect(gather<{ a: number }>(outcomes)).toStrictEqual({ valid: true, value: { a: 1 } });
  });

  it('hands on the failure that came before there were outcomes', () => {
    expect(gather(invalid('no data'))).toStrictEqual({ valid: false, errors: ['no data'] });
  });
});
