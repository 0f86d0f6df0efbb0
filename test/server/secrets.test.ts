/** A secret goes in by every way that there is, and comes out by none. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/cli/log.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { startOptions } from '../../src/cli/start-options.ts';
import { type ServerEvent, type StartedMockServer, startMockServer } from '../../src/index.ts';
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
const login = (body: string, headers: Way['headers'] = JSON_TYPE): Way => ({
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
    // @ts-expect-error: bytes are as good as a text
    Buffer.concat([Buffer.from(`{"password": "${PLAIN}", "a": "`), Buffer.from([0xff, 0x22])]),
  ),
  'a secret in a nested field': {
    ...{ method: 'POST', headers: JSON_TYPE, path: '/api/payments/' },
    body: JSON.stringify({ proof: { clientSecret: PLAIN }, sum: IN_FIXTURES }),
  },
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
const WRITINGS = [MARK, PLAIN, IN_FIXTURES].flatMap((secret) => [
  ...[secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)],
  new URLSearchParams({ a: secret }).toString().slice(2),
  Buffer.from(secret).toString('base64').slice(0, -4),
  Buffer.from(`a:${secret}`).toString('base64').slice(0, -4),
]);

describe('a secret', () => {
  it.each(Object.entries(WAYS))('that came by %s is told nowhere', async (_name, way) => {
    const outputs = await told(way);
    for (const output of outputs) {
      const readable = [output, ...base64In(output)];
      for (const text of readable) {
        expect(WRITINGS.filter((secret) => text.includes(secret))).toEqual([]);
      }
    }
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

/** What stands in Base64 in an output. */
function base64In(output: string): readonly string[] {
  const found = output.matchAll(/"encoding":"base64","text":"([^"]*)"/g);
  return Array.from(found, ([, text = '']) => Buffer.from(text, 'base64').toString('latin1'));
}
