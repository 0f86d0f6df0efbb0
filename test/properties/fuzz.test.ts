/** Whatever comes in: no 500 but the named ones, no change by an answer that is an error, no inside told. */
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { anyText } from '../any-text.ts';
import { CONTRACTS, multipart, world } from '../client.ts';
import { CUSTOMER, INVOICE, MEDIA, PAYMENT, PROFILE } from '../resources/base-world.ts';

/** A request as it goes over the wire; every character of path and headers is a byte. */
interface Wire {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const RUNS = { numRuns: 80 };
const PATHS = [
  '/api/payments/',
  `/api/payments/${PAYMENT.unlinked}/`,
  `/api/payments/${PAYMENT.linkedWithProof}/`,
  `/api/payments/${PAYMENT.unlinked}/link_to_invoice/`,
  `/api/payments/${PAYMENT.linked}/unlink_from_invoice/`,
  '/api/payment-profiles/',
  `/api/payment-profiles/${PROFILE.active}/`,
  `/api/payment-profiles/${PROFILE.old}/enable/`,
  '/api/invoices/',
  `/api/invoices/${INVOICE.created}/`,
  `/api/invoices/${INVOICE.created}/paid/`,
  '/api/customers/',
  `/api/media/${MEDIA.receipt}/`,
  '/',
  '/api/',
];
/** Those that read a body. */
const WRITES = [
  ['POST', '/api/payments/'],
  ['POST', '/api/payments/'],
  ['PUT', `/api/payments/${PAYMENT.linkedWithProof}/`],
  ['PATCH', `/api/payments/${PAYMENT.unlinked}/`],
  ['POST', `/api/payments/${PAYMENT.unlinked}/link_to_invoice/`],
  ['POST', '/api/payment-profiles/'],
  ['PUT', `/api/payment-profiles/${PROFILE.active}/`],
  ['PATCH', `/api/payment-profiles/${PROFILE.active}/`],
  ['POST', `/api/invoices/${INVOICE.created}/paid/`],
] as const;
const NAMES = ['profile', 'date_of_payment', 'sum', 'proof', 'invoice', 'date'].concat([
  'name',
  'organization',
  'payment_type',
  'is_active',
  'attributes',
  '__proto__',
]);
const PARAMETERS = ['page', 'page_size', 'date_of_payment', 'profile', 'profile_uuid'].concat(
  ['organization', 'organization_uuid', 'is_active', 'o', 'field', 'state', 'year', 'month'],
  ['created', 'min_sum', 'max_sum', 'customer', 'customer_uuid', 'format', 'start_date'],
);
const GOOD: Readonly<Record<string, unknown>> = {
  profile: `/api/payment-profiles/${PROFILE.active}/`,
  date_of_payment: '2023-10-01',
  sum: '1.00',
  invoice: `/api/invoices/${INVOICE.october}/`,
  date: '2024-02-10',
  name: 'New',
  organization: `/api/customers/${CUSTOMER.gamma}/`,
  payment_type: 'invoices',
};

const method = fc.constantFrom('GET', 'HEAD', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');
const path = fc.constantFrom(...PATHS);
const token = fc.constantFrom('staff', 'staff', 'staff', 'owner', 'anonymous');
const latin1 = fc
  .array(fc.oneof(fc.integer({ min: 0x21, max: 0x7e }), fc.integer({ min: 0x80, max: 0xff })))
  .map((bytes) => String.fromCharCode(...bytes));
const strange = fc.oneof(
  anyText(),
  fc.constantFrom(
    '\0',
    '\ud800',
    '\u202e',
    '٣',
    '1e999999999',
    '-0',
    '9'.repeat(1001),
    '{}',
    '%00',
  ),
  fc.constantFrom(...Object.values(GOOD).map(String)),
);
const json = fc.oneof(
  fc.json(),
  fc
    .dictionary(fc.constantFrom(...NAMES), fc.oneof(fc.jsonValue(), strange))
    .map((value) => JSON.stringify(value)),
  fc
    .dictionary(fc.constantFrom(...NAMES), fc.oneof(fc.jsonValue(), strange))
    .map((value) => JSON.stringify({ ...GOOD, ...value })),
  fc.tuple(fc.nat(60), fc.string()).map(([at, text]) => {
    const good = JSON.stringify(GOOD);
    return good.slice(0, at) + text + good.slice(at + 1);
  }),
  fc.constantFrom(
    '['.repeat(5000),
    '{"a":'.repeat(5000),
    `{"sum":${'1'.repeat(5000)}}`,
    '{"sum":1e99999999999}',
    '\ufeff{}',
  ),
);
const pairs = fc.array(fc.tuple(fc.constantFrom(...NAMES, ...PARAMETERS), strange), {
  maxLength: 6,
});
const escaped = (text: string) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
const form = pairs.map((fields) =>
  fields.map(([name, value]) => `${name}=${escaped(value)}`).join('&'),
);
const fileName = fc.oneof(
  anyText(),
  fc.constantFrom('', '.', '..', '../../etc/passwd', 'a/', '/', 'C:\\x', `${'a'.repeat(300)}.pdf`),
  fc.constantFrom('con', '-', '?', 'a.b'.repeat(40), `a.${'x'.repeat(90)}`, '"', "';", '%00', '\\'),
);
const parts = fc.array(
  fc.record({
    name: fc.constantFrom('proof', 'proof', ...NAMES),
    value: strange,
    fileName: fc.option(fileName, { nil: '' }),
  }),
  { maxLength: 5 },
);
const body: fc.Arbitrary<{ readonly type: string; readonly body: Buffer }> = fc.oneof(
  json.map((text) => ({ type: 'application/json', body: Buffer.from(text) })),
  form.map((text) => ({ type: 'application/x-www-form-urlencoded', body: Buffer.from(text) })),
  parts.map((some) => ({
    type: 'multipart/form-data; boundary=limit',
    body: multipart([
      ...Object.entries(GOOD).map(([name, value]) => ({ name, value: String(value) })),
      ...some,
    ]),
  })),
  fc
    .tuple(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(
        'application/json',
        'multipart/form-data; boundary=limit',
        'application/x-www-form-urlencoded',
        'text/plain',
        '',
        '*/*',
      ),
    )
    .map(([bytes, type]) => ({ type, body: Buffer.from(bytes) })),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => ({
    type: 'multipart/form-data; boundary=limit',
    body: Buffer.concat([Buffer.from('--limit\r\n'), bytes, Buffer.from('\r\n\r\nx\r\n--limit--')]),
  })),
);

describe.each(CONTRACTS)('a server that is sent anything (%s)', (contract) => {
  let server: StartedMockServer;
  let before: string;
  const told: string[] = [];

  beforeAll(async () => {
    server = await startMockServer({
      contract,
      fixtures: world('base'),
      onEvent: (event) => void (event.event === 'error' && told.push(event.message)),
    });
  });

  beforeEach(() => {
    server.reset();
    before = JSON.stringify(server.state());
  });

  afterAll(() => server.close());

  function send({ method, path, headers, body }: Wire) {
    return new Promise<{ status: number; note: string | undefined; text: string }>(
      (resolve, reject) => {
        const { port } = server;
        const length = { 'Content-Length': body.length };
        const options = {
          port,
          host: '127.0.0.1',
          method,
          path,
          headers: { ...headers, ...length },
        };
        const request = httpRequest(options, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              note: response.headers['x-mock-note']?.toString(),
              text: Buffer.concat(chunks).toString('latin1'),
            }),
          );
        });
        request.on('error', reject);
        request.end(body);
      },
    );
  }

  async function hold(wire: Wire): Promise<void> {
    const { status, note, text } = await send(wire);
    expect(told).toEqual([]);
    if (status >= 500) {
      expect(contract).toBe('deployed');
      expect(note).toMatch(/^A known fault of the server/);
    }
    if (status >= 300) expect(JSON.stringify(server.state())).toBe(before);
    else server.reset();
    expect(text).not.toMatch(/\bat .*\.(ts|js|cjs):\d+|node_modules|node:internal/);
  }

  const as = (user: string) => (user === 'anonymous' ? {} : server.as(user).headers);

  it('keeps its word for any body', async () => {
    await fc.assert(
      fc.asyncProperty(method, path, token, body, (verb, to, user, { type, body }) => {
        const headers = { ...as(user), ...(type === '' ? {} : { 'Content-Type': type }) };
        return hold({ method: verb, path: to, headers, body });
      }),
      RUNS,
    );
  });

  it('keeps its word for any body of those who may write', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...WRITES), body, ([verb, to], { type, body }) =>
        hold({
          method: verb,
          path: to,
          headers: { ...as('staff'), ...(type === '' ? {} : { 'Content-Type': type }) },
          body,
        }),
      ),
      { numRuns: 150 },
    );
  });

  it('keeps its word for any query', async () => {
    const bytes = fc.oneof(
      form,
      form,
      latin1.map((text) => text.replaceAll('#', '')),
    );
    await fc.assert(
      fc.asyncProperty(method, path, token, bytes, (verb, to, user, query) =>
        hold({ method: verb, path: `${to}?${query}`, headers: as(user), body: Buffer.alloc(0) }),
      ),
      RUNS,
    );
  });

  it('keeps its word for any path', async () => {
    const piece = fc.oneof(
      fc.constantFrom('api', 'payments', 'media', 'invoices', PAYMENT.unlinked, '.json', '..', ''),
      fc.constantFrom('link_to_invoice', 'paid', '%00', '%ff', '%2F', '%', '{}', 'urn:uuid:'),
      latin1.map((text) => text.replaceAll(/[?#]/g, '')),
    );
    const paths = fc.array(piece, { maxLength: 6 }).map((pieces) => `/${pieces.join('/')}`);
    await fc.assert(
      fc.asyncProperty(method, paths, token, (verb, to, user) =>
        hold({ method: verb, path: to, headers: as(user), body: Buffer.alloc(0) }),
      ),
      RUNS,
    );
  });

  it('keeps its word for any header', async () => {
    const names = fc.constantFrom(
      ...['Accept', 'Authorization', 'Content-Type', 'Host', 'X-Forwarded-Proto', 'Cookie'],
      ...['X-Impersonated-User-Uuid', 'Accept-Language', 'Origin', 'X-Forwarded-Host', 'Range'],
    );
    const headers = fc.dictionary(names, latin1, { maxKeys: 4 });
    await fc.assert(
      fc.asyncProperty(method, path, token, headers, body, (verb, to, user, some, { body }) =>
        hold({ method: verb, path: to, headers: { ...as(user), ...some }, body }),
      ),
      RUNS,
    );
  });
});
