/** What is pulled tells nothing of whom it was pulled from: a secret that is planted in every text is found nowhere. */
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  createMockServer,
  type PullOptions,
  type PullReport,
  pullFixtures,
  type StartedMockServer,
  startMockServer,
} from '../../../src/index.ts';
import { COLUMNS } from '../../../src/remote/pull/columns.ts';
import { createMadeUp } from '../../../src/remote/pull/made-up.ts';
import { createMapping } from '../../../src/remote/pull/mapped.ts';
import { scriptOf } from '../../../src/remote/pull/script.ts';
import { resources } from '../../../src/resources/index.ts';
import { anyText } from '../../any-text.ts';
import { bentServer } from './bent-server.ts';
import { IDS, MARK, secretWorld, TOKEN } from './secret-world.ts';

const CONTRACTS = ['documented', 'deployed', 'current'] as const;
/** Words that nothing made up is. */
const LANGUAGES = {
  none: '',
  Estonian: 'Jäääärkõrtsimees',
  German: 'Großmütterwürde',
  Russian: 'Секретность',
  Greek: 'Μυστικότητα',
  Chinese: '秘密人秘密人',
};
/** Numbers of the world: as they stand there, and so long that no other has them by chance. */
const [EXACT, WITHIN] = [
  ['73519', '735197'],
  ['735197351', '73519.73'],
];

let server: StartedMockServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function pulled(
  {
    contract = 'deployed',
    language = '',
  }: { contract?: (typeof CONTRACTS)[number]; language?: string } = {},
  options: Partial<PullOptions> = {},
): Promise<PullReport> {
  server = await startMockServer({ fixtures: secretWorld(language), contract });
  return pullFixtures({ from: server.url, token: TOKEN, ...options });
}

/** All texts, and the names of members, at any depth; what is Base64, as what it stands for too. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value, Buffer.from(value, 'base64').toString('latin1')];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return value === null || typeof value !== 'object'
    ? []
    : Object.entries(value).flatMap(([name, inner]) => [name, ...textsOf(inner)]);
}

/** What people write, and no server has. */
const WRITTEN = 'stubs';

describe('a secret in every text', () => {
  it.each(
    CONTRACTS.flatMap((contract) =>
      Object.entries(LANGUAGES).map(([name, language]) => ({ contract, name, language })),
    ),
  )('is found nowhere ($contract, $name)', async ({ contract, language }) => {
    const { fixtures } = await pulled({ contract, language });
    const words = [MARK, language || MARK, ...WITHIN].map((word) => word.toLowerCase());
    const found = textsOf(fixtures).filter(
      (text) => EXACT.includes(text) || words.some((word) => text.toLowerCase().includes(word)),
    );
    expect(found).toEqual([]);
    const ids = textsOf(fixtures).filter((text) => Object.values(IDS).includes(text as never));
    expect(ids).toEqual([]);
    expect(
      Object.entries(fixtures)
        .filter(([, rows]) => Array.isArray(rows) && rows.length === 0)
        .map(([name]) => name),
    ).toEqual([WRITTEN]);
  });

  it('is not in the report either', async () => {
    const { fields, notes } = await pulled();
    const told = textsOf({ fields, notes }).filter((text) => text.includes(MARK));
    // Names of members that nobody knows have to be told.
    expect(told.every((text) => text === `${MARK}_key`)).toBe(true);
  });

  it('is found nowhere though it stands in fields that have no room for it', async () => {
    // States, dates, amounts, countries, names of roles: whatever is no uuid, and no link to a row.
    const marked = (value: unknown): unknown => {
      if (typeof value === 'string') return /[0-9a-f]{32}/.test(value) ? value : `${MARK} 1`;
      if (Array.isArray(value)) return value.map(marked);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, marked(inner)]),
      );
    };
    await using bent = await bentServer(
      { fixtures: secretWorld(), contract: 'deployed' },
      () => undefined,
      marked,
    );
    const { fixtures, fields } = await pullFixtures({
      from: bent.url,
      token: TOKEN,
      keep: ['sums', 'dates'],
    });
    expect(textsOf(fixtures).filter((text) => text.toLowerCase().includes(MARK))).toEqual([]);
    expect(fixtures.payments).toHaveLength(1);
    const lost = fields.filter(({ how }) => how === 'its value is none that the API gives there');
    expect(lost.map(({ table, field }) => `${table}.${field}`)).toEqual(
      expect.arrayContaining([
        'invoices.state',
        'invoices.price',
        'payments.sum',
        'payments.date_of_payment',
        'customers.country',
      ]),
    );
  });

  it('stays unknown whatever the texts are', () => {
    const mapping = createMapping(Uint8Array.of(1, 2, 3), []);
    const madeUp = createMadeUp(mapping);
    const kinds = [
      'company',
      'person',
      'first name',
      'job',
      'title',
      'address',
      'sentence',
      'user name',
      'e-mail',
      'link',
      'domain',
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        anyText({ minLength: 5 }),
        fc.integer({ min: 1, max: 300 }),
        (kind, text, most) => {
          const made = madeUp(kind, text, most);
          expect([...made].length).toBeLessThanOrEqual(most);
          if (/^[a-z]{5,}$/i.test(text))
            expect(made.toLowerCase()).not.toContain(text.toLowerCase());
          expect(madeUp(kind, text, most)).toBe(made);
        },
      ),
    );
  });
});

describe('the table of columns', () => {
  it('has a line for each column of fixtures, and for nothing else', () => {
    const pulled = resources.filter(({ fixture }) => fixture.key !== WRITTEN);
    const missing = pulled.flatMap(({ fixture: { key, columns } }) =>
      ['uuid', ...Object.keys(columns)]
        .filter((name) => COLUMNS[key]?.[name] === undefined)
        .map((name) => `${key}.${name}`),
    );
    expect(missing).toEqual([]);
    const known = new Map(resources.map(({ fixture }) => [fixture.key, fixture]));
    const strange = Object.entries(COLUMNS).flatMap(([table, names]) =>
      table.includes('.')
        ? []
        : Object.keys(names).filter(
            (name) =>
              name !== 'uuid' &&
              name !== 'permissions' &&
              known.get(table)?.columns[name] === undefined,
          ),
    );
    expect(strange).toEqual([]);
  });

  it('keeps no column that may hold any text', () => {
    const texts = resources.flatMap(({ fixture: { key, columns } }) =>
      Object.entries(columns)
        .filter(
          ([, { schema }]) =>
            schema['type'] === 'string' &&
            schema['enum'] === undefined &&
            schema['pattern'] === undefined &&
            schema['format'] === undefined,
        )
        .map(([name]) => [`${key}.${name}`, COLUMNS[key]?.[name]] as const),
    );
    const kept = texts.filter(([, name]) =>
      ['flag', 'choice', 'rate', 'unit'].includes(String(name)),
    );
    expect(kept.map(([name]) => name)).toEqual([]);
    expect(texts.length).toBeGreaterThan(20);
  });
});

describe('what is made up', () => {
  it('is the same wherever the same stood', async () => {
    const { fixtures } = await pulled();
    const [customer] = fixtures.customers;
    const [payment] = fixtures.payments;
    const [invoice] = fixtures.invoices;
    expect([payment?.profile, payment?.invoice, payment?.proof]).toEqual([
      fixtures.payment_profiles[0]?.uuid,
      invoice?.uuid,
      fixtures.media.find(({ name }) => name.startsWith('proof'))?.uuid,
    ]);
    expect([invoice?.customer, customer?.organization_group]).toEqual([
      customer?.uuid,
      fixtures.organization_groups[1]?.uuid,
    ]);
    expect(fixtures.organization_groups[1]?.parent).toBe(fixtures.organization_groups[0]?.uuid);
    const [user] = fixtures.users;
    expect(user?.roles).toEqual([
      { customer: customer?.uuid, role: 'owner' },
      { project: fixtures.projects[0]?.uuid, role: 'project_admin' },
    ]);
  });

  it('differs from pull to pull', async () => {
    const first = await pulled();
    const second = await pullFixtures({ from: server?.url ?? '', token: TOKEN });
    expect(second.fixtures.customers[0]?.uuid).not.toBe(first.fixtures.customers[0]?.uuid);
  });

  it('leaves the payment of an invoice as large as the invoice', async () => {
    const { fixtures } = await pulled();
    const mock = createMockServer({ fixtures });
    const [invoice] = mock.state().invoices;
    const price = Number(invoice?.price);
    expect(Number(fixtures.payments[0]?.sum)).toBeCloseTo(price * 1.22, 1);
    expect(invoice?.tax_percent).toBe('22.00');
  });

  it('keeps the script', async () => {
    const { fixtures } = await pulled({ language: LANGUAGES.Russian.repeat(3) });
    expect(scriptOf(fixtures.customers[0]?.name ?? '')).toBe('Cyrillic');
    await server?.close();
    const german = await pulled({ language: LANGUAGES.German });
    expect(german.fixtures.customers[0]?.address).toMatch(/[ßü]/);
  });

  it('is a file of the same kind', async () => {
    const { fixtures } = await pulled();
    expect(fixtures.media.map(({ mime_type }) => mime_type).sort()).toEqual([
      'image/png',
      'text/plain',
    ]);
  });

  it('leaves what the user wants to keep, and nothing more', async () => {
    const { fixtures, fields } = await pulled({}, { keep: ['uuids', 'sums', 'dates'] });
    const [payment] = fixtures.payments;
    expect(payment).toMatchObject({
      uuid: IDS.payment,
      profile: IDS.profile,
      proof: IDS.file,
      invoice: IDS.invoice,
      sum: '89694.07',
      date_of_payment: '2024-03-15',
    });
    expect(fixtures.invoices[0]).toMatchObject({
      uuid: IDS.invoice,
      year: 2024,
      month: 2,
      price: '73519.7300000000',
    });
    expect(fixtures.customers[0]?.created).toBe('2021-02-03T04:05:06.789012Z');
    expect(textsOf(fixtures).filter((text) => text.toLowerCase().includes(MARK))).toEqual([]);
    expect(
      fields.find(({ table, field }) => table === 'payments' && field === 'sum'),
    ).toMatchObject({ fate: 'kept', count: 1 });
  });

  it('is nothing where nothing is to be', async () => {
    const { fixtures } = await pulled({}, { anonymise: false });
    const {
      users: [user],
      ...rest
    } = createMockServer({ fixtures: secretWorld() }).state();
    const {
      users: [own],
      ...other
    } = fixtures;
    // No answer tells the type of a parent group; files come in the order in which they are met.
    const [parent, group] = rest.organization_groups;
    const untold = { payments: undefined, organization_groups: undefined, media: undefined };
    expect(other.organization_groups).toEqual([{ ...parent, type: null }, group]);
    expect(other.media.toReversed()).toEqual(rest.media);
    expect({ ...other, ...untold }).toEqual({ ...rest, ...untold });
    expect(fixtures.payments[0]).toEqual({
      ...rest.payments[0],
      created: '2024-03-15T00:00:00.000000Z',
    });
    expect(own).toEqual({
      ...user,
      password: null,
      token_created: own?.token_created,
      token_lifetime: 3600,
      date_joined: user?.date_joined,
    });
  });
});
