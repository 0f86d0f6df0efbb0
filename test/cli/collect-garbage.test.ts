/** Whether a collection can be asked for, and collects. */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { collectGarbage } from '../../src/cli/collect-garbage.ts';

describe('collectGarbage', () => {
  it('lets go of what nobody holds any more', async () => {
    const lost = new WeakRef({ payments: [] });
    const held = { payments: [] };
    const known = new WeakRef(held);
    // What a WeakRef was made with stays to the end of the turn.
    await setImmediate();
    collectGarbage();
    expect([lost.deref(), known.deref()]).toEqual([undefined, held]);
  });
});
