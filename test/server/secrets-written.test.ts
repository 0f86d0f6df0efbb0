/** Secrets beside whose names stand other signs than usual: in markup, lists, lines of headers, packed and in names themselves. */
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type ServerEvent, type StartedMockServer, startMockServer } from '../../src/index.ts';
import { payment, type Way } from './secret-ways.ts';

/** Too short to be looked for in the middle of words. */
const SHORT = 'pw9x!7';
const TOKEN = 'known-token-0815-abcdef';
const WORD = 'Marked-Word-0815';
const fixtures = { users: [{ username: 'staff', token: TOKEN, is_staff: true }] };
const XML = 'application/xml';
const FORM = 'application/x-www-form-urlencoded';

const started: StartedMockServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.close();
});

async function begun(showSecrets = false) {
  const events: ServerEvent[] = [];
  const onEvent = (event: ServerEvent) => void events.push(event);
  const server = await startMockServer({ fixtures, onEvent, showSecrets });
  started.push(server);
  const send = async ({ path = '/api/payments/', ...sent }: Way) => {
    const Authorization = `Token ${TOKEN}`;
    const headers = { Authorization, ...sent.headers };
    await (await fetch(server.url + path, { ...sent, headers })).text();
  };
  const told = async (): Promise<string> => {
    const har = await (await fetch(`${server.url}/__admin/requests/har`)).text();
    return [JSON.stringify(server.requests.entries()), JSON.stringify(events), har].join('\n');
  };
  return { server, send, told };
}

const json = (value: unknown): Way => payment(JSON.stringify(value));
const query = (value: unknown): Way => ({
  path: `/api/payments/?q=${encodeURIComponent(JSON.stringify(value))}`,
});
const NAMED: Readonly<Record<string, Way>> = {
  'JSON that a link of the answer repeats': query({ filter: { password: [SHORT] } }),
  'a pair of members that a link repeats': query([{ name: 'password', value: SHORT }]),
  'JSON in the path': { path: `/api/${encodeURIComponent(JSON.stringify({ password: SHORT }))}/` },
  'an element behind its name': payment(
    `<member><name>password</name> <value><string>${SHORT}</string></value></member>`,
    XML,
  ),
  'a property list': payment(`<dict><key>password</key><string>${SHORT}</string></dict>`, XML),
  'an attribute beside its name': payment(`<add key="password" value="${SHORT}"/>`, XML),
  'an attribute before its name': payment(`<input value='${SHORT}' name='password'>`, 'text/html'),
  'a meta element': json({ page: `<meta name="csrf-token" content="${SHORT}">` }),
  'escaped elements': payment(`<a>&lt;password&gt;${SHORT}&#60;/password&#x3e;</a>`, XML),
  'JSON in an attribute': payment(
    `<div data-a="{&quot;password&quot;:&quot;${SHORT}&quot;}"></div>`,
    'text/html',
  ),
  'a list of pairs': json({ headers: [['X-Api-Key', SHORT]] }),
  'a list of pairs in a text': payment(`[["a", "b"], ["password", ["${SHORT}"]]]`, 'text/plain'),
  'a value that has another name in it': json([{ value: `token=x ${SHORT}`, name: 'password' }]),
  'a line of a header in a text': json({
    how: `curl -H 'Authorization: Token ${SHORT}' http://a/`,
  }),
  'a scheme behind an equals sign': { headers: { 'X-Debug': `authorization=Bearer ${SHORT}` } },
  'a key of an API in a text': payment(`curl -H "X-Api-Key: ${SHORT}"`, 'text/plain'),
  'a part with a line like a limit': payment(
    `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n--bx\n${SHORT}\r\n--b--\r\n`,
    'multipart/form-data; boundary=b',
  ),
  'another edition': json({ access_token_v2: SHORT }),
  authentication: json({ authentication: `Bearer ${SHORT}`, bearer: SHORT, db_creds: SHORT }),
  'prose in a text of JSON': json({ note: `password: ${SHORT}` }),
  'prose in a text of a text': json({ data: JSON.stringify({ note: `my pin: ${SHORT}, so` }) }),
  'prose in the query': { path: `/api/payments/?note=${encodeURIComponent(`password: ${SHORT}`)}` },
  'prose in the path': { path: `/api/x/${encodeURIComponent(`password: ${SHORT}`)}/` },
  'what OAuth sends back': { path: `/api/payments/?code=${SHORT}&state=a` },
  'a login before a host': { headers: { 'X-Forwarded-Host': `bob:${SHORT}@example.com` } },
  'prose in a header': { headers: { 'X-Note': `my password: ${SHORT}` } },
  'a note of a wrong name': { path: `/__sandbox/password:%20${SHORT}/api/payments/` },
  'a column': payment(`user,password\r\nbob,${SHORT}\r\n"a,\nb","${SHORT},"\r\n`, 'text/csv'),
  'a column of tabs': payment(`"pin"\tuser\n${SHORT}\tbob`, 'text/plain'),
  'a pin': json({ card: { pin: SHORT, cvv: SHORT } }),
  'a sentence': json({ note: `Dear Bob, the password is ${SHORT}. Bye` }),
  'a sentence of what is to be': json({
    a: `new password will be ${SHORT}`,
    b: `pin set to ${SHORT}`,
  }),
  'an arrow': json({ a: `password => '${SHORT}'`, b: `secret -> ${SHORT}` }),
  'an option of a command': json({ a: `login --password ${SHORT} -x`, b: `run -token "${SHORT}"` }),
  'a private key': json({
    data: `-----BEGIN RSA PRIVATE KEY-----\n${SHORT}\n-----END RSA PRIVATE KEY-----`,
  }),
  'a private key that is cut off': payment(
    `x\n-----BEGIN PRIVATE KEY-----\n${SHORT}`,
    'text/plain',
  ),
  'a signed token': json({ note: `see eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.${SHORT.slice(0, 4)}` }),
  'a sentence of two words in a text': payment(`Her API key was: "${SHORT}"`, 'text/plain'),
  'a sentence in the query': { path: `/api/payments/?note=my+password+is+${SHORT}` },
  'a sentence with pluses in the path': { path: `/api/x/my+password+is+${SHORT}/` },
  'a signed token in the path': {
    path: `/api/x/eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.${SHORT.slice(0, 4)}/`,
  },
  'a sentence in the path': { path: `/api/x/my%20pin%20is%20${SHORT}/` },
  'a sentence in a header': { headers: { 'X-Note': `The password is '${SHORT}'!` } },
  'a short word that the body names': {
    ...json({ password: SHORT, a: `it is ${SHORT}.`, b: [SHORT] }),
    path: `/api/payments/?q=${SHORT}&r=${encodeURIComponent(SHORT)}`,
  },
  'a short word that a cookie names': {
    headers: { Cookie: `sessionid=${SHORT}`, 'X-Note': SHORT },
    path: `/api/payments/?o=${SHORT}`,
  },
  'a kind of credentials': json([{ type: 'password', value: SHORT }]),
  'a pair of short names': json([{ k: 'password', v: SHORT }]),
  'other languages': json({ mot_de_passe: SHORT, пароль: SHORT, list: [{ contraseña: SHORT }] }),
  'other languages in a form': payment(`parool=${SHORT}&heslo=${SHORT}`, FORM),
  'another language in the query': { path: `/api/payments/?${encodeURI('пароль')}=${SHORT}` },
  'prose of other languages': json({
    a: `Das Passwort lautet ${SHORT}.`,
    b: `mot de passe : ${SHORT}, la contraseña es ${SHORT}`,
    c: `Ваш пароль: ${SHORT}`,
    d: `Пароль — ${SHORT}`,
    e: `api key: ${SHORT}`,
  }),
  'whose it is': json({ a: `password for bob: ${SHORT}`, b: `the pin (of Bob) is ${SHORT}` }),
  Markdown: payment(`**password**: ${SHORT}\n\`token\`: ${SHORT}`, 'text/markdown'),
  'an option of a login': json({
    a: `curl -u bob:${SHORT} http://a/`,
    b: `curl -ubob:${SHORT}`,
    c: `curl --proxy-user=bob:${SHORT}`,
  }),
  'what looks like nothing else': json({
    a: `machine a login bob password ${SHORT}`,
    b: `Bearer ${SHORT}`,
    c: `ALTER USER bob PASSWORD '${SHORT}'`,
  }),
  'a login before a host without a scheme': json({ a: `see //bob:${SHORT}@example.com/` }),
  'an attribute without quotes': payment(`<input name=password value=${SHORT}>`, 'text/html'),
  'an escaped sentence': payment(`my%20password%3A%20${SHORT}`, 'text/plain'),
  'Base64 of a form': json({ a: `it is ${Buffer.from(`password=${SHORT}`).toString('base64')}` }),
  'Base64 in the query': {
    path: `/api/payments/?a=${Buffer.from(`{"password":"${SHORT}"}`).toString('base64url')}`,
  },
  'hexadecimal bytes': json({ a: Buffer.from(`password=${SHORT}`).toString('hex') }),
};

/** What of each may be told in no way. */
const WRITINGS = [
  SHORT,
  Buffer.from(`password=${SHORT}`).toString('base64'),
  Buffer.from(`{"password":"${SHORT}"}`).toString('base64url'),
  Buffer.from(`password=${SHORT}`).toString('hex'),
];

describe('a secret', () => {
  it.each(Object.entries(NAMED))('is told nowhere: %s', async (_name, way) => {
    const { send, told } = await begun();
    await send(way);
    const output = await told();
    for (const writing of WRITINGS) expect(output).not.toContain(writing);
  });

  it.each([
    ...['ghp_0123456789abcdefABCDEF', 'glpat-0123456789abcdefABCD', 'sk_live_0123456789abcdefAB'],
    ...['$2b$12$0123456789abcdefghijkl', 'pbkdf2_sha256$600000$salt$0123456789abcdef='],
  ])('says by its form that it is one: %s', async (secret) => {
    const { send, told } = await begun();
    await send({ ...json({ note: `see ${secret}` }), path: `/api/x/${secret}/` });
    expect(await told()).not.toContain(secret.slice(-10));
  });

  it.each([
    ...['INV-2024-001', '9c639559-0628-4bff-9589-7435efebea6f', '9c63955906284bff95897435efebea6f'],
    ...['1234.56', '2024-05-01T10:00:00Z', 'Password reset on 2024-05-01', 'token INV-2024-001'],
    ...['password must have 8 characters', 'session 2024-05-01 started', 'secret base64 encoded'],
    ...[
      'docker run -u 1000:1000 x',
      'ssh -u host:8080',
      'Contact: bob@example.com',
      'porte_parole: a',
    ],
    ...['http://example.com/a//b@c', 'path //server/share', 'Bearer of news', 'basic plan 2024'],
    ...[
      'IBAN EE38 2200 2210 2014 5685',
      'GB82WEST12345698765432',
      'foo - bar2baz',
      'pin the 2024 list',
    ],
    ...[
      'no token http://127.0.0.1:8000/api/users/2Ab/',
      'no session /api/users/2Ab/',
      'npm_config_user_agent_1',
      'pypi-simple-index-2024',
    ],
    ...['QWxhZGRpbjpvcGVuIHNlc2FtZQ', 'https://a.example/api/x/9c63955906284bff95897435efebea6f/'],
  ])('is not what only looks like one: %s', async (text) => {
    const { server, send } = await begun();
    await send(json({ note: text }));
    await send({ path: `/api/payments/?note=${encodeURIComponent(text)}` });
    await send(payment(text, 'text/plain'));
    const [first, second, third] = server.requests.entries();
    expect(first?.request.body?.text).toBe(JSON.stringify({ note: text }));
    expect(first?.body).toEqual({ note: text });
    expect(second?.query).toEqual({ note: [text] });
    expect(third?.request.body?.text).toBe(text);
  });

  it.each<[name: string, way: Way]>([
    ['quotes', { headers: { Cookie: `sessionid="${WORD}"` }, path: `/api/x/?q=${WORD}` }],
    ['escapes', { headers: { Cookie: `a=${WORD}%2Fy` }, path: `/api/x/?q=${WORD}%2Fy` }],
    [
      'commas',
      { headers: { 'Proxy-Authorization': `Digest a="b",c="${WORD}"` }, path: `/api/${WORD}/` },
    ],
    ['the name of a header', { headers: { [TOKEN]: 'x', [`x-${TOKEN}`]: 'x' } }],
    ['a text in UTF-16', payment(Buffer.from(`my ${TOKEN} x`, 'utf16le'), 'text/plain')],
  ])('that is known is told nowhere: %s', async (_name, way) => {
    const { server, send, told } = await begun();
    await send(way);
    const output = await told();
    for (const secret of [WORD, TOKEN]) expect(output).not.toContain(secret);
    const sent = server.requests.entries().map(({ request }) => request.body?.text ?? '');
    const bytes = sent.map((text) => Buffer.from(text, 'base64').toString('latin1')).join('\n');
    expect((sent + bytes).replaceAll('\0', '')).not.toContain(TOKEN);
  });

  it('is not asked for by the name of a header that is shown in part', async () => {
    const { server, send } = await begun();
    await send({ headers: { [TOKEN]: 'x' } });
    const never = { matches: { headers: { [TOKEN]: 'x' } }, times: 0 };
    expect(() => server.requests.verify(never)).toThrow('is a secret');
  });

  it.each([
    [false, '****'],
    [true, gzipSync(`{"password":"${SHORT}"}`).toString('base64')],
  ])('is in no packed body unless all is shown: %s', async (showSecrets, text) => {
    const { server, send } = await begun(showSecrets);
    const packed = payment(gzipSync(`{"password":"${SHORT}"}`));
    await send({ ...packed, headers: { ...packed.headers, 'Content-Encoding': 'gzip' } });
    expect(server.requests.entries()[0]?.request.body?.text).toBe(text);
  });
});

it('is not seen where there is none', async () => {
  const { send, told } = await begun();
  const hosts = ['http://auth:8080/shown6', 'https://token.example.com/shown7'];
  await send(json({ hosts, code: 'shown8' }));
  await send(payment('Dear Bob, the password is old.\nMore, shown9', 'text/plain'));
  await send({ headers: { 'X-Peer': 'auth:3000' } });
  const texts = ['<key>name</key><b>shown1</b>', 'note: shown2', '["tokens", "shown3", "a"]'];
  await send(json({ texts, list: ['token', 'shown4'], pairs: [['sum', 'shown5']] }));
  const said = [
    'the token is too short shown10',
    'password is required: shown11',
    'this is shown12',
  ];
  await send(json({ said, password: 'plain', other: 'plain shown13', pin: 'ab12c', x: 'xab12cx' }));
  const output = await told();
  expect(output).toContain('xab12cx');
  for (const shown of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
    expect(output).toContain(`shown${shown}`);
  expect(output).toContain('auth:3000');
});
