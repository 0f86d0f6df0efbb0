/** What an answer costs that is out at once: nothing is listened for. */
import { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { world } from '../client.ts';

let server: StartedMockServer;
beforeEach(async () => {
  server = await startMockServer({ fixtures: world('base'), onEvent: () => undefined });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.close();
});

it.each([
  ['GET', ''],
  ['HEAD', ''],
  ['OPTIONS', ''],
  ['POST', '{}'],
])(
  'the answer to %s is over as soon as it is sent, on any version of Node.js',
  async (method, body) => {
    const once = jest.spyOn(ServerResponse.prototype, 'once');
    await fetch(`${server.url}/api/payments/`, {
      method,
      headers: { ...server.as('staff').headers, 'Content-Type': 'application/json' },
      ...(body === '' ? {} : { body }),
    });
    expect(server.requests.entries()).toMatchObject([{ method, outcome: 'answered' }]);
    expect(once.mock.calls.filter(([name]) => name === 'close')).toEqual([]);
  },
);
