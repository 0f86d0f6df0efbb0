/** The faults over HTTP, and what a client of the API sees of them. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { createMockServer } from '../../../src/index.ts';

const server = createMockServer({ contract: 'deployed' });
const client = supertest(server.app);
const staff = server.as('staff').headers;
const FAULTS = '/__admin/faults';
const PAYMENTS = '/api/payments/';

beforeEach(() => server.reset());

const add = (body: object) => client.post(FAULTS).send(body);
const list = () => client.get(PAYMENTS).set(staff);

describe('POST /__admin/faults', () => {
  it('adds one and tells it', async () => {
    const description = { operation: 'payments_list', respond: 'token_expired' };
    const { status, body } = await add(description);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: 'fault-1',
      operation: 'payments_list',
      hits: 0,
      remaining: 1,
      isActive: true,
      description,
    });
  });

  it('adds all of a list, or none of it', async () => {
    const good = { operation: 'payments_list', delayMs: 1 };
    const refused = await add([good, { ...good, operation: 'payments_lst' }]);
    expect([refused.status, refused.body]).toEqual([
      400,
      {
        errors: [
          {
            pointer: '/1/operation',
            message: 'there is no operation "payments_lst": did you mean "payments_list"?',
          },
        ],
      },
    ]);
    const added = await add([good, good]);
    expect([added.status, added.body.faults.length]).toEqual([201, 2]);
    expect((await client.get(FAULTS)).body).toEqual(added.body);
  });

  it('refuses what describes none', async () => {
    const { status, body } = await add({});
    expect([status, body.errors.length]).toEqual([400, 2]);
  });
});

describe('PATCH /__admin/faults/{id}', () => {
  it('turns one off, which lets requests pass, and on again with what is left of it', async () => {
    await add({ operation: 'payments_list', respond: 'server_error', times: 2 });
    await list();
    const turn = (body: object) => client.patch(`${FAULTS}/fault-1`).send(body);
    const off = await turn({ isActive: false });
    expect([off.status, off.body]).toMatchObject([200, { hits: 1, remaining: 1, isActive: false }]);
    expect((await list()).status).toBe(200);
    expect((await client.get(FAULTS)).body.faults).toEqual([off.body]);
    await turn({ isActive: true });
    expect((await list()).status).toBe(500);
    expect(server.faults.list()).toMatchObject([{ hits: 2, remaining: 0, isActive: true }]);
  });

  it('refuses another body with 400, an id that is not there with 404', async () => {
    await add({ operation: 'payments_list', respond: 'server_error' });
    const bad = await client.patch(`${FAULTS}/fault-1`).send({ isActive: 'no', active: true });
    expect([bad.status, bad.body.errors]).toMatchObject([
      400,
      [{ pointer: '/isActive' }, { pointer: '/active' }],
    ]);
    expect((await client.patch(`${FAULTS}/fault-2`).send({ isActive: false })).status).toBe(404);
    expect(() => server.faults.setActive('fault-2', false)).toThrow('there is no fault "fault-2"');
  });
});

describe('DELETE /__admin/faults', () => {
  it('forgets all', async () => {
    await add({ operation: '*', respond: 'server_error' });
    expect((await client.delete(FAULTS)).status).toBe(204);
    expect((await client.get(FAULTS)).body).toEqual({ faults: [] });
    expect((await list()).status).toBe(200);
  });

  it('forgets one by its id, and knows none other', async () => {
    await add({ operation: '*', respond: 'server_error' });
    const wrong = await client.delete(`${FAULTS}/fault-7`);
    expect([wrong.status, wrong.body.errors[0].message]).toEqual([
      404,
      'there is no fault "fault-7": there are fault-1',
    ]);
    expect((await client.delete(`${FAULTS}/fault-1`)).status).toBe(204);
    const gone = await client.delete(`${FAULTS}/fault-1`);
    expect([gone.status, gone.body.errors[0].message]).toEqual([
      404,
      'there is no fault "fault-1": there are none',
    ]);
  });
});

describe('GET /__admin/faults/presets', () => {
  it('tells the table', async () => {
    const { status, body } = await client.get(`${FAULTS}/presets`);
    expect(status).toBe(200);
    expect(body.presets).toContainEqual({
      name: 'token_expired',
      status: 401,
      what: 'the token has outlived its time',
    });
  });

  const names = async (operation: string) => {
    const { body } = await client.get(`${FAULTS}/presets?operation=${operation}`);
    return body.presets.map(({ name }: { readonly name: string }) => name);
  };

  it('tells those of an operation, and what a deployment adds', async () => {
    const create = await names('payments_create');
    expect(create).toEqual(
      expect.arrayContaining(['payments.profile.required', 'token_expired', 'bad_gateway']),
    );
    const others = /^(invoices|customers|payment_profiles|users)[.]|link_to_invoice/;
    expect(create.filter((name: string) => others.test(name))).toEqual([]);
    expect(create).not.toContain('conflict');
    expect(await names('payments_list')).toContain('payments.filter.profile');
    expect(await names('payments_list')).not.toContain('payments.profile.required');
    expect(await names('payment_profiles_destroy')).toContain('conflict');
  });

  it('tells none that the operation does not take', async () => {
    const { body } = await client.get('/__admin/coverage');
    for (const operation of Object.keys(body.operations)) {
      const [respond, ...more] = await names(operation);
      const all = [respond, ...more].map((preset) => ({ operation, respond: preset }));
      expect([operation, (await client.post(FAULTS).send(all)).status]).toEqual([operation, 201]);
      await client.delete(FAULTS);
    }
  });

  it('refuses an operation that there is not', async () => {
    const { status, body } = await client.get(`${FAULTS}/presets?operation=payments_lst`);
    expect([status, body.errors[0].pointer]).toEqual([400, '/operation']);
  });

  it('is no fault that could be removed', async () => {
    const { status, headers } = await client.delete(`${FAULTS}/presets`);
    expect([status, headers['allow']]).toEqual([405, 'GET']);
  });
});

describe('a fault', () => {
  it('is answered as described, and counted', async () => {
    await add({
      operation: 'payments_list',
      respond: { preset: 'throttled', retryAfterSeconds: 2 },
    });
    const { status, headers, body } = await list();
    expect(status).toBe(429);
    expect(headers).toMatchObject({ 'retry-after': '2', 'x-mock-note': 'fault fault-1' });
    expect(body).toEqual({ detail: 'Request was throttled. Expected available in 2 seconds.' });
    expect((await client.get(FAULTS)).body.faults).toMatchObject([{ hits: 1, remaining: 0 }]);
    expect((await list()).status).toBe(200);
  });

  /** A request that the mock refuses by itself, and the preset of that refusal. */
  const unknown = `${PAYMENTS}${'0'.repeat(32)}/`;
  const refusals = {
    not_authenticated: ['payments_list', () => client.get(PAYMENTS)],
    not_found: ['payments_retrieve', () => client.get(unknown).set(staff)],
    not_acceptable: ['payments_list', () => list().set('Accept', 'text/csv')],
    unsupported_media_type: [
      'payments_create',
      () => client.post(PAYMENTS).set(staff).type('text/plain').send('x'),
    ],
    server_error: [
      'payments_create',
      () =>
        client.post(PAYMENTS).set(staff).send({
          profile: '/api/payment-profiles/a1b2c3d4e5f67890abcdef1234567890/',
          date_of_payment: '2023-10-01',
        }),
    ],
  } as const;

  it.each(Object.entries(refusals))(
    'looks like the real refusal to the last header: %s',
    async (preset, [operation, ask]) => {
      const real = await ask();
      await add({ operation, respond: preset });
      const faked = await ask();
      expect(faked.headers['x-mock-note']).toBe('fault fault-1');
      const comparable = ({ status, text, headers }: supertest.Response) => {
        const { date: _date, 'x-mock-note': _note, ...rest } = headers;
        return { status, text, headers: rest };
      };
      expect(comparable(faked)).toEqual(comparable(real));
    },
  );

  it('to HEAD has no body', async () => {
    await add({ operation: 'payments_list', respond: 'bad_gateway' });
    const { status, headers, text } = await client.head(PAYMENTS).set(staff);
    expect([status, text ?? '', Number(headers['content-length']) > 0]).toEqual([502, '', true]);
  });

  it('before the request keeps it from being done, after the commit it is done', async () => {
    const count = async () => (await list()).headers['x-result-count'];
    const before = Number(await count());
    const body = {
      profile: '/api/payment-profiles/a1b2c3d4e5f67890abcdef1234567890/',
      date_of_payment: '2023-10-01',
      sum: '1.00',
    };
    const create = () => client.post(PAYMENTS).set(staff).send(body);
    await add({ operation: 'payments_create', respond: 'gateway_timeout' });
    expect((await create()).status).toBe(504);
    expect(Number(await count())).toBe(before);
    await add({ operation: 'payments_create', respond: 'gateway_timeout', when: 'afterWork' });
    expect((await create()).status).toBe(504);
    expect(Number(await count())).toBe(before + 1);
  });
});
