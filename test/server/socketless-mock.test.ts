/** A mock without a socket answers what one behind a socket does. */
import { request } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { startMockServer } from '../../src/index.ts';
import { createSocketlessMock, type ReadAnswer } from '../../src/server/socketless-mock.ts';

const OPTIONS = { randomSeed: 7, now: '2026-01-02T03:04:05Z', contract: 'deployed' } as const;
const STAFF = { Authorization: 'Token YOUR_API_TOKEN' };
const JSON_TYPE = { ...STAFF, 'Content-Type': 'application/json' };
const INVOICES = '/api/invoices/';
const PROFILES = '/api/payment-profiles/';
const FORM = [
  '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nBüro\r\n',
  '--x\r\nContent-Disposition: form-data; name="proof"; filename="a.txt"\r\n\r\nbytes\r\n--x--\r\n',
].join('');
const CUSTOMER = '/api/customers/ca000000-0000-4000-8000-000000000002/';
const PROFILE = JSON.stringify({
  name: 'Ë',
  organization: CUSTOMER,
  payment_type: 'monthly_invoices',
});

type Sent = readonly [
  name: string,
  method: string,
  target: string,
  headers?: Readonly<Record<string, string>>,
  body?: string | Buffer,
];

const REQUESTS: readonly Sent[] = [
  ['a list', 'GET', `${INVOICES}?page_size=2&o=-number`, STAFF],
  ['a list of nobody', 'GET', INVOICES],
  ['a head', 'HEAD', INVOICES, STAFF],
  ['metadata', 'OPTIONS', PROFILES, STAFF],
  ['a row that is not there', 'GET', `${INVOICES}00000000000000000000000000000000/`, STAFF],
  ['no slash at the end', 'GET', '/api/invoices', STAFF],
  ['no path of the API', 'GET', '/no/such/path/', STAFF],
  ['a path in percent', 'GET', '/api/inv%6Fices/?name=%C3%A4+b', STAFF],
  ['a path that is no text', 'GET', '/api/%FF%fe/', STAFF],
  ['a fragment', 'GET', `${INVOICES}?page_size=1#page_size=2`, STAFF],
  ['a whole URL', 'GET', `http://elsewhere.example${INVOICES}?page_size=1`, STAFF],
  ['another host', 'GET', `${INVOICES}?page_size=1`, { ...STAFF, Host: 'waldur.example' }],
  ['a host that is none', 'GET', INVOICES, { ...STAFF, Host: 'a_b' }],
  [
    'HTTPS before it',
    'GET',
    `${INVOICES}?page_size=1`,
    { ...STAFF, 'X-Forwarded-Proto': 'https, http' },
  ],
  ['another language', 'GET', `${INVOICES}?page=99`, { ...STAFF, 'Accept-Language': 'et ' }],
  ['a page', 'GET', INVOICES, { ...STAFF, Accept: 'text/html' }],
  ['the welcome', 'GET', '/', { Accept: 'text/html' }],
  ['what cannot be had', 'GET', INVOICES, { ...STAFF, Accept: 'application/pdf' }],
  ['what is made', 'POST', PROFILES, JSON_TYPE, PROFILE],
  [
    'a form',
    'POST',
    '/api/payments/',
    { ...STAFF, 'Content-Type': 'multipart/form-data; boundary=x' },
    FORM,
  ],
  [
    'a broken form',
    'POST',
    '/api/payments/',
    { ...STAFF, 'Content-Type': 'multipart/form-data; boundary=x' },
    '--x',
  ],
  ['broken JSON', 'POST', PROFILES, JSON_TYPE, '{"name": '],
  ['no body', 'POST', PROFILES, JSON_TYPE],
  ['an unknown type', 'POST', PROFILES, { ...STAFF, 'Content-Type': 'text/x' }, 'x'],
  ['a body of bytes', 'POST', PROFILES, JSON_TYPE, Buffer.from([0xff, 0x7b])],
  ['too long a body', 'POST', PROFILES, JSON_TYPE, ' '.repeat(5000)],
  ['a login', 'POST', '/api-auth/password/', JSON_TYPE, '{"username":"staff","password":"x"}'],
  ['what is deleted', 'DELETE', `${PROFILES}9f3b9c1d000040008000000000000001/`, STAFF],
  ['a method of no use', 'PUT', INVOICES, JSON_TYPE, '{}'],
];

/** What Node adds, and what is of one moment. */
const OF_THE_SOCKET = /^(connection|date|keep-alive|transfer-encoding)$/i;

function told({ status, headers, body }: ReadAnswer, url: string) {
  const plain = (text: string): string => text.replaceAll(new URL(url).host, 'HERE');
  const kept = headers.filter(([name]) => !OF_THE_SOCKET.test(name));
  // An address of another length.
  const isLength = (name: string) => name === 'Content-Length';
  const lines = kept.map(([name, value]) => [name, isLength(name) ? '' : plain(value)]);
  return { status, headers: lines, body: plain(Buffer.from(body).toString('latin1')) };
}

function overSocket(url: string, [, method, path, headers = {}, body]: Sent): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, path, headers: withLength(headers, body) }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        const raw = answer.rawHeaders;
        const pairs = raw.flatMap((name, at) =>
          at % 2 ? [] : [[name, raw[at + 1] ?? ''] as const],
        );
        resolve({ status: answer.statusCode ?? 0, headers: pairs, body: Buffer.concat(pieces) });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const withLength = (headers: Readonly<Record<string, string>>, body?: string | Buffer) =>
  body === undefined ? headers : { ...headers, 'Content-Length': String(Buffer.byteLength(body)) };

describe('a mock without a socket', () => {
  it.each(REQUESTS.map((sent) => [sent[0], sent] as const))(
    'answers %s the same',
    async (_, sent) => {
      const options = { ...OPTIONS, maxBodyBytes: 4096 };
      await using server = await startMockServer(options);
      const mock = createSocketlessMock(options);
      const [, method, target, headers = {}, body] = sent;
      const answer = await mock.ask({ method, target, headers: withLength(headers, body), body });
      expect(told(answer, mock.url)).toEqual(told(await overSocket(server.url, sent), server.url));
      mock.close();
    },
  );

  it('says how long its answers are', async () => {
    const mock = createSocketlessMock(OPTIONS);
    const ask = (method: string) =>
      mock.ask({ method, target: INVOICES, headers: STAFF, body: undefined });
    const [got, head] = [await ask('GET'), await ask('HEAD')];
    const lengthOf = ({ headers }: ReadAnswer) => Object.fromEntries(headers)['Content-Length'];
    expect([lengthOf(got), lengthOf(head)]).toEqual(Array(2).fill(String(got.body.length)));
    expect(head.body).toHaveLength(0);
  });
});
