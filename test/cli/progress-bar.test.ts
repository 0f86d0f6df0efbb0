/** The bar of `pull` and `compare`: on a terminal of any width, gone at the end, and nowhere else. */
import { describe, expect, it } from '@jest/globals';
import { createProgressBar } from '../../src/cli/progress-bar.ts';

const CLEAR = '\r\u001b[K';

function shownOn(columns: number | undefined) {
  const written: string[] = [];
  const bar = createProgressBar({
    columns: () => columns,
    write: async (text) => void written.push(text),
  });
  return { bar, written };
}

describe('the bar on a terminal', () => {
  it('is one line that goes away', async () => {
    const { bar, written } = shownOn(100);
    bar.show('payments', 50, 100);
    bar.show('files', 3, undefined);
    bar.show('nothing', 0, 0);
    await bar.end();
    expect(written).toEqual([
      `${CLEAR}payments         ############............ 50 of 100`,
      `${CLEAR}files            3`,
      `${CLEAR}nothing          ........................ 0 of 0`,
      CLEAR,
    ]);
  });

  it.each([
    [40, `payments         ${'#'.repeat(6)}${'.'.repeat(6)} 50 of 100`],
    [30, 'payments         50 of 100'],
    [20, 'payments         50'],
    [0, `payments         ${'#'.repeat(12)}${'.'.repeat(12)} 50 of 100`],
    [undefined, `payments         ${'#'.repeat(12)}${'.'.repeat(12)} 50 of 100`],
  ])('is no longer than a line of %s columns', (columns, line) => {
    const { bar, written } = shownOn(columns);
    bar.show('payments', 50, 100);
    expect(written).toEqual([CLEAR + line]);
    expect(line.length).toBeLessThan(columns || 80);
  });

  it('takes nothing away where it showed nothing, and is nothing where there is no terminal', async () => {
    const { bar, written } = shownOn(80);
    await bar.end();
    expect(written).toEqual([]);
    const none = createProgressBar(undefined);
    none.show('payments', 1, 2);
    await none.end();
  });

  it('waits until the terminal has it, and not for one that is stopped', async () => {
    const events: string[] = [];
    const slow = createProgressBar({
      columns: () => 80,
      write: async (text) => {
        await new Promise((resolve) => setImmediate(resolve));
        events.push(text === CLEAR ? 'gone' : 'shown');
      },
    });
    slow.show('payments', 1, 2);
    await slow.end();
    events.push('next');
    expect(events).toEqual(['shown', 'gone', 'next']);
    const stopped = createProgressBar({
      columns: () => 80,
      write: () => new Promise(() => undefined),
    });
    stopped.show('payments', 1, 2);
    await expect(stopped.end()).resolves.toBeUndefined();
  });
});
