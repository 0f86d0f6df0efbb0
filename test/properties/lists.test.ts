/** Properties of lists: their pages, their counts and their filters. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createClient, world } from '../client.ts';
import { CUSTOMER, PROFILE } from '../resources/base-world.ts';

const RUNS = { numRuns: 25 };

interface Row {
  readonly uuid: string;
}

describe('the list of payments', () => {
  const many = createClient({ fixtures: world('many') });
  const base = createClient();

  /** Every page of a list, one after another, as the count says how many there are. */
  async function pages(path: string, size: number): Promise<readonly (readonly Row[])[]> {
    const { headers } = await many.send({ method: 'HEAD', path });
    const count = Math.max(1, Math.ceil(Number(headers['x-result-count']) / size));
    const found: Row[][] = [];
    for (let page = 1; page <= count; page++) {
      found.push((await many.get(`${path}page_size=${size}&page=${page}`)).json);
    }
    return found;
  }

  it('is its pages put together, all of them full but the last', async () => {
    const all = (await pages('/api/payments/?', 300)).flat();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20, max: 320 }), async (size) => {
        const found = await pages('/api/payments/?', Math.min(size, 300));
        expect(found.flat()).toEqual(all);
        expect(found.slice(0, -1).every((page) => page.length === Math.min(size, 300))).toBe(true);
      }),
      RUNS,
    );
  });

  const filters = fc.subarray(
    [
      'date_of_payment=2023-10-01',
      `profile_uuid=${PROFILE.active}`,
      `profile=/api/payment-profiles/${PROFILE.active}/`,
      'page_size=300',
      'nonsense=1',
      'o=-created',
    ],
    { minLength: 0 },
  );
  const shuffled = filters.chain((chosen) =>
    fc.tuple(
      fc.constant(chosen),
      fc.shuffledSubarray(chosen, { minLength: chosen.length, maxLength: chosen.length }),
    ),
  );

  it('has the same rows and links for its filters in any order', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async ([filters, others]) => {
        const one = await base.get(`/api/payments/?${filters.join('&')}`);
        const other = await base.get(`/api/payments/?${others.join('&')}`);
        expect(other.text).toBe(one.text);
        expect(other.headers['link']).toBe(one.headers['link']);
      }),
      RUNS,
    );
  });

  it('counts what it has, in whatever is filtered by whomever', async () => {
    const users = fc.constantFrom('staff', 'support', 'owner', 'owner_b', 'owner_ab', 'stranger');
    const lists = fc.constantFrom('payments', 'payment-profiles', 'invoices', 'customers');
    const own = fc.constantFrom(
      '',
      'state=paid',
      'year=2023',
      `organization_uuid=${CUSTOMER.beta}`,
    );
    await fc.assert(
      fc.asyncProperty(users, lists, filters, own, async (as, name, common, filter) => {
        const query = [...common, filter, 'page_size=300'].filter((each) => !each.startsWith('o='));
        const path = `/api/${name}/?${query.join('&')}`;
        const { status, headers, json } = await base.get(path, as);
        expect([status, headers['x-result-count']]).toEqual([200, String(json.length)]);
      }),
      { numRuns: 60 },
    );
  });

  it('has what the filters of its rows have in common', async () => {
    const day = fc.constantFrom('2023-10-01', '2023-10-20', '2022-05-05', '1900-01-01');
    const profile = fc.constantFrom(...Object.values(PROFILE));
    await fc.assert(
      fc.asyncProperty(day, profile, async (date, uuid) => {
        const uuids = async (query: string): Promise<readonly string[]> => {
          const { json } = await base.get(`/api/payments/?page_size=300&${query}`);
          return json.map((row: Row) => row.uuid);
        };
        const [byDate, byProfile, both] = [
          await uuids(`date_of_payment=${date}`),
          await uuids(`profile_uuid=${uuid}`),
          await uuids(`date_of_payment=${date}&profile_uuid=${uuid}`),
        ];
        expect(both).toEqual(byDate.filter((each) => byProfile.includes(each)));
      }),
      RUNS,
    );
  });
});
