/** A body that comes in after its answer, or never: nothing is claimed of it before it is there. */
import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { type RequestPattern, startMockServer, verifyRequests } from '../../../src/index.ts';
import { matchers } from '../../../src/testing/jest.ts';

const SUM: RequestPattern = { operation: 'payments_create', body: { sum: '5' } };
const none = { matches: SUM, times: 0 };
const nothingIgnored = { matches: { ignoredNothing: true }, times: 1 } as const;
const UNDECIDED = { verified: false, undecided: true };

/** A create that is refused before its body is there. */
async function refused(url: string, headers: Readonly<Record<string, string>>) {
  const client = request(`${url}/api/payments/`, {
    method: 'POST',
    headers: { authorization: 'Token wrong', 'content-type': 'application/json', ...headers },
  });
  client.on('error', () => undefined);
  client.flushHeaders();
  const [answer] = await once(client, 'response');
  expect(answer.statusCode).toBe(401);
  answer.resume();
  return client;
}

const BODY = '{"sum":"5","bogus":1}';
const FRAMINGS = [
  [{ 'transfer-encoding': 'chunked' }],
  [{ 'content-length': String(BODY.length) }],
] as const;

async function over(client: ClientRequest): Promise<void> {
  client.destroy();
  await setTimeout(50);
}

it.each(FRAMINGS)('with %j is undecided until it is there, and known then', async (framing) => {
  await using server = await startMockServer();
  const client = await refused(server.url, framing);
  const early = server.requests.entries();
  expect(early).toMatchObject([{ body: null, request: { isComplete: false } }]);
  for (const asked of [none, nothingIgnored]) {
    expect(server.requests.verify(asked)).toMatchObject(UNDECIDED);
  }
  const judged = matchers.toHaveIgnoredNothing.call({ isNot: false }, server);
  expect(judged).toMatchObject({ pass: false });
  client.end(BODY);
  while (!server.requests.entries()[0]?.request.isComplete) await setTimeout(5);
  expect(server.requests.entries()).toMatchObject([
    { body: { sum: '5' }, ignored: { body: ['bogus'] }, request: { isComplete: true } },
  ]);
  for (const asked of [none, nothingIgnored]) {
    const told = server.requests.verify(asked);
    expect([told.verified, Object.hasOwn(told, 'undecided')]).toEqual([false, false]);
  }
  expect(server.requests.verify({ ...none, times: 1 })).toEqual({ verified: true });
  // Who has the entries of before claims no more by them than before.
  expect(verifyRequests(early, none)).toMatchObject(UNDECIDED);
  await over(client);
});

it.each(FRAMINGS)('with %j that never comes is undecided for ever', async (framing) => {
  await using server = await startMockServer();
  const client = await refused(server.url, framing);
  client.write(BODY.slice(0, 12));
  await over(client);
  expect(server.requests.verify(none)).toMatchObject(UNDECIDED);
  expect(server.requests.verify(nothingIgnored)).toMatchObject(UNDECIDED);
});

it('of a form is not judged by its first half', async () => {
  await using server = await startMockServer();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const client = await refused(server.url, { ...type, 'content-length': '20' });
  client.write('note=1');
  await over(client);
  expect(server.requests.verify(none)).toMatchObject(UNDECIDED);
});

it('that is empty in the end is none', async () => {
  await using server = await startMockServer();
  const client = await refused(server.url, { 'transfer-encoding': 'chunked' });
  expect(server.requests.verify(none)).toMatchObject(UNDECIDED);
  client.end();
  await setTimeout(50);
  expect(server.requests.verify(none)).toEqual({ verified: true });
  expect(server.requests.verify(nothingIgnored)).toEqual({ verified: true });
});
