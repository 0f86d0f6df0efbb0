/** The lost answer: the state has changed, and the client never heard of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../../src/index.ts';

const PAYMENT = {
  profile: '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/',
  date_of_payment: '2023-10-01',
  sum: '41.00',
};

let server: StartedMockServer;
beforeAll(async () => {
  server = await startMockServer();
});
beforeEach(() => server.reset());
afterAll(() => server.close());

async function addFault(description: object): Promise<void> {
  const { status } = await fetch(`${server.url}/__admin/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(description),
  });
  expect(status).toBe(201);
}

async function pay(): Promise<number> {
  const { headers } = server.as('staff');
  const { status } = await fetch(`${server.url}/api/payments/`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(PAYMENT),
  });
  return status;
}

/** Tries again when it hears nothing, as many clients do. */
const payNaively = () => pay().catch(pay);

/** How many payments of this sum there are. */
async function paid(): Promise<number> {
  const { headers } = server.as('staff');
  const answer = await fetch(`${server.url}/api/payments/?page_size=300`, { headers });
  const payments: readonly { sum: string }[] = JSON.parse(await answer.text());
  return payments.filter(({ sum }) => sum === PAYMENT.sum).length;
}

describe('a client that retries naively', () => {
  it('pays once when nothing goes wrong', async () => {
    expect(await payNaively()).toBe(201);
    expect(await paid()).toBe(1);
  });

  it('pays once when the connection breaks before anything is done', async () => {
    await addFault({ operation: 'payments_create', when: 'beforeWork', transport: 'reset' });
    expect(await payNaively()).toBe(201);
    expect(await paid()).toBe(1);
  });

  it.each([{}, { when: 'afterWork' }, { when: 'afterCommit' }])(
    'pays twice when the answer is lost: %j',
    async (when) => {
      await addFault({ operation: 'payments_create', ...when, transport: 'reset' });
      expect(await payNaively()).toBe(201);
      expect(await paid()).toBe(2);
    },
  );
});

describe('a client that does not retry', () => {
  it.each(['reset', 'stall', 'truncate'])(
    'never hears of the payment that it made: %s',
    async (transport) => {
      await addFault({ operation: 'payments_create', transport });
      const attempt = fetch(`${server.url}/api/payments/`, {
        method: 'POST',
        headers: { ...server.as('staff').headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(PAYMENT),
        signal: AbortSignal.timeout(300),
      });
      await expect(attempt.then((answer) => answer.json())).rejects.toThrow();
      expect(await paid()).toBe(1);
    },
  );
});
