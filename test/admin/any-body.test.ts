/** Any JSON, and any text, as a state: taken or refused, never a fault, and a refusal changes nothing. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import request from 'supertest';
import { createMockServer } from '../../src/index.ts';
import { anyText } from '../any-text.ts';
import { WORLD } from '../server/documents.ts';

const server = createMockServer({ fixtures: WORLD });
const { app } = server;

const methods = fc.constantFrom('put', 'patch');

/** Any values where a document has rows, so that most of them get past the outline. */
const keys = [
  'users',
  'customers',
  'projects',
  'payment_profiles',
  'invoices',
  'payments',
  'generate',
  '$schema',
];
const fields = [
  ...[
    '$id',
    'uuid',
    'username',
    'token',
    'roles',
    'name',
    'organization',
    'is_active',
    'attributes',
  ],
  ...[
    'customer',
    'state',
    'year',
    'month',
    'number',
    'profile',
    'date_of_payment',
    'sum',
    'proof',
    'invoice',
  ],
  ...['created', '__proto__', 'constructor'],
];
const uuids = [WORLD.customers[0]?.uuid, WORLD.payment_profiles[0]?.uuid, WORLD.payments[0]?.uuid];
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(...uuids, 'acme', 'owner', 'paid', '2023-10-01', '5', 7, '', null, [], {}),
);
const row = fc.oneof(
  { weight: 5, arbitrary: fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 8 }) },
  fc.jsonValue({ maxDepth: 1 }),
);
const document = fc.dictionary(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...keys) }, fc.string()),
  fc.oneof(
    { weight: 9, arbitrary: fc.array(row, { maxLength: 4 }) },
    fc.jsonValue({ maxDepth: 1 }),
  ),
  { maxKeys: 4 },
);

/** Sends a body to a fresh state; the answer must be one of two, and honest. */
async function judge(method: string, body: string): Promise<void> {
  server.reset();
  const before = JSON.stringify(server.state());
  const sent =
    method === 'put' ? request(app).put('/__admin/state') : request(app).patch('/__admin/state');
  const answer = await sent.set('Content-Type', 'application/json').send(body);
  expect([204, 400]).toContain(answer.status);
  if (answer.status === 400) {
    expect(answer.body.errors).not.toEqual([]);
    for (const error of answer.body.errors) {
      expect(error).toEqual({ pointer: expect.any(String), message: expect.any(String) });
      expect(error.message).not.toBe('');
    }
    expect(JSON.stringify(server.state())).toBe(before);
  } else {
    const { text } = await request(app).get('/__admin/state').expect(200);
    await request(app).put('/__admin/state').type('json').send(text).expect(204);
    expect((await request(app).get('/__admin/state')).text).toBe(text);
  }
}

describe('any state', () => {
  it('that looks like a document is taken and loads again, or refused without a change', async () => {
    await fc.assert(
      fc.asyncProperty(methods, document, (method, body) => judge(method, JSON.stringify(body))),
      { numRuns: 100 },
    );
    expect.hasAssertions();
  });

  it('of any JSON or text is refused without a change, unless it has no rows', async () => {
    const bodies = fc.oneof(fc.json(), fc.string(), anyText());
    await fc.assert(
      fc.asyncProperty(methods, bodies, (method, body) => judge(method, body)),
      { numRuns: 100 },
    );
    expect.hasAssertions();
  });

  it.each(['put', 'patch'])('of great depth is no fault (%s)', async (method) => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    await judge(method, deep);
    await judge(method, `{"payments": ${deep}}`);
    const profile = { organization: WORLD.customers[0]?.uuid, is_active: false, attributes: '?' };
    const world = { ...WORLD, payment_profiles: [profile], payments: [] };
    const body = JSON.stringify(method === 'put' ? world : { payment_profiles: [profile] });
    for (const depth of [100, 5000, 100_000]) {
      const nested = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
      await judge(method, body.replace('"?"', nested));
    }
  });
});
