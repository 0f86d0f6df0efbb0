/** Every route of the control plane: what it answers, what it refuses, and that a refusal changes nothing. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createMockServer, type MockServer } from '../../src/index.ts';
import { packageVersion } from '../../src/package-root.ts';
import { contractOf } from '../../src/waldur/contract.ts';
import { BROKEN_WORLD, MISTAKES, PAYMENT, PROFILE, WORLD } from '../server/documents.ts';

const STATE = '/__admin/state';
const JSON_ANSWER = { 'content-type': 'application/json', 'cache-control': 'no-store' };
const ANOTHER = {
  payments: [
    { profile: PROFILE, date_of_payment: '2023-11-01', sum: '7', created: '2023-11-01T10:00:00Z' },
  ],
};

let server: MockServer;
beforeEach(() => {
  server = createMockServer({ fixtures: WORLD });
});

const admin = () => request(server.app);
/** Sends text or bytes as they are; supertest would write bytes as JSON under that type. */
const send = (method: 'put' | 'patch', body: string | Buffer) =>
  admin()
    [method](STATE)
    .type('application/json')
    .serialize((sent) => sent)
    .send(body);
const sumsOf = (state: unknown) => Object(state).payments.map(({ sum }: { sum: string }) => sum);

describe.each(['/__admin/health', '/__admin/ready', '/__admin/health/'])('GET %s', (path) => {
  it('tells version and contract to everybody', async () => {
    const { status, headers, body } = await admin().get(path);
    expect([status, body]).toEqual([
      200,
      {
        ...{ status: 'ok', version: packageVersion(), contract: 'documented' },
        differences: contractOf('documented').differences,
        limits: expect.objectContaining({ rows: expect.anything() }),
      },
    ]);
    expect(headers).toMatchObject(JSON_ANSWER);
  });

  it('answers HEAD with the same headers and no body', async () => {
    const [get, head] = [await admin().get(path), await admin().head(path)];
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect([head.status, head.text]).toEqual([200, undefined]);
  });
});

describe('POST /__admin/reset', () => {
  it('answers 204 and brings the first fixtures back', async () => {
    const before = server.state();
    await send('put', '{}').expect(204);
    const { text, headers } = await admin().post('/__admin/reset').expect(204);
    expect([text, headers['content-type']]).toEqual(['', undefined]);
    expect(server.state()).toEqual(before);
  });
});

describe('GET /__admin/state', () => {
  it('answers the state, which loads again and gives itself', async () => {
    const { text, headers } = await admin().get(STATE).expect(200);
    expect(headers).toMatchObject(JSON_ANSWER);
    expect(JSON.parse(text)).toEqual(server.state());
    await send('put', text).expect(204);
    expect((await admin().get(STATE)).text).toBe(text);
  });
});

describe('PUT /__admin/state', () => {
  it('answers 204 and puts the document in the place of the state', async () => {
    const { text } = await send('put', JSON.stringify({ ...WORLD, payments: [] })).expect(204);
    expect(text).toBe('');
    expect(server.state()).toMatchObject({ users: { length: WORLD.users.length }, payments: [] });
    await send('put', '{}').expect(204);
    expect(server.state()).toMatchObject({ users: [] });
  });

  it('refuses rows that refer to what it replaces', async () => {
    await send('put', JSON.stringify(ANOTHER)).expect(400);
    expect(sumsOf(server.state())).toEqual(['100.00']);
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON'])(
    'takes JSON, called %s',
    async (type) => {
      await admin().put(STATE).set('Content-Type', type).send(JSON.stringify(WORLD)).expect(204);
      expect(server.state()).toMatchObject({ payments: [{ uuid: PAYMENT }] });
    },
  );
});

describe('PATCH /__admin/state', () => {
  it('answers 204 and adds the document, which may refer to what is there', async () => {
    await send('patch', JSON.stringify(ANOTHER)).expect(204);
    expect(sumsOf(server.state())).toEqual(['100.00', '7.00']);
  });

  it('refuses a row that is there already', async () => {
    const { body } = await send('patch', JSON.stringify({ payments: WORLD.payments })).expect(400);
    expect(body.errors).toEqual([
      { pointer: '/payments/0/uuid', message: expect.stringContaining('taken') },
    ]);
    expect(sumsOf(server.state())).toEqual(['100.00']);
  });
});

describe.each(['put', 'patch'] as const)('a bad body of %s', (method) => {
  it.each([
    ['broken JSON', '{"payments": [', /^must be JSON: /],
    ['nothing', '', /^must be JSON: /],
    ['bytes that are no UTF-8', Buffer.from('{"users": "\xff"}', 'latin1'), /^must be UTF-8$/],
    ['a list', '[]', /./],
    ['a number', '5', /./],
    ['null', 'null', /./],
  ])('gets one error for %s, and changes nothing', async (_name, body, message) => {
    const before = server.state();
    const answer = await send(method, body).expect(400);
    expect(answer.headers).toMatchObject(JSON_ANSWER);
    expect(answer.body).toEqual({
      errors: [{ pointer: '', message: expect.stringMatching(message) }],
    });
    expect(server.state()).toEqual(before);
  });

  it('gets all of thirty mistakes at once, each with its pointer, and changes nothing', async () => {
    const before = server.state();
    const { users, ...rest } = BROKEN_WORLD;
    const document = method === 'put' ? BROKEN_WORLD : { payments: rest.payments };
    const { body } = await send(method, JSON.stringify(document)).expect(400);
    expect(body.errors).toHaveLength(MISTAKES);
    for (const [index, error] of body.errors.entries()) {
      expect(error).toEqual({ pointer: `/payments/${index}/sum`, message: expect.any(String) });
    }
    expect(server.state()).toEqual(before);
  });

  it('gets 413 when it is too large, said or not, and changes nothing', async () => {
    server = createMockServer({ fixtures: WORLD, maxBodyBytes: 1000 });
    const before = server.state();
    const long = JSON.stringify({ users: [], note: 'x'.repeat(1000) });
    const unsaid = admin()[method](STATE);
    unsaid.type('json').write(long);
    for (const { status, body } of [await send(method, long), await unsaid]) {
      expect([status, body]).toEqual([
        413,
        {
          errors: [
            {
              pointer: '',
              message: expect.stringMatching(/at most 1000 bytes: the option maxBodyBytes /),
            },
          ],
        },
      ]);
    }
    expect(server.state()).toEqual(before);
  });
});

describe('a wrong request', () => {
  it.each([
    ['post', '/__admin/health', 'GET'],
    ['delete', '/__admin/ready', 'GET'],
    ['get', '/__admin/reset', 'POST'],
    ['put', '/__admin/reset', 'POST'],
    ['post', STATE, 'GET, PUT, PATCH'],
    ['delete', STATE, 'GET, PUT, PATCH'],
  ] as const)('%s %s gets 405 with the methods there are', async (method, path, allowed) => {
    const before = server.state();
    const { status, headers, body } = await admin()[method](path);
    const message = `${method.toUpperCase()} is not allowed here: use ${allowed}`;
    expect([status, headers['allow']]).toEqual([405, allowed]);
    expect(body).toEqual({ errors: [{ pointer: '', message }] });
    expect(server.state()).toEqual(before);
  });

  it.each(['/__admin/nothing', '/__admin/state/x', '/__admin/State', '/__admin/%ff'])(
    '%s gets 404 with the paths there are',
    async (path) => {
      const { status, body } = await admin().get(path);
      expect([status, body.errors]).toEqual([
        404,
        [
          {
            pointer: '',
            message: expect.stringMatching(/there are .*health, ready, reset, state, /),
          },
        ],
      ]);
    },
  );

  it('OPTIONS gets the methods there are', async () => {
    const { status, headers } = await admin().options(STATE);
    expect([status, headers['allow']]).toEqual([204, 'GET, PUT, PATCH']);
  });
});

describe('a server without a control plane', () => {
  it('answers nothing under /__admin, and changes nothing', async () => {
    server = createMockServer({ fixtures: WORLD, admin: false });
    await send('put', '{}').expect(404);
    await admin().get('/__admin/health').expect(404);
    expect(server.state()).toMatchObject({ payments: [{ uuid: PAYMENT }] });
  });
});
