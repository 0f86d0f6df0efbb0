/** The journal as a file of Pact. */
import { describe, expect, it } from '@jest/globals';
import { type PactDocument, type PactInteraction, startMockServer } from '../../../src/index.ts';
import { mergedPact } from '../../../src/sandbox/portable/pact-file.ts';
import { openSandbox } from '../../../src/testing/test-server.ts';

const EXAMPLE = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';
const NAMES = { consumer: 'checkout' };

/** A server, and a client of it that sends JSON as a user. */
async function scene(options: Parameters<typeof startMockServer>[0] = {}) {
  const server = await startMockServer(options);
  const send = async (method: string, path: string, as = 'staff', body?: unknown, prefix = '') => {
    const headers = {
      ...(as === '' ? {} : server.as(as).headers),
      'Content-Type': 'application/json',
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${server.url}${prefix}${path}`, { method, headers, ...sent });
    return answer.text();
  };
  const create = (sum: string, as = 'staff', prefix = '') => {
    const profile = `${server.url}${prefix}/api/payment-profiles/${EXAMPLE}/`;
    return send(
      'POST',
      '/api/payments/',
      as,
      { profile, date_of_payment: '2023-10-01', sum },
      prefix,
    );
  };
  return { server, send, create, pact: () => server.requests.pact(NAMES) };
}

const described = ({ interactions }: PactDocument) =>
  interactions.map(({ description }) => description.replace(/ \([0-9a-f]{8}\)$/, ''));
const find = ({ interactions }: PactDocument, words: string): PactInteraction => {
  const found = interactions.find(({ description }) => description.includes(words));
  if (!found) throw new Error(`There is no interaction ${words}.`);
  return found;
};

describe('a file of Pact', () => {
  it('has one interaction for each distinct request and answer, whatever the port and the sandbox', async () => {
    const one = await scene();
    const other = await scene();
    await using _one = one.server;
    await using _other = other.server;
    for (const { create, send } of [one, other, one]) {
      await create('5.00');
      await create('5.00', 'stranger');
      await send('GET', '/api/payments/');
    }
    await other.create('5.00', 'staff', '/__sandbox/checks-out');
    expect(described(one.pact())).toEqual([
      'payments_create by staff is answered 201',
      'payments_create by stranger is answered 403',
      'payments_list by staff is answered 200',
    ]);
    const keys = (document: PactDocument) => document.interactions.map(({ key }) => key);
    expect(keys(other.pact())).toEqual(keys(one.pact()));
    const inSandbox = other.server.sandbox('checks-out').requests.pact(NAMES);
    expect(keys(one.pact())).toContain(keys(inSandbox)[0]);
    expect(inSandbox.interactions[0]?.comments).toEqual({ testname: 'checks-out' });
  });

  it('holds the three headers that matter, and nobody’s token or password', async () => {
    const { server, send, create, pact } = await scene();
    await using _ = server;
    await create('5.00', 'owner');
    await send('GET', '/api/payments/', 'owner');
    await send('POST', '/api-auth/password/', '', {
      username: 'owner',
      password: 'owner',
    });
    await send('GET', '/api/users/me/', 'owner');
    const { request } = find(pact(), 'payments_create');
    expect(find(pact(), 'api_auth_password').providerStates[0]?.params).toMatchObject({
      actor: 'owner',
      password: '****',
    });
    expect(request.headers).toEqual({
      Accept: ['*/*'],
      Authorization: ['Token pact-placeholder-token'],
      'Content-Type': ['application/json'],
    });
    expect(JSON.stringify(pact())).not.toMatch(
      /owner-token|support-token|"password":"owner"|"token_?":"Y/,
    );
  });

  it('matches answers by the types of the contract, and refusals as they are', async () => {
    const { server, send, create, pact } = await scene();
    await using _ = server;
    await create('5.00');
    await create('5.001');
    await send('GET', '/api/payments/');
    const { response } = find(pact(), '201');
    const rules = response.matchingRules?.body ?? {};
    expect(rules['$.sum']?.matchers[0]).toEqual({ match: 'regex', regex: '^-?\\d{1,8}\\.\\d{2}$' });
    expect(rules['$.date_of_payment']?.matchers[0]).toMatchObject({ match: 'date' });
    expect(rules['$.proof']?.combine).toBe('OR');
    const refused = find(pact(), '400').response;
    expect(refused.matchingRules).toBeUndefined();
    expect(JSON.stringify(refused.body)).toContain('no more than 2 decimal places');
    const list = find(pact(), 'payments_list').response;
    expect(list.matchingRules?.body['$']?.matchers).toEqual([{ match: 'type', min: 1 }]);
    expect(list.body?.content).toHaveLength(1);
  });

  it('names the world, the snapshot, or what was there when a request came in', async () => {
    const { server, send, create, pact } = await scene();
    await using _ = server;
    await create('5.00');
    await create('6.00');
    server.snapshot('two more');
    await send('GET', '/api/payments/');
    const states = pact().interactions.map(({ providerStates }) => providerStates[0]);
    expect(states.map((state) => state?.name)).toEqual(
      expect.arrayContaining([
        'the world default',
        expect.stringMatching(/^the fixtures [0-9a-f]{8}$/),
        'the snapshot two more',
      ]),
    );
    expect(states).toContainEqual({
      name: 'the world default',
      params: { fixtures: 'default', actor: 'staff', token: 'pact-placeholder-token' },
    });
    const started = await scene({ scenario: 'hundred-payments' });
    await using __ = started.server;
    await started.send('GET', '/api/payments/');
    expect(started.pact().interactions[0]?.providerStates[0]).toMatchObject({
      name: 'the scenario hundred-payments',
      params: { scenario: 'hundred-payments' },
    });
  });

  it('keeps uploads in Base64, and leaves faults and preflights out', async () => {
    const { server, create, pact } = await scene();
    await using _ = server;
    const upload = new FormData();
    const profile = `${server.url}/api/payment-profiles/${EXAMPLE}/`;
    for (const [name, value] of Object.entries({
      profile,
      date_of_payment: '2023-10-01',
      sum: '5.00',
    })) {
      upload.set(name, value);
    }
    upload.set('proof', new Blob([new Uint8Array([255, 0, 254])]), 'proof.png');
    const { headers } = server.as('staff');
    await (
      await fetch(`${server.url}/api/payments/`, { method: 'POST', headers, body: upload })
    ).text();
    await fetch(`${server.url}/api/payments/`, {
      method: 'OPTIONS',
      headers: { Origin: 'http://localhost:1', 'Access-Control-Request-Method': 'POST' },
    });
    server.faults.add({ operation: 'payments_create', respond: 'service_unavailable', times: 1 });
    await create('5.00');
    expect(described(pact())).toEqual(['payments_create by staff is answered 201']);
    const { body } = find(pact(), '201').request;
    expect(body?.encoded).toBe('base64');
    expect(Buffer.from(String(body?.content), 'base64').includes(Buffer.from([255, 0, 254]))).toBe(
      true,
    );
  });

  it('is refused for names that are none, by every way', async () => {
    const { server } = await scene();
    await using _ = server;
    const ask = (query: string) => fetch(`${server.url}/__admin/requests/pact?${query}`);
    expect(await (await ask('consumr=a')).json()).toEqual({
      errors: [
        { pointer: '/consumr', message: expect.stringContaining('did you mean "consumer"') },
        { pointer: '/consumer', message: 'is required' },
      ],
    });
    expect((await ask('consumer=')).status).toBe(400);
    expect((await ask('consumer=a&consumer=b')).status).toBe(400);
    expect(() => server.requests.pact({ consumer: '' })).toThrow('/consumer');
    const test = await openSandbox(server.url);
    expect(await test.requests.pact({ consumer: 'a', provider: 'b' })).toMatchObject({
      consumer: { name: 'a' },
      provider: { name: 'b' },
      metadata: { pactSpecification: { version: '4.0' } },
    });
  });
});

describe('recordPact', () => {
  it('goes on through resets and dropped sandboxes, with bodies that nobody read', async () => {
    const { server, create, send } = await scene();
    await using _ = server;
    const recorder = server.recordPact(NAMES);
    await create('5.00', 'stranger');
    server.reset();
    await create('6.00', 'staff', '/__sandbox/gone');
    await send('DELETE', '/__admin/sandboxes/gone');
    await send('GET', '/api/payments/');
    const document = recorder.document();
    expect(document.interactions).toHaveLength(3);
    expect(find(document, 'stranger').request.body?.content).toMatchObject({ sum: '5.00' });
    expect(recorder.mergedInto(JSON.parse(JSON.stringify(document)))).toEqual(document);
    await create('5.001');
    const merged = recorder.mergedInto({ ...document, extra: 1 });
    expect(merged).toMatchObject({ extra: 1 });
    expect(merged.interactions).toHaveLength(4);
  });

  it('adds to no file of others', async () => {
    const { server, pact } = await scene();
    await using _ = server;
    const document = pact();
    expect(() => mergedPact([], document)).toThrow('must be an object');
    expect(() => mergedPact({ ...document, consumer: { name: 'other' } }, document)).toThrow(
      '/consumer/name must be "checkout"',
    );
    const old = { ...document, metadata: { pactSpecification: { version: '3.0.0' } } };
    expect(() => mergedPact(old, document)).toThrow('/metadata/pactSpecification/version');
  });
});
