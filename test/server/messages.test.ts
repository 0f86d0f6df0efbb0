/** What the journal keeps of requests and answers as they were on the wire: nothing is lost of what was sent. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createMockServer, type MockServer, type ServerEvent } from '../../src/index.ts';
import { type Served, serve } from '../http/serve.ts';

const CLOSE = 'Host: mock.test\r\nConnection: close\r\n';
const TOKEN = 'Authorization: Token YOUR_API_TOKEN\r\n';

let served: Served | undefined;
afterEach(async () => served?.close());

/** Sends bytes as they are, and gives what came back and the server. */
async function exchanged(
  sent: string | Buffer,
  options: Parameters<typeof createMockServer>[0] = {},
  prepare: (mock: MockServer) => void = () => undefined,
) {
  const mock = createMockServer(options);
  prepare(mock);
  served = await serve(mock.app as Parameters<typeof serve>[0]);
  const answer = await served.exchange(sent);
  const entry = mock.requests.entries()[0];
  if (!entry) throw new Error('Nothing was written down.');
  return { mock, answer, entry };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isSo(); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const post = (body: string | Buffer, more = TOKEN): Buffer =>
  Buffer.concat([
    Buffer.from(
      `POST /api/payments/ HTTP/1.1\r\n${CLOSE}${more}Content-Length: ${body.length}\r\n\r\n`,
    ),
    Buffer.from(body),
  ]);
const JSON_TYPE = `${TOKEN}Content-Type: application/json\r\n`;

describe('a request in the journal', () => {
  it('has its path as sent, and its headers in their order, case and number', async () => {
    const target = '/api/payments/?page=%31&x=a+b%20c';
    const { entry } = await exchanged(
      `GET ${target} HTTP/1.1\r\n${CLOSE}x-ODD: 1\r\nX-odd: 2\r\nAccept: */*\r\n\r\n`,
    );
    expect(entry.request).toEqual({
      httpVersion: '1.1',
      target,
      headers: [
        ['Host', 'mock.test'],
        ['Connection', 'close'],
        ['x-ODD', '1'],
        ['X-odd', '2'],
        ['Accept', '*/*'],
      ],
      body: null,
      isComplete: true,
    });
  });

  it('has the prefix of its sandbox in its target', async () => {
    const mock = createMockServer();
    served = await serve(mock.app as Parameters<typeof serve>[0]);
    await served.exchange(`GET /__sandbox/a/api/payments/ HTTP/1.1\r\n${CLOSE}\r\n`);
    expect(mock.sandbox('a').requests.entries()[0]?.request.target).toBe(
      '/__sandbox/a/api/payments/',
    );
  });

  it.each([
    ['a broken one', '{"sum": ', JSON_TYPE, 400],
    ['one of a type that nobody reads', '<a/>', `${TOKEN}Content-Type: text/xml\r\n`, 415],
    ['one of a caller who is not let in', '{"sum": 1}', '', 401],
  ])('has its body, also %s', async (_what, body, headers, status) => {
    const { entry } = await exchanged(post(body, headers));
    expect([entry.status, entry.request.body]).toEqual([
      status,
      { encoding: 'utf-8', text: body, length: body.length, sha256: null },
    ]);
  });

  it('has a body that is no UTF-8 in Base64', async () => {
    const body = Buffer.from([0xff, 0xfe, 0x00, 0xc3]);
    const { entry } = await exchanged(post(body, JSON_TYPE));
    const text = body.toString('base64');
    expect(entry.request.body).toEqual({ encoding: 'base64', text, length: 4, sha256: null });
  });

  it('tells a text that is cut off within a character from one that is not', async () => {
    const body = Buffer.from('é').subarray(0, 1);
    const { entry } = await exchanged(post(body, JSON_TYPE));
    expect(entry.request.body).toMatchObject({ encoding: 'base64', text: 'ww==' });
  });

  it.each([
    ['read', JSON_TYPE, {}, 400],
    ['not read', '', {}, 401],
    ['refused as too large', JSON_TYPE, { maxBodyBytes: 1000 }, 413],
  ])(
    'has of a long body, %s, its length, its SHA-256 and its first 64 KiB',
    async (_what, headers, options, status) => {
      const body = Buffer.from(`"${'é'.repeat(100_000)}"`);
      const mock = createMockServer(options);
      served = await serve(mock.app as Parameters<typeof serve>[0]);
      // With "Connection: close" the server would not wait for all of it.
      const socket = await served.open();
      socket.write(
        post(body, headers).toString('latin1').replace('Connection: close\r\n', ''),
        'latin1',
      );
      const entry = () => mock.requests.entries()[0];
      await until(() => entry()?.request.body?.length === body.length);
      expect(entry()?.status).toBe(status);
      const { text, ...rest } = entry()?.request.body ?? { text: '' };
      const sha256 = createHash('sha256').update(body).digest('hex');
      expect(rest).toEqual({ encoding: 'utf-8', length: body.length, sha256 });
      // The last character is cut in two.
      expect(text).toBe(body.subarray(0, 65_535).toString());
    },
  );

  it('has as much of a body as came, where the client left in it', async () => {
    const mock = createMockServer();
    served = await serve(mock.app as Parameters<typeof serve>[0]);
    const socket = await served.open();
    socket.write(post('{"sum": 1}', JSON_TYPE).subarray(0, -5));
    await until(() => mock.requests.entries().length > 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await until(() => mock.requests.entries()[0]?.aborted === 'client');
    expect(mock.requests.entries()[0]).toMatchObject({
      aborted: 'client',
      request: { body: { text: '{"sum' } },
      response: null,
    });
  });

  it('has its body where a fault answers, or cuts it off', async () => {
    for (const fault of [{ respond: 'not_found' }, { transport: 'reset' }] as const) {
      const { entry } = await exchanged(post('{"sum": 1}', JSON_TYPE), {}, ({ faults }) => {
        faults.add({ operation: 'payments_create', ...fault });
      });
      expect(entry.fault).toBe('fault-1');
      expect(entry.request.body?.text).toBe('{"sum": 1}');
      await served?.close();
    }
  });

  it('has the real time beside the clock of the sandbox, and its traceparent, which events tell too', async () => {
    const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const events: ServerEvent[] = [];
    const before = new Date().toISOString();
    const { entry } = await exchanged(
      `GET /api/payments/ HTTP/1.1\r\n${CLOSE}Traceparent: ${trace}\r\n\r\n`,
      { now: '2023-01-01T00:00:00Z', onEvent: (event) => void events.push(event) },
    );
    expect([entry.at, entry.traceparent]).toEqual(['2023-01-01T00:00:00.000000Z', trace]);
    expect(entry.realTime >= before).toBe(true);
    expect(events).toMatchObject([{ event: 'request', traceparent: trace }]);
  });
});

describe('an answer in the journal', () => {
  it('is what came back, to the byte', async () => {
    const { entry, answer } = await exchanged(
      `GET /api/payments/ HTTP/1.1\r\n${CLOSE}${TOKEN}\r\n`,
    );
    const { response } = entry;
    const lines = response?.headers.map(([name, value]) => `${name}: ${value}\r\n`) ?? [];
    const head = `HTTP/1.1 ${response?.status} ${response?.statusText}\r\n${lines.join('')}\r\n`;
    expect(Buffer.from(head + response?.body?.text).toString('latin1')).toBe(answer);
    expect(response?.body?.length).toBe(Buffer.byteLength(response?.body?.text ?? ''));
  });

  it('has no body where there was none', async () => {
    const { entry } = await exchanged(`HEAD /api/payments/ HTTP/1.1\r\n${CLOSE}${TOKEN}\r\n`);
    expect(entry.response).toMatchObject({ status: 200, body: null });
  });

  it('is null where nobody heard it', async () => {
    const { entry } = await exchanged(
      `GET /api/payments/ HTTP/1.1\r\n${CLOSE}${TOKEN}\r\n`,
      {},
      ({ faults }) => void faults.add({ operation: '*', transport: 'reset' }),
    );
    expect(entry.response).toBeNull();
  });

  it('of more than 64 KiB is its length, its SHA-256 and its beginning', async () => {
    const text = 'x'.repeat(100_000);
    const { entry } = await exchanged(
      `GET /api/payments/ HTTP/1.1\r\n${CLOSE}${TOKEN}\r\n`,
      {},
      ({ faults }) => void faults.add({ operation: '*', respond: { status: 200, body: text } }),
    );
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(entry.response?.body).toMatchObject({ length: 100_000, sha256 });
    expect(entry.response?.body?.text).toHaveLength(65_536);
  });
});

describe('a journal that is off', () => {
  it('keeps nothing', async () => {
    const heard: unknown[] = [];
    const mock = createMockServer({ journal: 0 });
    mock.requests.subscribe((entry) => void heard.push(entry));
    served = await serve(mock.app as Parameters<typeof serve>[0]);
    await served.exchange(post('{"sum": 1}', JSON_TYPE));
    expect(mock.requests.held).toEqual({ number: 0, bytes: 0 });
    expect(heard).toMatchObject([{ status: 400, request: { body: null }, response: null }]);
  });
});
