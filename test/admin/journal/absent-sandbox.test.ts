/** A sandbox that is not there proves nothing: a misspelt one would be empty, and content with whatever is not expected. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../../src/index.ts';

let server: StartedMockServer;
beforeAll(async () => {
  server = await startMockServer();
  await fetch(`${server.url}/__sandbox/refunds/api/payments/`);
});
afterAll(() => server.close());

const ask = (path: string, method = 'GET', body?: unknown, sandbox = '/__sandbox/refnuds') =>
  fetch(`${server.url}${sandbox}/__admin/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const names = async (): Promise<string> => (await ask('sandboxes', 'GET', undefined, '')).text();
const NONE = { matches: { operation: 'payments_create' }, times: 0 };

describe.each([
  ['GET', 'requests', undefined],
  ['HEAD', 'requests', undefined],
  ['GET', 'requests/', undefined],
  ['GET', 'requests/1', undefined],
  ['GET', 'requests/summaries', undefined],
  ['GET', 'requests/totals', undefined],
  ['POST', 'requests/verify', NONE],
  ['POST', 'requests/count', {}],
  ['GET', 'requests/har', undefined],
  ['POST', 'requests/har', {}],
  ['GET', 'requests/pact?consumer=a', undefined],
  ['GET', 'coverage', undefined],
  ['GET', 'coverage/counts', undefined],
  ['GET', 'changes', undefined],
])('%s %s of it', (method, path, body) => {
  it('is refused with the name that was meant, and makes none', async () => {
    const answer = await ask(path, method, body);
    expect(answer.status).toBe(404);
    if (method !== 'HEAD') {
      const message = expect.stringMatching(
        /there is no sandbox "refnuds": .*did you mean "refunds"\?$/,
      );
      expect(await answer.json()).toEqual({ errors: [{ pointer: '', message }] });
    }
    expect(await names()).not.toContain('refnuds');
  });
});

it('so is one that the header names', async () => {
  const answer = await fetch(`${server.url}/__admin/requests/verify`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Mock-Sandbox': 'refnuds' },
    body: JSON.stringify(NONE),
  });
  expect(answer.status).toBe(404);
});

it('one that was made, or reached, can be asked', async () => {
  await ask('reset', 'POST', undefined, '/__sandbox/made');
  await ask('sandboxes', 'POST', { name: 'ordered' }, '');
  for (const name of ['made', 'ordered', 'refunds', 'default']) {
    const answer = await ask('requests/verify', 'POST', NONE, `/__sandbox/${name}`);
    expect(await answer.json()).toEqual({ verified: true });
  }
});

it('one that was dropped is gone, as everywhere', async () => {
  await ask('sandboxes', 'POST', { name: 'old' }, '');
  await ask('sandboxes/old', 'DELETE', undefined, '');
  expect((await ask('requests/verify', 'POST', NONE, '/__sandbox/old')).status).toBe(410);
});

it('the library makes the sandbox that it is asked for: a handle is where its URL comes from', () => {
  expect(server.sandbox('handled').requests.verify({ matches: {}, times: 0 })).toEqual({
    verified: true,
  });
});
