/** Properties of changes: unlinking undoes linking, refusals change nothing, and no reference dangles. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Ask, CONTRACTS, createClient } from '../client.ts';
import { INVOICE, PAYMENT, PROFILE } from '../resources/base-world.ts';

const payment = fc.constantFrom(...Object.values(PAYMENT));
const invoice = fc.constantFrom(...Object.values(INVOICE));
const profile = fc.constantFrom(...Object.values(PROFILE));
const post = (path: string, json?: unknown): Ask => ({ method: 'POST', path, json });

const linking = fc
  .tuple(payment, invoice)
  .map(([uuid, to]) =>
    post(`/api/payments/${uuid}/link_to_invoice/`, { invoice: `/api/invoices/${to}/` }),
  );
const unlinking = payment.map((uuid) => post(`/api/payments/${uuid}/unlink_from_invoice/`));
const moving = fc.tuple(payment, profile).map<Ask>(([uuid, to]) => ({
  method: 'PATCH',
  path: `/api/payments/${uuid}/`,
  json: { profile: `/api/payment-profiles/${to}/` },
}));
const destroying = fc
  .oneof(
    payment.map((uuid) => `payments/${uuid}`),
    profile.map((uuid) => `payment-profiles/${uuid}`),
  )
  .map<Ask>((path) => ({ method: 'DELETE', path: `/api/${path}/` }));
const enabling = profile.map((uuid) => post(`/api/payment-profiles/${uuid}/enable/`));
const paying = fc
  .tuple(invoice, fc.constantFrom(undefined, { date: '2024-01-01' }))
  .map(([uuid, json]) => post(`/api/invoices/${uuid}/paid/`, json));

describe.each(CONTRACTS)('changes (%s)', (contract) => {
  const api = createClient({ contract });

  beforeEach(() => api.reset());

  it('unlinking undoes linking', async () => {
    await fc.assert(
      fc.asyncProperty(payment, linking, async (_any, link) => {
        api.reset();
        const before = api.state();
        if ((await api.send(link)).status !== 200) {
          expect(api.state()).toEqual(before);
          return;
        }
        expect(api.state()).not.toEqual(before);
        await api.send(post(link.path.replace('link_to', 'unlink_from')));
        expect(api.state()).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('leave no reference that dangles, one active profile at most, and nothing done by a refusal', async () => {
    const changes = fc.array(fc.oneof(linking, unlinking, moving, destroying, enabling, paying), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(changes, async (asks) => {
        api.reset();
        for (const ask of asks) {
          const before = api.state();
          const { status } = await api.send(ask);
          if (status >= 400) expect(api.state()).toEqual(before);
        }
        const { json: rows } = await api.get('/api/payments/?page_size=300');
        for (const row of rows) {
          for (const url of [row.profile, row.invoice, row.proof]) {
            if (url !== null) expect((await api.get(new URL(url).pathname)).status).toBe(200);
          }
        }
        const { json: active } = await api.get('/api/payment-profiles/?is_active=true');
        const owners = active.map((row: { organization: string }) => row.organization);
        expect(new Set(owners).size).toBe(owners.length);
      }),
      { numRuns: 8 },
    );
  });

  it('give a state that loads again as the same', async () => {
    const changes = fc.array(fc.oneof(linking, moving, destroying, paying), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, async (asks) => {
        api.reset();
        for (const ask of asks) await api.send(ask);
        const state = api.state();
        const { text } = await api.get('/api/payments/?page_size=300');
        api.seed(JSON.parse(JSON.stringify(state)));
        expect(api.state()).toEqual(state);
        expect((await api.get('/api/payments/?page_size=300')).text).toBe(text);
      }),
      { numRuns: 12 },
    );
  });
});
