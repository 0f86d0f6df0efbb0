/** How often the page is painted anew. */
import { describe, expect, it } from '@jest/globals';
import { paced, REST_MS } from '../../src/inspector/client/pace.ts';

function page() {
  const frames: (() => void)[] = [];
  const rests: (() => void)[] = [];
  const waits: number[] = [];
  const given = {
    requestAnimationFrame: (then: () => void) => frames.push(then),
    setTimeout: (then: () => void, ms: number) => waits.push(ms) && rests.push(then),
  };
  const pass = (queue: (() => void)[]): void => {
    for (const then of queue.splice(0)) then();
  };
  return { later: paced(given), waits, frame: () => pass(frames), rest: () => pass(rests) };
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
});
