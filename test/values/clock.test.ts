/** What time it is. */
import { describe, expect, it } from '@jest/globals';
import { createClock } from '../../src/values/clock.ts';
import {
  epochMs,
  FIRST_INSTANT,
  instantFromEpochMs,
  LAST_INSTANT,
} from '../../src/values/instant.ts';

const NOON = instantFromEpochMs(1_696_161_600_000);

describe('createClock', () => {
  it('runs with the machine', () => {
    const before = Date.now();
    const now = epochMs(createClock().now());
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('stands still at the moment it was given, and moves when told', () => {
    const clock = createClock({ now: NOON });
    expect(clock.now()).toBe('2023-10-01T12:00:00.000000Z');
    clock.advance(1500);
    expect(clock.now()).toBe('2023-10-01T12:00:01.500000Z');
    clock.reset();
    expect(clock.now()).toBe(NOON);
  });

  it('stamps a moment that stays the same, whatever becomes of the clock', () => {
    let machine = 1000;
    const clock = createClock({ source: () => machine });
    const stamps = [clock.stamp()];
    machine = 2000;
    clock.freeze(NOON);
    stamps.push(clock.stamp());
    clock.advance(5);
    expect(stamps.map((stamp) => stamp.at())).toEqual(['1970-01-01T00:00:01.000000Z', NOON]);
  });

  it('freezes and runs on with an offset', () => {
    let machine = 0;
    const clock = createClock({ source: () => machine });
    clock.advance(1000);
    clock.freeze();
    machine = 5000;
    expect(clock.now()).toBe('1970-01-01T00:00:01.000000Z');
    clock.freeze(NOON);
    expect(clock.now()).toBe(NOON);
    clock.setOffset(-2000);
    expect(clock.now()).toBe('1970-01-01T00:00:03.000000Z');
    clock.reset();
    expect(clock.now()).toBe('1970-01-01T00:00:05.000000Z');
  });

  it('stops at the edges of time, frozen or running, and comes back from there', () => {
    let machine = 0;
    const clock = createClock({ now: LAST_INSTANT, source: () => machine });
    clock.advance(1);
    expect(clock.now()).toBe(LAST_INSTANT);
    clock.freeze(FIRST_INSTANT);
    clock.advance(-1);
    expect(clock.now()).toBe(FIRST_INSTANT);
    clock.setOffset(epochMs(LAST_INSTANT));
    machine = 5000;
    expect([clock.now(), clock.stamp().at()]).toEqual([LAST_INSTANT, LAST_INSTANT]);
    expect(clock.machine()).toBe('1970-01-01T00:00:05.000000Z');
    clock.reset();
    expect(clock.now()).toBe(LAST_INSTANT);
  });
});
