/** A secret goes in by every way that there is, and comes out by none. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/cli/log.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { startOptions } from '../../src/cli/start-options.ts';
import {
  type JournalEntry,
  type ServerEvent,
  type StartedMockServer,
  startMockServer,
} from '../../src/index.ts';
import { matchers } from '../../src/testing/jest.ts';
import { listSink } from '../cli/fake-host.ts';

/** What is looked for: it has all that a writing could change. */
const MARK = 'S3CR3T+m/rk"ed%ü-0815';
const PLAIN = 'Marked-Secret-0815';
const IN_FIXTURES = 'fixture-token-0815-abcdef';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };

const fixtures = {
  users: [{ username: 'staff', token: IN_FIXTURES, password: PLAIN, is_staff: true }],
};

interface Way {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const encoded = encodeURIComponent(MARK);
const login = (body: string | Uint8Array, headers: Way['headers'] = JSON_TYPE): Way => ({
  ...{ method: 'POST', path: '/api-auth/password/', body, headers },
});
const parts = (name: string, value: string) =>
  `--limit\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--limit--\r\n`;

const WAYS: Readonly<Record<string, Way>> = {
  'a token': { headers: { Authorization: `Token ${IN_FIXTURES}` } },
  'a wrong token': { headers: { Authorization: `Token ${PLAIN}` } },
  'a bearer token': { headers: { Authorization: `Bearer ${PLAIN}` } },
  'basic credentials': {
    headers: { Authorization: `Basic ${Buffer.from(`a:${PLAIN}`).toString('base64')}` },
  },
  'a token without a scheme': { headers: { authorization: PLAIN } },
  'X-Api-Key': { headers: { 'X-Api-Key': PLAIN } },
  'X-Auth-Token': { headers: { 'x-auth-token': PLAIN } },
  cookies: { headers: { Cookie: `sessionid=${PLAIN}; csrftoken=${PLAIN}` } },
  'a token in the query': { path: `/api/payments/?token=${encoded}` },
  'a token in the query, its name encoded': { path: `/api/payments/?api%5Fkey=${PLAIN}` },
  'a token of a user in the path': { path: `/api/payments/${IN_FIXTURES}/` },
  'a token of a user in another parameter': { path: `/api/payments/?o=${IN_FIXTURES}` },
  'a token in another header': {
    headers: {
      Authorization: `Token ${PLAIN}`,
      Referer: `http://x/?a=${PLAIN}`,
      traceparent: PLAIN,
    },
  },
  'the login': login(JSON.stringify({ username: 'staff', password: PLAIN })),
  'a wrong password': login(JSON.stringify({ username: 'staff', password: MARK })),
  'a password with an escaped name': login(`{"username": "staff", "p\\u0061ssword": "${PLAIN}"}`),
  'a password that is no text': login(`{"username": "staff", "password": [{"a": ["${PLAIN}"]}]}`),
  'a broken login': login(`{"username": "staff", "password": "${PLAIN}`),
  'a login of a wrong type': login(`{"password": "${PLAIN}"}`, { 'Content-Type': 'text/plain' }),
  'a login by form': login(`username=staff&password=${encoded}`, FORM_TYPE),
  'a login by parts': login(parts('password', PLAIN), {
    'Content-Type': 'multipart/form-data; boundary=limit',
  }),
  'a login that is no UTF-8': login(
    Buffer.concat([Buffer.from(`{"password": "${PLAIN}", "a": "`), Buffer.from([0xff, 0x22])]),
  ),
  'a secret in a nested field': {
    ...{ method: 'POST', headers: JSON_TYPE, path: '/api/payments/' },
    body: JSON.stringify({ proof: { clientSecret: PLAIN }, sum: IN_FIXTURES }),
  },
};

const payment = (body: string | Uint8Array, type = JSON_TYPE['Content-Type']): Way => ({
  ...{ method: 'POST', body, headers: { 'Content-Type': type } },
});
const FORM = FORM_TYPE['Content-Type'];
const PARTS = 'multipart/form-data; boundary=limit';
/** Too short to be looked for in texts that do not name it. */
const SHORT = 'pw9x!7';

/** What nobody names as Waldur does, or writes as it is meant to be written. */
const ODD_WAYS: Readonly<Record<string, Way>> = {
  'an unknown scheme': { headers: { Authorization: `${PLAIN} Token` } },
  'a scheme of several values': { headers: { Authorization: `Digest a="b", response="${PLAIN}"` } },
  'X-Secret-Key': { headers: { 'X-Secret-Key': PLAIN } },
  'X-Auth': { headers: { 'X-Auth': PLAIN } },
  'an assertion': { headers: { 'Cf-Access-Jwt-Assertion': PLAIN } },
  'a query in another header': { headers: { Referer: `http://a/?access_token=${SHORT}&b=1` } },
  'a target in another header': { headers: { 'X-Forwarded-Uri': `/a?password=${SHORT}` } },
  'a header of traces': {
    headers: { baggage: `a=b,token=${SHORT}`, traceparent: `token=${SHORT}` },
  },
  'a parameter of a type': { headers: { Accept: `application/json; token=${SHORT}` } },
  'a password in a URL': { path: `/api/payments/?next=http://bob:${SHORT}@a/` },
  'a name that is escaped twice': { path: `/api/payments/?%2574oken=${SHORT}` },
  'a name of several words': { path: `/api/payments/?password_confirmation=${SHORT}&jwt=${SHORT}` },
  'a pair behind a semicolon': { path: `/api/payments/?a=1;token=${SHORT}` },
  'a pair in the path': { path: `/api/x/token=${SHORT}/` },
  'a query that a redirect repeats': { path: `/api/payments?token=${SHORT}%2fabc` },
  'a query in a query': {
    path: `/api/payments/?next=${encodeURIComponent(`http://a/?token=${SHORT}`)}`,
  },
  'JSON in a query': {
    path: `/api/payments/?filter=${encodeURIComponent(JSON.stringify({ password: SHORT }))}`,
  },
  'a parameter without a value': { path: `/api/payments/?a&${IN_FIXTURES}` },
  'the same text in another parameter': { path: `/api/payments/?o=${PLAIN}&token=${PLAIN}` },
  'a field that has the name of a token': {
    ...{ method: 'POST', body: JSON.stringify({ [IN_FIXTURES]: 1 }) },
    headers: { ...JSON_TYPE, Authorization: `Token ${IN_FIXTURES}` },
  },
  'a value beside the name of a password': login(
    `{"fields": [{"name": "password", "value": "${SHORT}"}, {"value" : "${SHORT}" , "key":"api_key"}]}`,
  ),
  'JSON in JSON': login(JSON.stringify({ data: JSON.stringify({ password: SHORT }) })),
  'JSON in single quotes': login(`{'password': '${SHORT}'}`),
  'JSON without quotes': login(`{password: ${SHORT}}`),
  'JSON in UTF-16': login(Buffer.from(`{"password":"${SHORT}"}`, 'utf16le')),
  YAML: payment(`a: b\npassword: ${SHORT}\n`, 'application/yaml'),
  XML: payment(`<a><password>${SHORT}</password></a>`, 'application/xml'),
  'an attribute': payment(`<a password="${SHORT}"/>`, 'application/xml'),
  'a text of lines': payment(`a=b\npassword=${SHORT}\n`, 'text/plain'),
  'a form with a blank': payment(`a=b c&password=${SHORT}`, FORM),
  'a form with quotes and brackets': payment(`a="[<&password=${SHORT}`, FORM),
  'a form with a line end': payment(`password=${SHORT}\n`, FORM),
  'a form that begins with a sign': payment(`-a=1&password=${SHORT}`, FORM),
  'parts behind a preamble': payment(`preamble\r\n${parts('password', SHORT)}`, PARTS),
  'parts with short line ends': payment(parts('password', SHORT).replaceAll('\r', ''), PARTS),
  'a form in a part': payment(parts('a', `x=1&password=${SHORT}`), PARTS),
  'a part that was cut off': payment(parts('password', SHORT).slice(0, -13), PARTS),
};

const started: StartedMockServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.close();
});

/** Sends a request, and gives all that anybody can read of it afterwards. */
async function told({ path = '/api/payments/', ...sent }: Way, showSecrets = false) {
  const events: ServerEvent[] = [];
  const server = await startMockServer({
    fixtures,
    showSecrets,
    onEvent: (event) => void events.push(event),
  });
  started.push(server);
  await (await fetch(server.url + path, { ...sent })).text();
  const admin = async (way: string, body?: unknown): Promise<string> => {
    const headers = { 'Content-Type': 'application/json' };
    const more = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(`${server.url}/__admin${way}`, more)).text();
  };
  const judged = await matchers.toHaveReceived.call({}, server, 'payments_destroy');
  const ignored = await matchers.toHaveIgnoredNothing.call({}, server);
  const [out, err]: [string[], string[]] = [[], []];
  for (const format of ['json', 'pretty']) {
    const { settings } = parseArguments(['--log-format', format], {});
    const options = startOptions(settings, {}, () => false);
    const log = createLog(options, { out: listSink(out), err: listSink(err) });
    for (const event of events) log.tell(event);
    log.end();
  }
  return [
    JSON.stringify(server.requests.entries()),
    JSON.stringify(events),
    ...[...out, ...err],
    judged.message(),
    ignored.message(),
    await admin('/requests'),
    await admin('/requests/har'),
    await admin('/requests/pact?consumer=checkout'),
    await admin('/requests/totals'),
    await admin('/requests/verify', { matches: { path: '/nowhere' } }),
    await admin('/requests/wait', { matches: {}, timeoutMs: 0 }),
    await admin('/faults'),
    await admin('/coverage'),
    await admin('/coverage/counts'),
    await admin('/health'),
    await admin('/sandboxes'),
  ];
}

/** In every writing in which somebody could read it. */
const WRITINGS = [MARK, PLAIN, IN_FIXTURES, SHORT].flatMap((secret) => [
  ...[secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)],
  new URLSearchParams({ a: secret }).toString().slice(2),
  Buffer.from(secret).toString('base64').slice(0, -4),
  Buffer.from(`a:${secret}`).toString('base64').slice(0, -4),
]);

describe('a secret', () => {
  it.each(Object.entries({ ...WAYS, ...ODD_WAYS }))(
    'that came by %s is told nowhere',
    async (_name, way) => {
      const outputs = await told(way);
      for (const output of outputs) {
        const readable = [output, output.replaceAll('\\u0000', ''), ...base64In(output)];
        for (const text of readable) {
          expect(WRITINGS.filter((secret) => text.includes(secret))).toEqual([]);
        }
      }
    },
  );

  it('is told in part where it is a token, and never where it stands for a scheme', async () => {
    const { headers } = await kept({ headers: { Authorization: 'Secret-Before Token' } });
    expect(headers['authorization']).toBe('****');
    const known = await kept({ headers: { Authorization: 'Token one-two-three' } });
    expect(known.headers['authorization']).toBe('Token ****hree');
  });

  it('leaves what only looks like one', async () => {
    const body = { compass: 'north', registration_code: 'EE1', name: 'token of love: 5', a: 'b=c' };
    const entry = await kept(payment(JSON.stringify(body)));
    expect(entry.body).toEqual(body);
    expect(entry.request.body?.text).toBe(JSON.stringify(body));
    const { query } = await kept({ path: '/api/payments/?o=-created&next=http://a/?b=c' });
    expect(query).toEqual({ o: ['-created'], next: ['http://a/?b=c'] });
  });

  it('is shown to whoever wants it', async () => {
    const [entries, events] = await told(
      { path: `/api/payments/?token=${PLAIN}`, headers: { 'X-Api-Key': PLAIN } },
      true,
    );
    expect(entries).toContain(`"x-api-key":"${PLAIN}"`);
    expect(events).toContain(`?token=${PLAIN}`);
  });
});

/** The entry of a request. */
async function kept({ path = '/api/payments/', ...sent }: Way): Promise<JournalEntry> {
  const server = await startMockServer({ fixtures });
  started.push(server);
  await (await fetch(server.url + path, { ...sent })).text();
  const [entry] = server.requests.entries();
  if (!entry) throw new Error('Nothing was kept.');
  return entry;
}

/** What stands in Base64 in an output. */
function base64In(output: string): readonly string[] {
  const found = output.matchAll(/"encoding":"base64","text":"([^"]*)"/g);
  return Array.from(found, ([, text = '']) => Buffer.from(text, 'base64').toString('latin1'));
}
