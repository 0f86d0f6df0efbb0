/** Any text in every place from which it gets into a header: an answer or a refusal, and never a fault of the mock's own. */

import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  createMockServer,
  type FaultRequest,
  FixtureError,
  OptionError,
  type StartedMockServer,
  startMockServer,
} from '../../src/index.ts';
import { vouched } from '../../src/values/vouched.ts';
import { anyText } from '../any-text.ts';
import { createClient } from '../client.ts';
import { thrownProblems } from '../thrown-problems.ts';

const BLOCK = 256;
/** All of U+0000 to U+FFFF, so many at once. */
const BLOCKS = Array.from({ length: 0x10000 / BLOCK }, (_, block) =>
  String.fromCharCode(...Array.from({ length: BLOCK }, (_, at) => block * BLOCK + at)),
);
const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
const text = fc.oneof(
  fc.string({ unit, minLength: 1, maxLength: 20 }),
  anyText({ minLength: 1 }),
  fc.constantFrom('\r\nX: y', '\n', '\r', '\0', '\u007f', '例', 'é', '"\\', 'Trailer', '__proto__'),
);
/** What HTTP lets through on a request line and in a header, one byte a character. No target has a `#`: who records takes it for a fragment. */
const bytes = fc.string({
  unit: fc

    .oneof(
      fc.integer({ min: 0x24, max: 0x7e }),
      fc.integer({ min: 0x80, max: 0xff }),
      fc.constantFrom(0x21, 0x22),
    )
    .map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 30,
});

const errors: string[] = [];
let server: StartedMockServer;
beforeAll(async () => {
  server = await startMockServer({
    onEvent: (event) => event.event === 'error' && errors.push(event.message),
  });
});
beforeEach(() => {
  server.reset();
  errors.length = 0;
});
afterAll(() => server.close());

/** Sends bytes as they are; gives the status and the head of the answer. */
function exchange(target: string, header = ''): Promise<{ status: number; head: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = ''] = Buffer.concat(chunks).toString('latin1').split('\r\n\r\n', 1);
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), head });
    });
    const { Authorization } = server.as('staff').headers;
    const head = `GET ${target} HTTP/1.1\r\nHost: h\r\nAuthorization: ${Authorization}\r\n${header}Connection: close\r\n\r\n`;
    socket.write(head, 'latin1');
  });
}

const encoded = (value: string) => encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));

async function expectNoFault(target: string, header = ''): Promise<void> {
  const { status, head } = await exchange(target, header);
  expect({ target, head, isFine: status >= 200 && status < 500 }).toMatchObject({ isFine: true });
  expect(errors).toEqual([]);
}

describe('a sandbox of any name', () => {
  it.each(['%E4%BE%8B', '%0a', '%00', '%7f', 'a%0d%0aX:%20y', '%C3%A9'])(
    'is refused with the reason: %s',
    async (name) => {
      for (const path of ['api/payments/', '__admin/health']) {
        const { status, head } = await exchange(`/__sandbox/${name}/${path}`);
        expect(status).toBe(400);
        expect(head).toMatch(/X-Mock-Note: ".+" is no name for a sandbox\.\r\n/);
        expect(head).not.toMatch(/^X: y/m);
      }
      expect(errors).toEqual([]);
    },
  );

  it('is no fault, percent-encoded, in every character that there is', async () => {
    for (const block of BLOCKS) await expectNoFault(`/__sandbox/${encoded(block)}/api/payments/`);
  }, 60_000);

  it('is no fault, raw in the path or in its header', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (name) => {
        await expectNoFault(`/__sandbox/${name}/api/payments/`);
        await expectNoFault('/api/payments/', `X-Mock-Sandbox: ${name}\r\n`);
        await expectNoFault('/__admin/health', `X-Mock-Sandbox: ${name}\r\n`);
      }),
      { numRuns: 60 },
    );
  });

  it('is told of by its beginning where it is long', async () => {
    const { status, head } = await exchange(`/__sandbox/${'%E4%BE%8B'.repeat(1500)}/api/payments/`);
    expect(status).toBe(400);
    expect(head.length).toBeLessThan(2000);
  });
});

describe('any text', () => {
  it('in the query of a list, in its links, and in a redirect is no fault', async () => {
    await fc.assert(
      fc.asyncProperty(text, bytes, async (value, raw) => {
        const query = `field=${encoded(value)}&${encoded(value)}=1`;
        await expectNoFault(`/api/payments/?${query}`);
        await expectNoFault(`/api/payments/?page_size=1&x=${raw}`);
        await expectNoFault(`/api/payments?${query}&${raw}`);
        await expectNoFault(`/__admin/openapi.json?contract=${encoded(value)}`);
      }),
      { numRuns: 60 },
    );
  });

  it('as a header of a fault is refused, or sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, fc.constant('X-Own')), text, async (name, value) => {
        server.faults.reset();
        const headers = Object.fromEntries([[name, value]]);
        const respond = fc.sample(fc.constantFrom({ status: 418 }, { preset: 'not_found' }), 1)[0];
        const fault = { operation: '*', times: 0, respond: { ...respond, headers } };
        thrownProblems(() => server.faults.add(vouched(fault)));
        await expectNoFault('/api/payments/');
      }),
    );
  });

  it.each(['Trailer', 'transfer-encoding', 'Content-Length', 'Connection', 'Upgrade', 'TE'])(
    'named %s is refused, for it would break the answer',
    (name) => {
      const respond: FaultRequest['respond'] = { status: 200, headers: { [name]: '1' } };
      expect(thrownProblems(() => server.faults.add({ operation: '*', respond }))).toEqual([
        { pointer: `/respond/headers/${name}`, message: 'is set by the server itself' },
      ]);
    },
  );

  it('as two headers that differ in case alone is refused', () => {
    const headers = { 'X-A': '1', 'x-a': '2' };
    const respond: FaultRequest['respond'] = { status: 200, headers };
    expect(thrownProblems(() => server.faults.add({ operation: '*', respond }))).toEqual([
      { pointer: '/respond/headers/x-a', message: 'is the same header as X-A' },
    ]);
  });

  it('goes out byte by byte in a header, whatever the body is', async () => {
    server.faults.add({
      operation: '*',
      respond: { status: 200, headers: { 'X-Own': 'é' }, body: '例' },
    });
    const { head } = await exchange('/api/payments/');
    expect(head).toMatch(/^X-Own: é$/m);
  });
});

const UUID = 'ed000000-0000-4000-8000-00000000aaaa';
const world = (file: object) => ({ media: [{ uuid: UUID, base64: 'eA==', ...file }] });
/** All that is wrong with a file of the fixtures. */
function problemsOf(file: object): readonly string[] {
  try {
    server.seed({ ...world(file), users: [{ username: 'staff', token: 't', is_staff: true }] });
    return [];
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error;
    return error.problems.map(({ pointer, message }) => `${pointer} ${message}`);
  }
}

describe('a file of the fixtures', () => {
  it.each([
    ['a\rb', 'have no control characters'],
    ['a\nb', 'have no control characters'],
    ['a\u007fb', 'have no control characters'],
    ['\t', 'have no control characters'],
    ['a\0b', 'not contain the character U+0000, which the database cannot hold'],
  ])('named %j is a problem', (name, wanted) => {
    expect(problemsOf({ name })).toEqual([`/media/0/name must ${wanted}`]);
    const payment = { payments: [{ profile: 'none', proof: { name, base64: 'eA==' } }] };
    expect(() => createMockServer({ fixtures: payment })).toThrow(
      `/payments/0/proof/name: must ${wanted}`,
    );
  });

  it.each(['text/plain\r\nX: y', '例/x', 'text', 'text/plain; a=é'])(
    'of type %j is a problem',
    (type) => {
      expect(problemsOf({ mime_type: type })).toEqual([
        '/media/0/mime_type must be a media type such as "application/pdf"',
      ]);
    },
  );

  it('of any name and type is a problem or a download', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.oneof(text, fc.constant('text/plain')), async (name, type) => {
        const problems = problemsOf({ name, mime_type: type });
        if (problems.length === 0) await expectNoFault(`/api/media/${UUID}/`);
        else expect(problems.join()).toMatch(/\/media\/0\/(name|mime_type) must/);
      }),
    );
  });
});

describe('a public URL', () => {
  const list = async (publicUrl: string) => {
    const client = createClient({ publicUrl });
    const created = await client.send({
      method: 'POST',
      path: '/api/payment-profiles/',
      json: {},
    });
    expect(created.status).toBe(400);
    const answer = await client.get('/api/payments/');
    expect(answer.status).toBe(200);
    return answer.headers['link'] ?? '';
  };

  it.each([
    ['https://wäldur.example/', 'https://xn--wldur-gra.example/api/payments/'],
    ['https://waldur.example/ä/b//', 'https://waldur.example/%C3%A4/b/api/payments/'],
    ['https://waldur.example/?#', 'https://waldur.example/api/payments/'],
  ])('%s is written in ASCII', async (given, written) => {
    expect(await list(given)).toMatch(`<${written}>; rel="first"`);
  });

  it('of any text is refused as an option, or serves', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (host, path) => {
        const publicUrl = `https://${host}.example/${path}`;
        try {
          createMockServer({ publicUrl });
        } catch (error) {
          expect(error).toBeInstanceOf(OptionError);
          return;
        }
        expect(await list(publicUrl)).toMatch(/^<https:\/\/[\x21-\x7e]+>; rel="first"/);
      }),
      { numRuns: 60 },
    );
  });
});
