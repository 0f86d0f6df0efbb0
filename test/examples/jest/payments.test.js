/** Example: a Jest suite in CommonJS. Every test begins with the payments of the shipped world. */
const { useMockServer } = require('waldur-payments-mock/jest');
const { createPaymentsClient } = require('./payments-client.js');

const EXAMPLE = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';
const PAYMENT = { profile: EXAMPLE, date: '2023-10-01', sum: '100.00' };

const server = useMockServer();
const client = (username = 'staff') =>
  createPaymentsClient({ url: server.url, token: server.as(username).token });

test('records a payment, and sends nothing that Waldur ignores', async () => {
  expect(await client().record(PAYMENT)).toMatchObject({ sum: '100.00', invoice: null });
  await expect(server).toHaveReceived('payments_create', { times: 1, body: { sum: '100.00' } });
  await expect(server).toHaveIgnoredNothing();
});

test('links a payment to a paid invoice', async () => {
  const { uuid } = await client().record(PAYMENT);
  await client().link(uuid, EXAMPLE);
  const payments = await client().all();
  expect(payments.find((payment) => payment.uuid === uuid).invoice_uuid).toBe(EXAMPLE);
});

test('begins without the payments of the tests before', async () => {
  await expect(server).not.toHaveReceived('payments_create');
  const before = await client().all();
  await client().record(PAYMENT);
  expect(await client().all()).toHaveLength(before.length + 1);
});

test('passes on why a stranger may not record payments', async () => {
  await expect(client('stranger').record(PAYMENT)).rejects.toThrow('You do not have permission');
});

test('asks for patience while Waldur is busy', async () => {
  await server.faults.add({
    operation: 'payments_create',
    respond: 'service_unavailable',
    times: 1,
  });
  await expect(client().record(PAYMENT)).rejects.toThrow('try again later');
  expect(await client().record(PAYMENT)).toHaveProperty('uuid');
});
