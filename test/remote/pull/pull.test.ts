/** Pulling from servers of all kinds: what comes loads and exports as the same; what cannot be had is told, and nothing is written. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  createMockServer,
  type FixtureDocument,
  OptionError,
  type PullOptions,
  type PullReport,
  pullFixtures,
  RemoteError,
  type ServerOptions,
  startMockServer,
} from '../../../src/index.ts';
import { rowLines } from '../../../src/values/row-lines.ts';
import { type AnsweringServer, answering } from '../answering-server.ts';
import { sendTenGigabytes } from '../ten-gigabytes.ts';
import { type Bend, bentServer } from './bent-server.ts';
import { secretWorld, TOKEN } from './secret-world.ts';

const open: AsyncDisposable[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each[Symbol.asyncDispose]();
  for (const each of folders.splice(0)) rmSync(each, { recursive: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'pull-'));
  folders.push(made);
  return made;
}

async function bent(
  bend: Bend,
  options: ServerOptions = {},
  change?: Parameters<typeof bentServer>[2],
): Promise<AnsweringServer> {
  const server = await bentServer({ contract: 'deployed', ...options }, bend, change);
  open.push(server);
  return server;
}

const pull = (
  server: { readonly url: string },
  options: Partial<PullOptions> = {},
): Promise<PullReport> => pullFixtures({ from: server.url, token: 'YOUR_API_TOKEN', ...options });

async function failure(pulling: Promise<unknown>): Promise<RemoteError> {
  try {
    await pulling;
  } catch (error) {
    if (error instanceof RemoteError) return error;
    throw error;
  }
  throw new Error('It was pulled.');
}

describe('what was pulled', () => {
  it.each(['documented', 'deployed', 'current'] as const)(
    'is written once whole, loads, and exports to the same bytes (%s)',
    async (contract) => {
      const out = join(folder(), 'deep', 'er');
      const server = await bent(() => undefined, { contract, fixtures: secretWorld() });
      const report = await pull(server, { token: TOKEN, out });
      expect(readdirSync(out)).toEqual(['pulled.json']);
      expect(report.file).toBe(join(out, 'pulled.json'));
      const bytes = readFileSync(report.file ?? '', 'utf8');
      const mock = createMockServer({ fixtures: out });
      expect(`${rowLines(JSON.stringify(mock.state()))}\n`).toBe(bytes);
      expect(mock.loaded.rows).toEqual(report.rows);
      expect(report.rows).toMatchObject({
        customers: 1,
        payments: 1,
        invoices: 1,
        users: 1,
        media: 2,
      });
      expect(report.requests).toBe(server.asked.length);
    },
  );

  it('is told to be hidden by a default.json', async () => {
    const out = folder();
    const server = await bent(() => undefined);
    expect((await pull(server, { out })).notes).toEqual([]);
    writeFileSync(join(out, 'default.json'), '{}');
    expect((await pull(server, { out })).notes).toEqual([
      expect.stringMatching(/^a default\.json stands beside it/),
    ]);
  });

  it('is for nobody else to read where it is as it was', async () => {
    const out = folder();
    const server = await bent(() => undefined);
    const { file = '' } = await pull(server, { out, anonymise: false });
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('can be asked by the token of pulled fixtures, and lists payments in the same order', async () => {
    await using source = await startMockServer({ contract: 'deployed' });
    const { fixtures } = await pull(source, { keep: ['uuids'] });
    await using mock = await startMockServer({ fixtures, contract: 'deployed' });
    const uuids = async (url: string, token: string): Promise<unknown> => {
      const answer = await fetch(`${url}/api/payments/`, {
        headers: { Authorization: `Token ${token}` },
      });
      const rows: unknown = await answer.json();
      return Array.isArray(rows) ? rows.map(({ uuid }) => uuid) : rows;
    };
    expect(await uuids(mock.url, 'pulled-token')).toEqual(
      await uuids(source.url, 'YOUR_API_TOKEN'),
    );
  });

  it('comes by GET and HEAD alone, with one token', async () => {
    const server = await bent(() => undefined);
    await pull(server);
    expect(new Set(server.asked.map(({ line }) => line.split(' ')[0]))).toEqual(
      new Set(['GET', 'HEAD']),
    );
    expect(new Set(server.asked.map(({ headers }) => headers.authorization))).toEqual(
      new Set(['Token YOUR_API_TOKEN']),
    );
  });

  it('is as many rows as are asked for, and what those refer to', async () => {
    const more = { generate: { seed: 1, customers: 2, users: 0, invoices: 5, payments: 250 } };
    const server = await bent(() => undefined, { fixtures: ['default', more] });
    const all = await pull(server);
    const some = await pull(server, { limit: 3 });
    expect(all.rows).toMatchObject({ customers: 5, payments: 200 });
    expect(some.rows['payments']).toBe(3);
    expect(server.asked.filter(({ line }) => line.includes('payments/?page=2')).length).toBe(1);
    const uuids = new Set(some.fixtures.payment_profiles.map(({ uuid }) => uuid));
    expect(some.fixtures.payments.every(({ profile }) => uuids.has(profile))).toBe(true);
  });

  it('is that of the organizations that are asked for', async () => {
    const server = await bent(() => undefined);
    const { fixtures } = await pull(server, {
      customers: ['CA000000-0000-4000-8000-000000000002'],
      keep: ['uuids', 'sums'],
    });
    expect(fixtures.customers.map(({ uuid }) => uuid)).toEqual([
      'ca000000-0000-4000-8000-000000000002',
    ]);
    expect(fixtures.invoices).toHaveLength(2);
    expect(fixtures.payments.map(({ sum }) => sum)).toEqual(['999.99', '500.00']);
    const none = pull(server, { customers: ['ca000000-0000-4000-8000-00000000000f'] });
    expect((await failure(none)).message).toContain('there is no such organization for this user');
  });

  it('is that of the organization where the server takes no notice of filters', async () => {
    const server = await bent(() => undefined, {}, undefined);
    const deaf = await answering((request, response) => {
      const target = (request.url ?? '').replace(
        /&?(organization|customer|profile)_uuid=[^&]*/g,
        '',
      );
      void fetch(server.url + target, {
        headers: { Authorization: String(request.headers.authorization) },
      }).then(async (answer) => {
        response.writeHead(answer.status, { link: answer.headers.get('link') ?? '' });
        response.end(await answer.text());
      });
    });
    open.push(deaf);
    const { fixtures } = await pull(deaf, { customers: ['ca000000-0000-4000-8000-000000000002'] });
    expect(
      [fixtures.customers, fixtures.invoices, fixtures.payments].map(({ length }) => length),
    ).toEqual([1, 2, 2]);
  });

  it('has links of another origin, and of a path', async () => {
    const server = await bent(() => undefined, {
      publicUrl: 'https://waldur.example.com/api-behind',
    });
    const { rows, notes } = await pull(server);
    expect(rows).toMatchObject({ payments: 8, invoices: 9, media: 2 });
    expect(notes).toEqual([]);
  });

  it('stands for what an owner does not see', async () => {
    const server = await bent(() => undefined);
    const { fixtures, notes } = await pull(server, { token: 'owner-token', keep: ['uuids'] });
    expect(
      fixtures.payment_profiles.map(({ uuid, is_active }) => [uuid, is_active]),
    ).toContainEqual(['fa000000-0000-4000-8000-000000000002', null]);
    expect(notes).toContainEqual(
      expect.stringMatching(/^1 payment_profiles the user does not see/),
    );
    expect(fixtures.users[0]?.roles).toEqual([
      { customer: 'ca000000-0000-4000-8000-000000000001', role: 'owner' },
    ]);
  });

  it('leaves out what the mock does not know, and says so', async () => {
    const server = await bent(
      () => undefined,
      {},
      (json) =>
        Array.isArray(json)
          ? json.map((row) => ({ ...row, brand_new: 'secret', 'odd name!': 1 }))
          : json,
    );
    const { fixtures, fields } = await pull(server);
    expect(JSON.stringify(fixtures)).not.toContain('brand_new');
    const unknown = fields.filter(({ isKnown, table }) => !isKnown && table === 'payments');
    expect(unknown).toEqual([
      {
        table: 'payments',
        field: 'brand_new',
        fate: 'dropped',
        how: 'the mock does not know it',
        isKnown: false,
        count: 8,
      },
      {
        table: 'payments',
        field: '(no plain name)',
        fate: 'dropped',
        how: 'the mock does not know it',
        isKnown: false,
        count: 8,
      },
    ]);
  });

  it('leaves out what fixtures cannot have', async () => {
    const server = await bent(
      () => undefined,
      {},
      (json, target) =>
        Array.isArray(json) && target.startsWith('/api/payment-profiles/')
          ? json.map((row) => ({ ...row, is_active: true, payment_type: 'by_barter' }))
          : Array.isArray(json) && target.startsWith('/api/invoices/')
            ? json.map((row) => ({ ...row, state: 'unheard of', tax: null }))
            : json,
    );
    const { fixtures, fields } = await pull(server, { keep: ['dates'] });
    expect(
      fixtures.payment_profiles.filter(({ is_active }) => is_active === true).length,
    ).toBeGreaterThan(0);
    expect(fixtures.payments.filter(({ invoice }) => invoice !== null)).toHaveLength(3);
    const lost = fields.filter(({ how }) => /cannot have|none that the API/.test(how));
    expect(lost.map(({ table, field }) => `${table}.${field}`)).toEqual(
      expect.arrayContaining([
        'payment_profiles.payment_type',
        'payment_profiles.is_active',
        'invoices.state',
      ]),
    );
  });

  it('has a small file where the server does not give one', async () => {
    const server = await bent(({ target }) =>
      target.startsWith('/api/media/') ? { status: 404, body: '{}' } : undefined,
    );
    const { fixtures, notes } = await pull(server);
    expect(fixtures.media.map(({ mime_type }) => mime_type)).toEqual([
      'application/octet-stream',
      'application/octet-stream',
    ]);
    expect(notes).toEqual(['2 files the server did not give: small ones stand for them']);
  });

  it('comes in smaller pages where a page is too large', async () => {
    const more = { generate: { seed: 1, customers: 2, users: 0, invoices: 70, payments: 1 } };
    const server = await bent(
      ({ target }) => {
        const size = Number(/\/invoices\/.*page_size=(\d+)/.exec(target)?.[1] ?? 0);
        const page = Number(/[?&]page=(\d+)/.exec(target)?.[1]);
        return size > 16 && page > 1 ? { body: ' '.repeat(17 * 1024 * 1024) } : undefined;
      },
      { fixtures: ['default', more] },
    );
    expect((await pull(server)).rows['invoices']).toBe(79);
    const asked = server.asked
      .map(({ line }) => /invoices\/\?(.*)/.exec(line)?.[1])
      .filter(Boolean);
    expect(asked).toEqual(['page=1&page_size=64', 'page=2&page_size=64', 'page=5&page_size=16']);
  });

  it('lies below a path of a server', async () => {
    const server = await bent(() => undefined, { publicUrl: 'https://waldur.example.com/own' });
    const below = await answering((request, response) => {
      const path = request.url ?? '';
      if (!path.startsWith('/own/api/')) return void response.writeHead(404).end();
      void fetch(server.url + path.slice('/own'.length), {
        headers: { Authorization: String(request.headers.authorization) },
      }).then(async (answer) => {
        const type = answer.headers.get('content-type') ?? '';
        response.writeHead(answer.status, { 'Content-Type': type });
        response.end(request.method === 'HEAD' ? '' : await answer.text());
      });
    });
    open.push(below);
    const { rows, notes } = await pull({ url: `${below.url}/own/` });
    expect([rows, notes]).toEqual([expect.objectContaining({ payments: 8, media: 2 }), []]);
  });

  it('comes though the server is busy now and then', async () => {
    const server = await bent(({ index }) =>
      index % 3 === 0
        ? { status: index % 2 === 0 ? 503 : 429, headers: { 'Retry-After': '0' }, body: '' }
        : undefined,
    );
    const { rows, requests } = await pull(server);
    expect(rows['payments']).toBe(8);
    expect(requests).toBeGreaterThan(9);
  });
});

describe('a table that the server does not list', () => {
  it.each([
    ['invoices', '/api/invoices/', 500],
    ['payment_profiles', '/api/payment-profiles/', 403],
    ['customers', '/api/customers/', 404],
    ['payments', '/api/payments/', 500],
  ] as const)('%s: is named, and the rest loads', async (table, path, status) => {
    const server = await bent(({ target }) =>
      target.startsWith(path) ? { status, body: '{"detail":"Not now."}' } : undefined,
    );
    const { fixtures, unread, notes, rows } = await pull(server);
    expect(unread).toEqual({ [table]: expect.stringContaining(`it answers ${status}`) });
    expect(notes).toContain(`${table} could not be read: ${unread[table]}`);
    expect(() => createMockServer({ fixtures })).not.toThrow();
    for (const other of ['payments', 'invoices'].filter((each) => each !== table)) {
      expect(rows[other]).toBeGreaterThan(0);
    }
  });

  it('is an error where there is none that is listed', async () => {
    const server = await bent(({ target }) =>
      target.startsWith('/api/users/') ? undefined : { status: 403, body: '{}' },
    );
    const out = folder();
    expect(await failure(pull(server, { out }))).toMatchObject({ kind: 'refused' });
    expect(readdirSync(out)).toEqual([]);
  });
});

describe('what cannot be pulled', () => {
  const cases: readonly (readonly [name: string, bend: Bend, message: RegExp])[] = [
    [
      'HTML at 200',
      () => ({ headers: { 'Content-Type': 'text/html' }, body: '<html>' }),
      /it answers text\/html that is no JSON of the API$/,
    ],
    ['invalid JSON', () => ({ body: '[{"uuid":' }), /it answers application\/json that is no JSON/],
    [
      'JSON that is nested too deeply',
      () => ({ body: '['.repeat(5000) + ']'.repeat(5000) }),
      /is no JSON of the API$/,
    ],
    [
      'a wrong token',
      () => ({ status: 401, body: '{"detail":"Invalid token."}' }),
      /it answers 401 "Invalid token."\. Is it the right token\?$/,
    ],
    [
      'a refusal that repeats the token and a password',
      () => ({ status: 401, body: '{"detail":"Token YOUR_API_TOKEN, password=a-secret"}' }),
      /it answers 401 "Token \*\*\*, password=\*{4}"\./,
    ],
    [
      'another server',
      () => ({ status: 404, body: 'Not here' }),
      /api\/users\/me\/: it answers 404\. Is it the address of the API\?$/,
    ],
    ['a page of an error', () => ({ status: 500, body: '<h1>' }), /it answers 500\.$/],
    [
      'rows without a uuid',
      ({ target }) =>
        target.startsWith('/api/customers') ? { body: '[{"name":"x"}]' } : undefined,
      /api\/customers\/\?page=1&page_size=64: item 0 has no uuid$/,
    ],
    [
      'no list',
      ({ target }) => (target.startsWith('/api/invoices') ? { body: '{"results":[]}' } : undefined),
      /it is no list$/,
    ],
    [
      'pages that do not end',
      ({ target }) =>
        target.startsWith('/api/customers')
          ? {
              headers: { Link: '</api/customers/?page=2>; rel="next"' },
              body: '[{"uuid":"ca000000000040008000000000000001"}]',
            }
          : undefined,
      /page=2&page_size=64: its pages do not end: this one has no new row$/,
    ],
    [
      'redirects without end',
      ({ target }) => ({ status: 302, headers: { Location: target }, body: '' }),
      /it redirects without end$/,
    ],
    [
      'a redirect to nowhere',
      () => ({ status: 302, headers: { Location: 'http://[' }, body: '' }),
      /it redirects to no URL$/,
    ],
  ];

  it.each(cases)('is %s', async (_name, bend, message) => {
    const out = folder();
    const server = await bent(bend);
    const error = await failure(pull(server, { out }));
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('YOUR_API_TOKEN');
    expect(readdirSync(out)).toEqual([]);
  });

  it('is what a redirect leads to on another host: the token never goes there', async () => {
    const other = await answering((_, response) => response.end('[]'));
    open.push(other);
    const server = await bent(({ target }) => ({
      status: 302,
      headers: { Location: other.url + target },
      body: '',
    }));
    const error = await failure(pull(server));
    expect([error.kind, other.asked]).toEqual(['redirect', []]);
    expect(error.message).toContain(`it redirects to ${other.url}/`);
    expect(error.message).toContain(
      `and nothing was sent there. If that is your Waldur, its address is ${other.url}`,
    );
  });

  it('is a server that has moved to another path: the address there is told', async () => {
    const server = await bent(({ target }) => ({
      status: 301,
      headers: { Location: `/waldur${target}` },
      body: '',
    }));
    const error = await failure(pull(server));
    expect([error.kind, error.message]).toEqual([
      'redirect',
      expect.stringContaining(`its address is ${server.url}/waldur`),
    ]);
    expect(server.asked).toHaveLength(1);
  });

  it('is followed where a redirect stays on the server', async () => {
    const server = await bent(({ target, index }) =>
      index % 2 === 0 ? { status: 301, headers: { Location: target }, body: '' } : undefined,
    );
    expect((await pull(server)).rows['payments']).toBe(8);
  });

  it('is a body of ten gigabytes, of which little is read', async () => {
    let sent = 0;
    const server = await bent(({ target, response }) => {
      if (!target.startsWith('/api/payments')) return undefined;
      sendTenGigabytes(response, () => {
        sent += 1;
      });
      return 'done';
    });
    expect((await failure(pull(server))).kind).toBe('too-large');
    // Once for each size of a page, from 64 rows to a single one; 16 of them each, and what waits in buffers.
    expect(sent).toBeLessThan(4 * 64);
    expect(server.asked.filter(({ line }) => line.includes('/payments/'))).toHaveLength(4);
  });

  it('is an endless number of rows that nobody asked for', async () => {
    let uuid = 0n;
    const row = (): string =>
      `{"uuid":"${(uuid++).toString(16).padStart(32, '0')}","organization":null}`;
    const server = await bent(({ target }) =>
      target.startsWith('/api/payment-profiles')
        ? {
            headers: { Link: '<x>; rel="next"' },
            body: `[${Array.from({ length: 1000 }, row).join()}]`,
          }
        : undefined,
    );
    const error = await failure(
      pull(server, { customers: ['ca000000-0000-4000-8000-000000000001'] }),
    );
    expect(error.message).toMatch(/of 11000 rows only 0 are those that were asked for$/);
  });

  it('is what does not answer in time', async () => {
    const server = await bent(() => 'done');
    expect((await failure(pull(server, { timeoutMs: 50 }))).kind).toBe('timeout');
  });

  it('is stopped by a signal, and leaves nothing', async () => {
    const out = folder();
    const stop = new AbortController();
    const server = await bent(({ index }) => {
      if (index === 4) stop.abort();
      return undefined;
    });
    const error = await failure(pull(server, { out, signal: stop.signal }));
    expect([error.kind, readdirSync(out)]).toEqual(['aborted', []]);
  });

  it('is told at once of a folder that is a file', async () => {
    const out = join(folder(), 'file');
    writeFileSync(out, '');
    const server = await bent(() => undefined);
    await expect(pull(server, { out })).rejects.toThrow(/^out must be a folder/);
    expect(server.asked).toEqual([]);
  });

  it('is told of options that make no sense, all of them', async () => {
    const wrong: object = { from: 'waldur', tokn: 'x', limit: 0, keep: ['sum'], customers: ['x'] };
    const pulling = pullFixtures(Object.assign({ from: '', token: '' }, wrong));
    await expect(pulling).rejects.toBeInstanceOf(OptionError);
    await expect(pulling).rejects.toThrow(
      'from must be an http or https URL without user, query or fragment; token must be a text of 1 to 1000 visible ASCII characters without blanks; tokn is no option: did you mean "token"?; limit must be a whole number from 1 to 10000; keep/0 must be one of uuids, sums, dates: did you mean "sums"?; customers/0 must be a uuid',
    );
  });
});

it('gives a document that types take', async () => {
  await using source = await startMockServer();
  const { fixtures } = await pull(source);
  const document: FixtureDocument = fixtures;
  expect(createMockServer({ fixtures: document }).loaded.rows['payments']).toBe(8);
});
