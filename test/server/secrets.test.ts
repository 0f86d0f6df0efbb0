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
import {
  DEEP_WAYS,
  fixtures,
  IN_FIXTURES,
  MARK,
  ODD_WAYS,
  PLAIN,
  payment,
  SHORT,
  WAYS,
  type Way,
} from './secret-ways.ts';

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
  it.each(Object.entries({ ...WAYS, ...ODD_WAYS, ...DEEP_WAYS }))(
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
    const body = {
      compass: 'north',
      key: 'a',
      tokenId: 'b',
      passed: 1,
      pinned: { id: 'x' },
      registration_code: 'EE1',
      name: 'token of love: 5',
      note: 'all tests pass checkout-flow-2026, auth Step2x',
      day: 'The session is 2026-01-01',
      a: 'b=c',
    };
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
