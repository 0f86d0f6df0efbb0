/** Which assertions are noticed as forgotten, whatever a runner does with them first. */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Assertions } from '../../src/testing/assertions.ts';

const claim = (call: string) => ({ call, place: new Error('place') });
const verdict = async (pass: boolean): Promise<void> => {
  await setImmediate();
  if (!pass) throw new Error('It does not hold.');
};
const noop = () => undefined;

/** What runners do with the promise of a matcher before the test gets it. */
const RUNNERS: readonly (readonly [string, number, (judging: Promise<void>) => Promise<void>])[] = [
  ['none', 0, (judging) => judging],
  ['Vitest', 1, (judging) => judging.then(noop)],
  [
    'Jest',
    2,
    (judging) =>
      judging.then(noop).catch((error) => {
        throw error;
      }),
  ],
  ['one that ends with finally', 2, (judging) => judging.then(noop).finally(noop)],
];

describe.each(RUNNERS)('an assertion in %s', (_, steps, hand) => {
  /** Asserts in a test of this runner, and gives what `settle` throws behind it. */
  async function settled(
    pass: boolean,
    test: (handed: Promise<void>) => unknown,
  ): Promise<string | undefined> {
    const assertions = new Assertions(steps);
    await test(hand(assertions.watch(verdict(pass), claim('expect(server).toX()'))));
    return assertions.settle().then(noop, (error: Error) => `${error.message}\n${error.stack}`);
  }

  it.each([true, false])(
    'that nobody waits for is told, with its line; passes: %p',
    async (pass) => {
      const told = await settled(pass, noop);
      expect(told).toMatch(
        /^await is missing: expect\(server\)\.toX\(\)\nat .*assertions\.test\.ts:\d+/,
      );
      expect(told).toMatch(pass ? 'It passes.' : 'It does not hold.');
    },
  );

  it('that nobody waits for is told after it was settled, too', async () => {
    const test = async (): Promise<void> => {
      for (let round = 0; round < 5; round += 1) await setImmediate();
    };
    expect(await settled(false, () => test())).toMatch('It does not hold.');
  });

  const WAYS: readonly (readonly [string, (handed: Promise<void>) => unknown])[] = [
    ['awaited', async (handed) => await handed],
    ['returned', (handed) => handed],
    ['returned to a runner that calls then', (handed) => new Promise((ok) => handed.then(ok, ok))],
    ['one of several', (handed) => Promise.all([handed, 1])],
    ['awaited later', (handed) => setImmediate().then(() => handed)],
  ];

  it.each(WAYS)('that is %s is none of its business', async (_way, test) => {
    expect(await settled(true, test)).toBeUndefined();
  });

  it('that fails where it is awaited fails there alone', async () => {
    const test = (handed: Promise<void>) => expect(handed).rejects.toThrow('It does not hold.');
    expect(await settled(false, test)).toBeUndefined();
  });
});
