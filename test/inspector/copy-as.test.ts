/** A request in another form is still that request: each form is run, and does what it says. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type JournalEntry, startMockServer } from '../../src/index.ts';
import { curlOf, quoted } from '../../src/inspector/requests/copy/curl.ts';
import { faultOf } from '../../src/inspector/requests/copy/fault.ts';
import { fetchCodeOf, literal } from '../../src/inspector/requests/copy/fetch-code.ts';
import { firstCurl } from '../../src/inspector/requests/copy/first-curl.ts';
import { fixtureOf, rowIn } from '../../src/inspector/requests/copy/fixture.ts';
import { code, matcherOf, patternOf } from '../../src/inspector/requests/copy/matcher.ts';
import {
  callerOf,
  impersonatorOf,
  isRepeatable,
  sentHeaders,
} from '../../src/inspector/requests/copy/sent.ts';

const TOKEN = 'Token YOUR_API_TOKEN';
const PROFILE = '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';
let server: Awaited<ReturnType<typeof startMockServer>> | undefined;
let url = '';

beforeAll(async () => {
  server = await startMockServer({ port: 0 });
  url = server.url;
});
afterAll(() => server?.close());

function newest(): JournalEntry {
  const entry = server?.requests.entries().at(-1);
  if (entry === undefined) throw new Error('Nothing was asked.');
  return entry;
}

async function asked(path: string, init: RequestInit = {}): Promise<JournalEntry> {
  const headers = { Authorization: TOKEN, ...Object(init.headers) };
  await (await fetch(`${url}${path}`, { ...init, headers })).text();
  return newest();
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

function form(): RequestInit {
  const body = new FormData();
  body.append('profile', PROFILE);
  body.append('date_of_payment', '2023-10-01');
  body.append('sum', "1'0.50");
  body.append('proof', new Blob(['a "file"\n'], { type: 'text/plain' }), "o'h.txt");
  return { method: 'POST', body };
}

const HOSTILE = { name: `'"\`$(rm -rf /)\\ \n \u2028 <img onerror=x> ü`, sum: 1 };

/** The words that a shell makes of a line. */
function words(line: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; ${line}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('curl', () => {
  it('is words for a shell, whatever is in them', async () => {
    const entry = await asked('/api/payments/?a=1&b=%27', json(HOSTILE));
    const [target, ...options] = words(curlOf(entry, url, TOKEN));
    expect(target).toBe(`${url}/api/payments/?a=1&b=%27`);
    expect(options).toEqual(
      expect.arrayContaining([
        '-H',
        `Authorization: ${TOKEN}`,
        '--data-raw',
        JSON.stringify(HOSTILE),
      ]),
    );
    expect(options).not.toContain('-X');
  });

  it('names a method that is not the usual one', async () => {
    const gone = await asked('/api/payments/12/', { method: 'DELETE' });
    expect(words(curlOf(gone, url, undefined))).toEqual([
      `${url}/api/payments/12/`,
      '-X',
      'DELETE',
    ]);
    const head = await asked('/api/payments/', { method: 'HEAD' });
    expect(words(curlOf(head, url, undefined))).toContain('--head');
  });

  it('sends a form part by part, its files by their names', async () => {
    const entry = await asked('/api/payments/', form());
    expect(words(curlOf(entry, url, undefined)).slice(1)).toEqual([
      ...['--form-string', `profile=${PROFILE}`, '--form-string', 'date_of_payment=2023-10-01'],
      ...['--form-string', "sum=1'0.50", '-F', "proof=@o'h.txt;type=text/plain"],
    ]);
  });

  it('takes the bytes of what is no text from a file', async () => {
    const entry = await asked('/api/payments/', {
      method: 'PUT',
      body: new Uint8Array([0xff, 0]),
      headers: { 'Content-Type': 'image/png' },
    });
    expect(words(curlOf(entry, url, undefined))).toEqual(
      expect.arrayContaining(['-X', 'PUT', '--data-binary', '@body.bin']),
    );
  });

  it('quotes what needs it alone', () => {
    expect([quoted('a/b?c'), quoted('a/b=c'), quoted("it's")]).toEqual([
      "'a/b?c'",
      'a/b=c',
      "'it'\\''s'",
    ]);
  });
});

describe('fetch', () => {
  async function run(text: string): Promise<JournalEntry> {
    const body = `${text}\nawait response.text();`;
    await new Function('fetch', 'FormData', 'Blob', 'Buffer', `return (async () => {${body}})()`)(
      ...[fetch, FormData, Blob, Buffer],
    );
    return newest();
  }

  it.each([
    ['a list', '/api/payments/?page_size=1', {}],
    ['JSON', '/api/payments/', json(HOSTILE)],
    ['spaced JSON', '/api/payments/', { ...json({}), body: '{ "sum" : 1.50 }' }],
    ['a form', '/api/payments/', form()],
    ['bytes', '/api/payments/', { ...json(0), body: new Uint8Array([0xff, 0]) }],
    ['a text', '/api/payments/', { ...json(0), body: 'no JSON: \\ \' "' }],
  ] as const)('sends %s again as it was', async (_, path, init) => {
    const first = await asked(path, init);
    const again = await run(fetchCodeOf(first, url, TOKEN));
    const same = ({ method, path: at, query, body, status, actor }: JournalEntry) => ({
      ...{ method, at, query, body, status, actor },
    });
    expect(again.sequence).toBe(first.sequence + 1);
    expect(same(again)).toEqual(same(first));
  });

  it('is JavaScript whatever is in a text', () => {
    for (const text of [HOSTILE.name, "'", '\\', '\u2029', '"', '</script>']) {
      expect(new Function(`return ${literal(text)}`)()).toBe(text);
    }
  });
});

describe('a first request', () => {
  const user = { isStaff: false, isSupport: false, isActive: true, isExpired: false, roles: [] };
  it.each([
    [[], undefined],
    [[{ ...user, username: 'none', token: null }], undefined],
    [[{ ...user, username: 'expired', token: 'abcde', isExpired: true, isStaff: true }], undefined],
    [[{ ...user, username: 'a', token: "a'b$c" }], "a'b$c"],
    [
      [
        { ...user, username: 'a', token: 'user-token' },
        { ...user, username: 'b', token: 'staff-token', isStaff: true },
      ],
      'staff-token',
    ],
  ])('of the users %j brings the token %s', (users, token) => {
    const [first, ...rest] = words(firstCurl('http://127.0.0.1:8000', users));
    expect(first).toBe('http://127.0.0.1:8000/api/payments/');
    expect(rest).toEqual(token === undefined ? [] : ['-H', `Authorization: Token ${token}`]);
  });
});

describe('the matcher', () => {
  it('expects what was received, and is JavaScript', async () => {
    const entry = await asked('/api/payments/?x=1', json(HOSTILE));
    const calls: unknown[][] = [];
    const expectation = { toHaveReceived: (...args: unknown[]) => void calls.push(args) };
    await new Function('expect', 'waldur', `return (async () => {${matcherOf(entry)}})()`)(
      () => expectation,
      {},
    );
    const { operation, ...pattern } = patternOf(entry);
    expect(calls).toEqual([['payments_create', { times: 1, ...pattern }]]);
    expect(pattern).toMatchObject({
      actor: 'staff',
      status: 400,
      query: { x: ['1'] },
      body: HOSTILE,
    });
    expect(operation).toBe('payments_create');
    const matches = patternOf(entry);
    const held = await fetch(`${url}/__admin/requests/verify`, json({ matches }));
    expect(await held.json()).toMatchObject({ verified: true });
  });

  it('counts what is no operation', async () => {
    const entry = await asked('/nowhere/');
    expect(matcherOf(entry)).toContain("requests.count({ method: 'GET', path: '/nowhere/'");
  });

  it('breaks long values into lines', () => {
    expect(code({})).toBe('{}');
    expect(code([1, 'a', null, true])).toBe("[1, 'a', null, true]");
    const long = { 'a-b': 'x'.repeat(60), c: ['y'.repeat(30)] };
    expect(code(long).split('\n')).toHaveLength(4);
    expect(new Function(`return ${code(long)}`)()).toEqual(long);
  });
});

describe('the fault', () => {
  it.each([
    ['a refusal, by its name', '/api/payments/12/', {}],
    ['several refusals, as an answer', '/api/payments/', json({ sum: 1 })],
    ['a page', '/nowhere/', {}],
    ['a success', '/api/payments/?page_size=1', {}],
  ])('answers the same next time: %s', async (_, path, init) => {
    const first = await asked(path, init);
    const fault = faultOf(first);
    const set = await fetch(`${url}/__admin/faults`, json(fault));
    expect([set.status, await set.json()]).toEqual([
      201,
      expect.objectContaining({ description: fault }),
    ]);
    if (first.operation === null) return;
    const again = await asked(path, init);
    expect(again.fault).not.toBeNull();
    expect(again.status).toBe(first.status);
    expect(again.response?.body?.text).toBe(first.response?.body?.text);
  });

  it.each([
    ['a page of a proxy', 'text/html', '<h1>502</h1>'],
    ['a text', 'text/plain; charset=utf-8', 'too many'],
    ['JSON of another kind', 'application/problem+json', { title: 'no' }],
    ['JSON', 'application/json', { title: 'no' }],
  ])('says what its body is: %s', async (_, type, body) => {
    const respond = { status: 502, headers: { 'Content-Type': type }, body };
    const once = { operation: 'payments_list', times: 1 };
    await fetch(`${url}/__admin/faults`, json({ ...once, respond }));
    const first = await asked('/api/payments/');
    await fetch(`${url}/__admin/faults`, json({ ...faultOf(first) }));
    const again = await asked('/api/payments/');
    const typeOf = ({ response }: JournalEntry) =>
      response?.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
    expect(typeOf(again)?.split(';')[0]).toBe(type.split(';')[0]);
    expect(again.response?.body).toEqual(first.response?.body);
  });

  it('is none where no answer was heard', async () => {
    const entry = await asked('/api/payments/');
    expect(faultOf({ ...entry, response: null })).toBeUndefined();
  });
});

describe('the fixture row', () => {
  it('is one that fixtures take, of the row that was shown', async () => {
    const init = json({ profile: PROFILE, date_of_payment: '2023-10-01', sum: '5.00' });
    const entry = await asked('/api/payments/', init);
    const row = rowIn(entry);
    expect(row).toMatchObject({ table: 'payments', shown: { sum: '5.00' } });
    const document = fixtureOf('payments', row?.shown ?? {});
    await fetch(`${url}/__admin/reset`, { method: 'POST' });
    const added = await fetch(`${url}/__admin/state`, {
      ...json(0),
      method: 'PATCH',
      body: document,
    });
    expect([added.status, await added.text()]).toEqual([204, '']);
    const shown = await asked(`/api/payments/${row?.uuid}/`);
    expect(JSON.parse(shown.response?.body?.text ?? '')).toMatchObject({ sum: '5.00' });
  });

  it.each(['/api/payments/', '/api/payments/12/', '/nowhere/', '/api/version/'])(
    'is none of what %s shows',
    async (path) => {
      expect(rowIn(await asked(path))).toBeUndefined();
    },
  );
});

describe('what is sent again', () => {
  const user = { isStaff: true, isSupport: false, isActive: true, isExpired: false, roles: [] };
  it('has the token that the journal masks', async () => {
    const entry = await asked('/api/payments/', {
      headers: { 'X-Mine': '1', Accept: 'application/json' },
    });
    const users = [{ ...user, username: 'staff', token: 'abc' }];
    expect(callerOf(entry, users)).toEqual({ authorization: 'Token abc' });
    expect(callerOf(entry, [])).toMatchObject({
      authorization: 'Token ****OKEN',
      unknown: expect.stringContaining('staff has no token here'),
    });
    expect(
      sentHeaders(entry, 'Token abc').map(([name, value]) => [name.toLowerCase(), value]),
    ).toEqual(
      expect.arrayContaining([
        ['authorization', 'Token abc'],
        ['x-mine', '1'],
        ['accept', 'application/json'],
      ]),
    );
    expect(isRepeatable(entry)).toBeUndefined();
  });

  describe.each([
    [
      'where a fault struck',
      { operation: 'payments_list', respond: 'bad_gateway' },
      'payments',
      502,
    ],
    ['where no path fits', undefined, 'nowhere', 404],
  ])('%s before anybody asked whose token it is', (_, fault, path, status) => {
    const of = (username: string, token: string | null) => ({ ...user, username, token });
    const known = [of('staff', 'YOUR_API_TOKEN'), of('owner', 'owner-token'), of('none', null)];
    async function sent(headers: Record<string, string>): Promise<JournalEntry> {
      if (fault) await fetch(`${url}/__admin/faults`, json(fault));
      await (await fetch(`${url}/api/${path}/`, { headers })).text();
      expect(newest()).toMatchObject({ status });
      return newest();
    }

    it.each(known.slice(0, 2))('has the token of $username', async ({ username, token }) => {
      const authorization = `Token ${token}`;
      const entry = await sent({ Authorization: authorization });
      expect(JSON.stringify(entry)).not.toContain(token);
      const caller = callerOf(entry, known);
      expect([entry.actor, caller]).toEqual([username, { authorization }]);
      expect(words(curlOf(entry, url, caller.authorization))).toContain(
        `Authorization: ${authorization}`,
      );
    });

    it('says so where nobody has it', async () => {
      const entry = await sent({ Authorization: 'Token MY_OWN_TOKEN' });
      expect(entry.actor).toBeNull();
      expect(callerOf(entry, known).unknown).toMatch(/No user here/);
    });

    it('leaves alone who brings none, and what the journal does not mask', async () => {
      const none = { authorization: undefined, unknown: undefined };
      expect(callerOf(await sent({}), known)).toEqual(none);
      const plain = await sent({ Authorization: 'Token' });
      expect(callerOf(plain, known)).toEqual({ ...none, authorization: 'Token' });
      const basic = await sent({ Authorization: 'Basic c3RhZmY6c2VjcmV0' });
      expect(callerOf(basic, known).unknown).toBeDefined();
    });
  });

  it('has the token that was sent, also one that is refused, and that of whoever acts as another one', async () => {
    const expired = await asked('/api/payments/', {
      headers: { Authorization: 'Token expired-token' },
    });
    expect(expired).toMatchObject({ status: 401, actor: 'expired' });
    const [owner] = server?.state().users?.filter(({ username }) => username === 'owner') ?? [];
    const acted = await asked('/api/payments/', {
      headers: { 'X-Impersonated-User-Uuid': `${owner?.uuid}` },
    });
    expect(acted).toMatchObject({ status: 200, actor: 'owner' });
    const [staff] = server?.state().users?.filter(({ username }) => username === 'staff') ?? [];
    expect(impersonatorOf(acted)).toBe(staff?.uuid);
    expect(impersonatorOf(expired)).toBeUndefined();
    const users = [{ ...user, username: 'staff', token: 'YOUR_API_TOKEN' }];
    expect(callerOf(acted, users, 'staff')).toMatchObject({ authorization: TOKEN });
  });

  it('is nothing of which a part alone was kept', async () => {
    const entry = await asked('/api/payments/', json({ sum: 'x'.repeat(100_000) }));
    expect(isRepeatable(entry)).toMatch(/beginning/);
    expect(patternOf(entry)).not.toHaveProperty('body');
  });
});
