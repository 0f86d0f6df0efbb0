/** What the README answers to those who see something odd, and to frequent questions: each is so. */
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { table } from './blocks.ts';

/** Told already; tested where it is being built. */

let server: StartedMockServer;
beforeAll(async () => {
  server = await startMockServer({ delayMs: [20, 30] });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const STAFF = { Authorization: 'Token YOUR_API_TOKEN' } as const;
const ask = (path: string, init: RequestInit = {}) =>
  fetch(server.url + path, { headers: STAFF, ...init });

const CAUSES: Readonly<Record<string, () => Promise<void>>> = {
  '401 with fixtures of your own': async () => {
    server.seed({ users: [{ username: 'me', token: 'mine' }] });
    expect((await ask('/api/payments/')).status).toBe(401);
  },
  'a `POST` that answers 200 with a list': async () => {
    const answer = await ask('/api/payments', { method: 'POST' });
    expect([answer.status, Array.isArray(await answer.json())]).toEqual([200, true]);
    expect(server.requests.entries().map(({ method }) => method)).toEqual(['POST', 'GET']);
  },
  '404 as an HTML page': async () => {
    const { status, headers } = await ask('/api/no-such-path/');
    expect([status, headers.get('content-type')]).toEqual([404, expect.stringMatching('html')]);
  },
  '`Bad Request (400)` as an HTML page': async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const sent = request(`${server.url}/api/payments/`, { headers: { Host: 'my_mock:8000' } });
      sent.on('error', reject).on('response', (response) => {
        let body = '';
        response.on('data', (piece) => {
          body += piece;
        });
        response.on('end', () => resolve(`${response.statusCode} ${body}`));
      });
      sent.end();
    });
    expect(text).toMatch(/^400 .*Bad Request \(400\)/s);
  },
  'a field that has no effect': async () => {
    const headers = { ...STAFF, 'Content-Type': 'application/json' };
    await ask('/api/payments/', { method: 'POST', headers, body: '{"amount": "5.00"}' });
    const { requests } = Object(await (await ask('/__admin/requests')).json());
    expect(requests).toMatchObject([{ ignored: { body: ['amount'] } }]);
  },
  'a call without an answer': async () => {
    server.faults.add({ operation: 'payments_list', transport: 'reset', times: 1 });
    await expect(ask('/api/payments/')).rejects.toThrow();
    const [entry] = await server.requests.wait({ operation: 'payments_list', outcome: 'aborted' });
    expect(entry).toMatchObject({ stage: 'answer', received: 'nothing' });
  },
  'error texts in another language': async () => {
    const texts = ['de', 'en'].map(async (language) => {
      const headers = { 'Accept-Language': language };
      return Object(await (await ask('/api/payments/', { headers })).json())['detail'];
    });
    const [german, english] = await Promise.all(texts);
    expect(english).toBe('Authentication credentials were not provided.');
    expect(german).not.toBe(english);
  },
};

describe('the table of what one sees', () => {
  const seen = table('Questions').map(([cell = '']) => cell);

  it('has a test for each row', () => {
    expect(seen).toEqual(Object.keys(CAUSES));
  });

  it.each(Object.entries(CAUSES))('%s', async (_, cause) => {
    await cause();
    expect(seen.length).toBeGreaterThan(0);
  });
});

describe('the frequent questions', () => {
  it('every answer is delayed', async () => {
    const started = performance.now();
    await ask('/api/payments/');
    expect(performance.now() - started).toBeGreaterThan(19);
  });

  it('links begin with https behind a proxy, as those of another origin are granted', async () => {
    const headers = {
      ...STAFF,
      'X-Forwarded-Proto': 'https',
      Origin: 'http://a',
    };
    const answer = await ask('/api/payments/', { headers });
    expect(Object(await answer.json())[0].url).toMatch(/^https:\/\/127\.0\.0\.1/);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });
});
