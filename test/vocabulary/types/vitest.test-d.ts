/** What a compiler says of the helpers and matchers for Vitest: the right name, and a misspelled one. */
import { expect } from 'vitest';
import {
  type FaultRequest,
  type FixtureDocument,
  type OperationId,
  useMockServer,
} from '../../../src/testing/vitest.ts';

const server = useMockServer({ isolation: 'sandbox', scenario: 'fresh-organization' });
// @ts-expect-error: there is no such isolation
useMockServer({ isolation: 'full' });
// @ts-expect-error: there is no such scenario
useMockServer({ scenario: 'fresh' });
// @ts-expect-error: there is no such table
useMockServer({ fixtures: { payment: [] } });

server.as('staff').token satisfies string;
server.as('somebody of my own');

export async function calls(): Promise<void> {
  await expect(server).toHaveReceived('payments_create', {
    times: { min: 1 },
    status: 201,
    actor: 'owner',
    body: { sum: '1.00', date_of_payment: '2024-01-01', proof: { name: 'a.pdf' } },
    query: { format: 'json' },
  });
  await expect(server).not.toHaveReceived('payment_profiles_update', {
    body: { payment_type: 'invoices', is_active: false, attributes: { contract_sum: 1 } },
  });
  await expect(server).toHaveIgnoredNothing();
  // @ts-expect-error: there is no such operation
  await expect(server).toHaveReceived('payment_create');
  // @ts-expect-error: it has no such field
  await expect(server).toHaveReceived('payments_create', { body: { summ: '1.00' } });
  // @ts-expect-error: that field is of another operation
  await expect(server).not.toHaveReceived('payments_create', { body: { invoice: 'i' } });
  // @ts-expect-error: there is no such type of payment
  await expect(server).toHaveReceived('payment_profiles_create', { body: { payment_type: 'x' } });
  // @ts-expect-error: it answers 201
  await expect(server).toHaveReceived('payments_create', { status: 200 });
  // @ts-expect-error: it has no such parameter
  await expect(server).toHaveReceived('invoices_list', { query: { stat: 'paid' } });
  // @ts-expect-error: there is no such option
  await expect(server).toHaveReceived('payments_create', { time: 1 });
  // @ts-expect-error: there is no such matcher
  await expect(server).toHaveRecieved('payments_create');

  await server.faults.add({ operation: 'payments_create', respond: 'bad_gateway' });
  // @ts-expect-error: there is no such preset
  await server.faults.add({ operation: 'payments_create', respond: 'bad_gatway' });
  await server.requests.wait({ operation: 'payments_create', body: { sum: '1.00' } }, { times: 2 });
  // @ts-expect-error: there is no such operation
  await server.requests.wait({ operation: 'payment_create' });
  await server.reset({ keep: ['clock'] });
  // @ts-expect-error: there is no such part
  await server.reset({ keep: ['clocks'] });
  await server.seed({ payments: [] } satisfies FixtureDocument);
  // @ts-expect-error: there is no such column
  await server.seed({ customers: [{ nam: 'Acme' }] });
  const { payments } = await server.state();
  payments[0]?.date_of_payment satisfies string | undefined;
  // @ts-expect-error: there is no such column
  payments[0]?.date;
}

const FAULT = { operation: 'payments_list', respond: { status: 503 } } satisfies FaultRequest;
export const wait = (operation: OperationId) => server.requests.wait({ path: operation });
export const add = () => server.faults.add(FAULT);
