/** Jest's browser-like environment: the server runs in it, and the page's own requests reach it. */
import { describe, it } from '@jest/globals';
import { expectSuccess } from '../package/runner-projects.ts';
import { consumer, JEST, NODES, run } from './consumer.ts';

const FILES = {
  'package.json': JSON.stringify({ jest: { testEnvironment: 'jsdom' } }),
  'page.test.js': `
    const { createMockServer, FixtureError, startMockServer } = require('waldur-payments-mock');
    const { useMockServer } = require('waldur-payments-mock/jest');
    const waldur = useMockServer({ isolation: 'sandbox' });
    const PROFILE = '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';
    const send = (method, url, body) => new Promise((resolve) => {
      const sent = new XMLHttpRequest();
      sent.onloadend = () => resolve(sent);
      sent.open(method, url);
      sent.setRequestHeader('Authorization', 'Token YOUR_API_TOKEN');
      sent.send(body);
    });

    test('is a browser-like environment', () => {
      expect([typeof window, typeof setImmediate]).toEqual(['object', 'undefined']);
    });
    test('lists, from another origin', async () => {
      const { status, responseText, getResponseHeader } = await send('GET', waldur.url + '/api/payments/');
      expect(status).toBe(200);
      expect(JSON.parse(responseText).length).toBeGreaterThan(0);
    });
    test('takes an upload', async () => {
      const form = new FormData();
      form.append('profile', PROFILE);
      form.append('date_of_payment', '2023-10-01');
      form.append('sum', '5.00');
      form.append('proof', new File(['paid'], 'proof.txt'));
      const { status, responseText } = await send('POST', waldur.url + '/api/payments/', form);
      expect([status, JSON.parse(responseText).sum]).toEqual([201, '5.00']);
      expect((await send('GET', JSON.parse(responseText).proof)).responseText).toBe('paid');
      await expect(waldur).toHaveReceived('payments_create', { times: 1 });
      await expect(waldur).toHaveIgnoredNothing();
    });
    test('generates, and refuses with its own errors', async () => {
      const server = await startMockServer({ fixtures: { generate: { seed: 7, customers: 2 } } });
      expect(server.state().customers).toHaveLength(2);
      await server.close();
      expect(() => createMockServer({ fixtures: { payments: 5 } })).toThrow(FixtureError);
    });
  `,
};

describe.each(NODES)('in Node %s', (major) => {
  it('Jest with the jsdom environment passes', async () => {
    const ended = await run(major, consumer(FILES), [JEST]);
    expectSuccess(ended, /Tests: +4 passed, 4 total/);
  });
});
