import { describe, expect, it } from '@jest/globals';
import { contractOf, DIFFERENCE_NAMES } from '../../src/waldur/contract.ts';
import { DIFFERENCES, type DifferenceName } from '../../src/waldur/differences.ts';
import { type Answer, type Ask, type Client, createClient, ORIGIN } from '../client.ts';
import { INVOICE, PAYMENT, PROFILE } from '../resources/base-world.ts';
import { recordedAsks } from './recorded-asks.ts';

/** Each difference alone, over recorded requests and a few of our own: it changes what it is about, and nothing else. */

const profiles = '/api/payment-profiles/';
const profile = `${profiles}${PROFILE.active}/`;
const good = { profile, date_of_payment: '2023-10-01' };
const EXAMPLE = `${ORIGIN}/api/profile/${PROFILE.active}/`;
const own: ReadonlyMap<string, readonly Ask[]> = new Map([
  [
    'notify',
    [
      {
        method: 'POST',
        path: '/api/invoices/1a000000-0000-4000-8000-000000000004/send_notification/',
      },
    ],
  ],
  ['items', [{ path: `/api/invoices/${INVOICE.october}/items/` }]],
  ['state', [{ path: '/api/invoices/?state=pending_finalization' }]],
  ['no sum', [{ method: 'POST', path: '/api/payments/', json: good }]],
  ['many', [{ method: 'DELETE', path: `${profiles}${PROFILE.beta}/` }]],
  [
    'host',
    [
      {
        method: 'PATCH',
        path: `/api/payments/${PAYMENT.linked}/`,
        json: { profile: 'http://[bad/' },
      },
    ],
  ],
  ['json', [{ method: 'PATCH', path: profile, json: { attributes: '\0' } }]],
  [
    'nesting',
    [
      {
        method: 'PATCH',
        path: profile,
        raw: '['.repeat(2000),
        headers: { 'content-type': 'application/json' },
      },
    ],
  ],
  [
    'example',
    [{ method: 'POST', path: '/api/payments/', json: { ...good, profile: EXAMPLE, sum: '1' } }],
  ],
  ['enable', [{ method: 'POST', path: `${profile}enable/` }]],
  ['unlink', [{ method: 'POST', path: `/api/payments/${PAYMENT.linked}/unlink_from_invoice/` }]],
  [
    'suffix',
    [{ method: 'POST', path: `/api/payments/${PAYMENT.linked}/unlink_from_invoice.json` }],
  ],
]);
const asks = new Map([...recordedAsks(ORIGIN), ...own]);

interface Change {
  readonly ask: Ask;
  readonly before: Answer;
  readonly after: Answer;
}

const isOk = ({ before, after }: Change) => before.status === 200 && after.status === 200;
const ofAction = (action: string) => (change: Change) =>
  isOk(change) && new RegExp(`/${action}/(\\?|$)`).test(change.ask.path);
const wasFault = ({ before, after }: Change) => before.status === 500 && after.status < 500;
const plain = (text: string) =>
  text.replaceAll(
    /([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-(?=[0-9a-f]{12})/g,
    '$1$2$3$4',
  );
const withFault = (is: (ask: Ask) => boolean) => (change: Change) =>
  wasFault(change) && is(change.ask);

/** What may be otherwise; the first change of a case is looked at, as the next ones may follow from it. */
const MAY: Readonly<Record<DifferenceName, (change: Change) => boolean>> = {
  uuid: ({ before, after }) =>
    before.status === after.status && plain(before.text) === plain(after.text),
  absent_relation: ({ before, after }) =>
    before.status === after.status &&
    before.text.includes('"invoice":null') &&
    after.text.includes('"invoice_uuid":'),
  link_answer: ofAction('link_to_invoice'),
  unlink_answer: ofAction('unlink_from_invoice'),
  enable_answer: ofAction('enable'),
  paid_answer: ofAction('paid'),
  notification_answer: ofAction('send_notification'),
  example_links: ({ ask }) =>
    /api\/(profile|invoice)\//.test(decodeURIComponent(JSON.stringify(ask))),
  // The URL table of the server tells of the route, too.
  invoice_items: ({ ask, before, after }) =>
    before.text.startsWith('{"tried":')
      ? after.text.includes('/items/$')
      : ask.path.endsWith('/items/') && before.status === 404 && after.status === 200,
  invoice_states: ({ ask, before, after }) =>
    ask.path.includes('state=pending_finalization') &&
    before.status === 400 &&
    after.status === 200,
  server_faults: wasFault,
  fault_sum_missing: withFault(
    ({ method, path }) => method === 'POST' && path === '/api/payments/',
  ),
  fault_many_payments: withFault(
    ({ method, path }) => method === 'DELETE' && path.startsWith(profiles),
  ),
  fault_format_suffix: withFault(({ path }) => /\.json\/?$/.test(path)),
  fault_bad_host: withFault((ask) => /https?:\/\/[^/]*[[\]]/.test(JSON.stringify(ask))),
  fault_unstorable_json: withFault(({ path }) => path.startsWith(profiles)),
  fault_parser_crash: withFault(({ raw }) => String(raw).startsWith('[[')),
};

const OPTIONS = { now: '2024-01-01T00:00:00Z' } as const;

async function play(client: Client): Promise<ReadonlyMap<string, readonly Answer[]>> {
  const played = new Map<string, readonly Answer[]>();
  for (const [name, steps] of asks) {
    client.reset();
    const answers: Answer[] = [];
    for (const step of steps) answers.push(await client.send(step));
    played.set(name, answers);
  }
  return played;
}

const told = ({ status, headers, text }: Answer) =>
  [status, headers['content-type'], text].join(' ');
const deployed = play(createClient({ ...OPTIONS, contract: 'deployed' }));

const CASES = DIFFERENCE_NAMES.flatMap((name) =>
  Object.keys(DIFFERENCES[name].values)
    .filter((value) => value !== DIFFERENCES[name].deployed)
    .map((value) => [name, value] as const),
);

describe('a difference that is set alone', () => {
  it.each(CASES)('%s=%s changes what it is about', async (name, value) => {
    const before = await deployed;
    const contract = { preset: 'deployed', [name]: value } as const;
    const client = createClient({ ...OPTIONS, contract });
    expect(client.differences).toMatchObject({ [name]: value });
    const after = await play(client);
    const changes = [...asks].flatMap(([at, steps]) => {
      const pairs = steps.flatMap((ask, index) => {
        const [was, is] = [before.get(at)?.[index], after.get(at)?.[index]];
        return was && is && told(was) !== told(is) ? [{ at, ask, before: was, after: is }] : [];
      });
      return pairs.slice(0, 1);
    });
    expect(changes.length).toBeGreaterThan(0);
    const strange = changes.filter((change) => !MAY[name](change));
    expect(
      strange.map(({ at, ask, before: was, after: is }) => ({
        at,
        ask,
        was: told(was),
        is: told(is),
      })),
    ).toEqual([]);
  });

  it('leads from one preset to the other, all of them together', async () => {
    const { differences } = contractOf('deployed');
    const client = createClient({ ...OPTIONS, contract: { preset: 'documented', ...differences } });
    const [expected, played] = [await deployed, await play(client)];
    for (const [name, answers] of played)
      expect(answers.map(told)).toEqual(expected.get(name)?.map(told));
  });
});

describe('a contract', () => {
  it('gives a fault what all faults have, unless it is set itself', () => {
    const mended = contractOf({
      preset: 'deployed',
      server_faults: 'mended',
      fault_bad_host: 'as_deployed',
    });
    expect(mended.reproduces({ name: 'link.bad_host' })).toBe(true);
    expect(mended.reproduces({ name: 'payments.sum_missing' })).toBe(false);
    expect(mended.reproduces({ name: 'no.such_fault' })).toBe(false);
  });

  it('says what is otherwise than in its preset', () => {
    expect(contractOf('deployed').label).toBe('deployed');
    expect(contractOf({ preset: 'deployed', uuid: 'hex' }).label).toBe('deployed');
    expect(contractOf({ uuid: 'hex' }).label).toBe('documented, uuid=hex');
  });

  it('has a fault for each that the server has', () => {
    const names = DIFFERENCE_NAMES.flatMap((name) => {
      const { fault }: { readonly fault?: string } = DIFFERENCES[name];
      return fault === undefined ? [] : [fault];
    });
    const all = contractOf('deployed');
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) expect(all.reproduces({ name })).toBe(true);
  });
});
