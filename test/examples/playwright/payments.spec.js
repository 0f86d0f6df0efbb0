/** Example: each worker of Playwright has a sandbox of its own, which begins anew with each test. */
const { expect, test: base } = require('@playwright/test');

const PROFILE = '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';

const test = base.extend({
  /** Where the API is: an app under test gets it as the URL of its Waldur. */
  waldur: async ({ baseURL, request }, use, { parallelIndex }) => {
    const url = `${baseURL}/__sandbox/worker-${parallelIndex}`;
    await request.post(`${url}/__admin/reset`);
    await use(url);
  },
});

const record = (request, waldur, token) =>
  request.post(`${waldur}/api/payments/`, {
    headers: { Authorization: `Token ${token}` },
    data: { profile: PROFILE, date_of_payment: '2023-10-01', sum: '100.00' },
  });

test('a payment is recorded', async ({ request, waldur }) => {
  const response = await record(request, waldur, 'YOUR_API_TOKEN');
  expect(response.status()).toBe(201);
  expect(await response.json()).toMatchObject({ sum: '100.00', invoice: null });
});

test('an owner may not record payments', async ({ request, waldur }) => {
  const response = await record(request, waldur, 'owner-token');
  expect(response.status()).toBe(403);
});

test('the API is busy, once', async ({ request, waldur }) => {
  const fault = { operation: 'payments_create', respond: 'service_unavailable', times: 1 };
  await request.post(`${waldur}/__admin/faults`, { data: fault });
  expect((await record(request, waldur, 'YOUR_API_TOKEN')).status()).toBe(503);
  expect((await record(request, waldur, 'YOUR_API_TOKEN')).status()).toBe(201);
});
