/** Example: a Vitest suite. Every test has a sandbox of its own, so that nothing late of the last one arrives. */
import { expect, test } from 'vitest';
import { useMockServer } from 'waldur-payments-mock/vitest';

const EXAMPLE = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';

const server = useMockServer({ isolation: 'sandbox', now: '2023-10-01T10:00:00Z' });

const record = (sum) =>
  fetch(`${server.url}/api/payments/`, {
    method: 'POST',
    headers: { ...server.as('staff').headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      profile: `${server.url}/api/payment-profiles/${EXAMPLE}/`,
      date_of_payment: '2023-10-01',
      sum,
    }),
  });

test.each(['100.00', '200.00'])('records %s, once and by staff', async (sum) => {
  const response = await record(sum);
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ sum });
  await expect(server).toHaveReceived('payments_create', {
    times: 1,
    body: { sum },
    actor: 'staff',
  });
  await expect(server).toHaveIgnoredNothing();
});

test('gives the same payment the same uuid in every run', async () => {
  const { uuid } = await (await record('100.00')).json();
  await server.reset();
  expect(await (await record('100.00')).json()).toHaveProperty('uuid', uuid);
});

test('knows a world of its own', async () => {
  await server.seed({ users: [{ username: 'only', token: 'only-token', is_staff: true }] });
  const { headers } = server.as('only');
  const response = await fetch(`${server.url}/api/payments/`, { headers });
  expect(await response.json()).toEqual([]);
});
