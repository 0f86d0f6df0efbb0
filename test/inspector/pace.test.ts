/** How often the page is painted anew. */
import { describe, expect, it } from '@jest/globals';
import { LONGEST_REST_MS, paced, REST_MS, REST_SHARE } from '../../src/inspector/client/pace.ts';

function page() {
  const frames: (() => void)[] = [];
  const rests: (() => void)[] = [];
  const waits: number[] = [];
  let now = 0;
  const given = {
    requestAnimationFrame: (then: () => void) => frames.push(then),
    // What is to come as soon as it has been painted comes at once.
    setTimeout: (then: () => void, ms: number) =>
      ms === 0 ? then() : waits.push(ms) && rests.push(then),
    performance: { now: () => now },
  };
  const take = (ms: number): void => {
    now += ms;
  };
  const pass = (queue: (() => void)[]): void => {
    for (const then of queue.splice(0)) then();
  };
  return { later: paced(given), waits, take, frame: () => pass(frames), rest: () => pass(rests) };
}

describe('what comes in', () => {
  it('is painted with the next frame where nothing was for a while', () => {
    const { later, frame, rest } = page();
    const painted: string[] = [];
    later(() => painted.push('first'));
    expect(painted).toEqual([]);
    frame();
    expect(painted).toEqual(['first']);
    rest();
    later(() => painted.push('second'));
    frame();
    expect(painted).toEqual(['first', 'second']);
  });

  it('waits for the end of the rest after a painting', () => {
    const { later, frame, rest, waits } = page();
    const painted: string[] = [];
    later(() => painted.push('first'));
    frame();
    later(() => painted.push('second'));
    frame();
    expect([painted, waits]).toEqual([['first'], [REST_MS]]);
    rest();
    expect(painted).toEqual(['first']);
    frame();
    expect(painted).toEqual(['first', 'second']);
  });

  it('waits the longer the more the painting cost, and no longer than a page is live', () => {
    const { later, take, frame, rest, waits } = page();
    for (const costMs of [0, 20, 5000]) {
      later(() => take(costMs));
      frame();
      rest();
    }
    expect(waits).toEqual([REST_MS, 20 * REST_SHARE, LONGEST_REST_MS]);
  });
});
