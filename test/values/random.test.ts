/** Which numbers a seed gives. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRandom, type Random } from '../../src/values/random.ts';

const draws = (random: Random): readonly number[] => [random.next(), random.next(), random.next()];

describe('createRandom', () => {
  it('gives the same bytes for the same seed on every machine', () => {
    const random = createRandom(7);
    expect(random.next()).toBe(784_525_307);
    expect(random.next()).toBe(686_520_071);
    expect(random.letters(8)).toBe('p8GtiKSz');
    expect(draws(createRandom(7))).toStrictEqual(draws(createRandom('7')));
    expect(draws(createRandom(7))).not.toStrictEqual(draws(createRandom(8)));
  });

  it('keeps its streams apart', () => {
    const a = createRandom('x');
    const b = createRandom('x');
    b.next();
    b.stream('other').next();
    expect(draws(b.stream('tokens'))).toStrictEqual(draws(a.stream('tokens')));
    expect(a.stream('tokens')).toBe(a.stream('tokens'));
    expect(draws(a.stream('p'))).not.toStrictEqual(draws(a.stream('q')));
  });

  it('goes back to a state with all its streams, and starts the others anew', () => {
    const random = createRandom(1);
    random.stream('a').stream('deep').next();
    const saved = random.state();
    const take = (): unknown => [
      draws(random),
      draws(random.stream('a').stream('deep')),
      draws(random.stream('late')),
    ];
    const first = take();
    random.restore(saved);
    expect(take()).toStrictEqual(first);
    const copy = createRandom(1);
    copy.restore(saved);
    expect(draws(copy)).toStrictEqual((first as readonly unknown[])[0]);
  });

  it('keeps to its bounds and reaches them', () => {
    const random = createRandom(3);
    const bounds = fc
      .tuple(fc.integer(), fc.nat())
      .map(([min, span]) => [min, min + span] as const);
    fc.assert(
      fc.property(bounds, ([min, max]) => {
        const drawn = random.between(min, max);
        expect(drawn >= min && drawn <= max && Number.isInteger(drawn)).toBe(true);
      }),
    );
    const seen = new Set(Array.from({ length: 200 }, () => random.between(1, 3)));
    expect([...seen].sort()).toStrictEqual([1, 2, 3]);
    expect(random.between(5, 5)).toBe(5);
    expect(() => random.between(2, 1)).toThrow(RangeError);
    expect(() => random.between(0.5, 1)).toThrow(RangeError);
    expect(() => random.between(0, 2 ** 32)).toThrow(RangeError);
  });

  it('makes bytes and letters of any length, evenly', () => {
    const random = createRandom('even');
    expect(random.bytes(0)).toHaveLength(0);
    expect(random.letters(500)).toMatch(/^[A-Za-z0-9]{500}$/);
    const bytes = random.bytes(20_000);
    const mean = bytes.reduce((sum, byte) => sum + byte, 0) / bytes.length;
    expect(Math.abs(mean - 127.5)).toBeLessThan(3);
  });
});
