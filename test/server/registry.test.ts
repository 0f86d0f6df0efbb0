/** Whatever a sandbox remembers is registered, so that a reset is complete. */
import { describe, expect, it } from '@jest/globals';
import { resources, site } from '../../src/resources/index.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { Store } from '../../src/store/store.ts';
import { contractOf } from '../../src/waldur/contract.ts';
import { createClient } from '../client.ts';
import { PROFILE } from '../resources/base-world.ts';

function createSandbox(): Sandbox {
  const store = new Store(resources.map(({ table }) => table));
  const options = { site, auth: 'strict', randomSeed: 1, now: undefined, delayMs: 0 } as const;
  return new Sandbox({ ...options, contract: contractOf('documented') }, store, store.snapshot());
}

const hasReset = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'reset' in value &&
  typeof value.reset === 'function';

/** What can be reset in a sandbox and what it is made of, by name. */
function stateful(owner: object): readonly (readonly [string, unknown])[] {
  return Object.entries(owner).filter(([, value]) => hasReset(value));
}

describe('a sandbox', () => {
  it('registers every part of it that can be reset', () => {
    const sandbox = createSandbox();
    const registered: readonly unknown[] = Object.values(sandbox.parts);
    const found = [...stateful(sandbox), ...stateful(sandbox.world)];
    expect(found.map(([name]) => name).sort()).toEqual([
      ...['clock', 'coverage', 'faults', 'journal', 'served'],
    ]);
    expect(found.filter(([, part]) => !registered.includes(part))).toEqual([]);
  });

  it('is as at its start after a reset, whatever was done', async () => {
    const api = createClient({ now: '2024-01-01T00:00:00Z' });
    const seen = () => [api.state(), api.requests.entries(), api.faults.list(), api.clock.now()];
    const body = {
      profile: `/api/payment-profiles/${PROFILE.active}/`,
      date_of_payment: '2024-01-01',
      sum: '1',
    };
    const create = () => api.send({ method: 'POST', path: '/api/payments/', json: body });
    const before = seen();
    const first = await create();
    api.faults.add({ operation: 'payments_list', respond: 'server_error' });
    api.clock.advance(5000);
    api.reset();
    expect(seen()).toEqual(before);
    expect((await create()).json).toEqual(first.json);
  });
});
