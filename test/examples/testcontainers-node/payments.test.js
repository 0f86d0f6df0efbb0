/** Example: the mock in a container. `node --test` runs it; Docker must know the image. */
const assert = require('node:assert/strict');
const { after, before, beforeEach, test } = require('node:test');
const { GenericContainer, Wait } = require('testcontainers');

let container;
let url;

before(async () => {
  container = await new GenericContainer('waldur-payments-mock')
    .withExposedPorts(8000)
    .withEnvironment({ WALDUR_MOCK_CONTRACT: 'deployed' })
    .withWaitStrategy(Wait.forHttp('/__admin/health', 8000))
    .start();
  url = `http://${container.getHost()}:${container.getMappedPort(8000)}`;
});
beforeEach(() => fetch(`${url}/__admin/reset`, { method: 'POST' }));
after(() => container?.stop());

test('a payment is recorded', async () => {
  const response = await fetch(`${url}/api/payments/`, {
    method: 'POST',
    headers: { Authorization: 'Token YOUR_API_TOKEN', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      profile: '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/',
      date_of_payment: '2023-10-01',
      sum: '100.00',
    }),
  });
  assert.equal(response.status, 201);
  const payment = await response.json();
  assert.equal(payment.sum, '100.00');
  assert.match(payment.uuid, /^[0-9a-f]{32}$/);
});
