/** A queue is a list that is pushed and shifted. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Queue } from '../../../src/sandbox/journal/queue.ts';

describe('a queue', () => {
  it('has what a list has, whatever is done to both', () => {
    const command = fc.oneof(
      { weight: 5, arbitrary: fc.constant('add' as const) },
      { weight: 5, arbitrary: fc.constant('take' as const) },
      { weight: 1, arbitrary: fc.constant('keep' as const) },
    );
    const isEven = (value: number): boolean => value % 2 === 0;
    fc.assert(
      fc.property(
        fc.array(command, { maxLength: 200 }),
        fc.integer({ max: 600, min: 0 }),
        (steps, size) => {
          let list = Array.from({ length: size }, (_, index) => index);
          const queue = new Queue(list);
          // Past the point where gaps are cleared away.
          for (let count = 0; count < size / 2; count += 1) expect(queue.take()).toBe(list.shift());
          for (const [index, step] of steps.entries()) {
            if (step === 'add') {
              queue.add(index);
              list.push(index);
            } else if (step === 'take') expect(queue.take()).toBe(list.shift());
            else {
              queue.keep(isEven);
              list = list.filter(isEven);
            }
            expect([queue.size, queue.oldest]).toEqual([list.length, list[0]]);
          }
          expect(queue.items()).toEqual(list);
          queue.clear();
          expect([queue.size, queue.take()]).toEqual([0, undefined]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
