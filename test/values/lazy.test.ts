/** Holds what is made late to being made once. */
import { describe, expect, it } from '@jest/globals';
import { lazy } from '../../src/values/lazy.ts';

describe('lazy', () => {
  it.each([['a text'], [undefined]])(
    'makes %s when it is first asked for, and keeps it',
    (value) => {
      let calls = 0;
      const told = lazy(() => {
        calls += 1;
        return value;
      });
      expect(calls).toBe(0);
      expect([told(), told()]).toEqual([value, value]);
      expect(calls).toBe(1);
    },
  );

  it('tries again after a failure', () => {
    let calls = 0;
    const told = lazy(() => {
      calls += 1;
      if (calls === 1) throw new Error('not yet');
      return calls;
    });
    expect(told).toThrow('not yet');
    expect([told(), told()]).toEqual([2, 2]);
  });
});
