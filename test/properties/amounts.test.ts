/** Properties of amounts: text all the way, cents as `bigint`, and no float in between. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CONTRACTS, createClient } from '../client.ts';
import { PROFILE } from '../resources/base-world.ts';

const LIMIT = 9_999_999_999n;
const cents = fc.bigInt({ min: -LIMIT, max: LIMIT });
const RUNS = { numRuns: 40 };

/** Cents with two decimal places: `-5n` is `"-0.05"`. */
function amountOf(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function centsOf(amount: string): bigint {
  expect(amount).toMatch(/^-?\d{1,8}\.\d\d$/);
  return BigInt(amount.replace('.', ''));
}

describe.each(CONTRACTS)('the sum of a payment (%s)', (contract) => {
  const api = createClient({ contract });
  const post = (sum: string) =>
    api.send({
      method: 'POST',
      path: '/api/payments/',
      raw: `{"profile":"/api/payment-profiles/${PROFILE.active}/","date_of_payment":"2023-10-01","sum":${sum}}`,
      headers: { 'Content-Type': 'application/json' },
    });

  beforeEach(() => api.reset());

  it('comes back as it was sent, through POST, GET and PATCH', async () => {
    await fc.assert(
      fc.asyncProperty(cents, cents, async (first, second) => {
        const created = await post(`"${amountOf(first)}"`);
        expect([created.status, created.json.sum]).toEqual([201, amountOf(first)]);
        const path = `/api/payments/${created.json.uuid}/`;
        expect(centsOf((await api.get(path)).json.sum)).toBe(first);
        const json = { sum: amountOf(second) };
        expect((await api.send({ method: 'PATCH', path, json })).json.sum).toBe(amountOf(second));
        expect(centsOf((await api.get(path)).json.sum)).toBe(second);
      }),
      RUNS,
    );
  });

  it('is the same amount in every way to write it', async () => {
    const ways: readonly ((amount: string) => string)[] = [
      (amount) => `"${amount}"`,
      (amount) => amount,
      (amount) => `"  ${amount}\\t"`,
      (amount) => (amount.startsWith('-') ? `"${amount}"` : `"+${amount}"`),
      (amount) => `"${amount.replace(/(\d+)/, '000$1')}"`,
      (amount) => `"${amount.replace('.', '')}e-2"`,
      (amount) => (amount.endsWith('00') ? `"${amount.slice(0, -3)}"` : `"${amount}"`),
    ];
    await fc.assert(
      fc.asyncProperty(cents, fc.constantFrom(...ways), async (value, way) => {
        const { status, json } = await post(way(amountOf(value)));
        expect([status, json.sum]).toEqual([201, amountOf(value)]);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused beyond its eight digits and two places', async () => {
    const beyond = fc.oneof(
      fc.bigInt({ min: LIMIT + 1n, max: 10n ** 30n }).map(amountOf),
      fc.bigInt({ min: -(10n ** 30n), max: -LIMIT - 1n }).map(amountOf),
      fc.tuple(cents, fc.nat(999)).map(([value, more]) => `${amountOf(value)}${more}`),
    );
    await fc.assert(
      fc.asyncProperty(beyond, async (amount) => {
        const { status, json } = await post(`"${amount}"`);
        expect([status, Object.keys(json)]).toEqual([400, ['sum']]);
      }),
      RUNS,
    );
  });

  it('of many payments adds up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cents, { minLength: 1, maxLength: 8 }), async (values) => {
        api.reset();
        const total = async () => {
          const { json } = await api.get('/api/payments/?page_size=300');
          return json.reduce((sum: bigint, row: { sum: string }) => sum + centsOf(row.sum), 0n);
        };
        const before = await total();
        for (const value of values) await post(`"${amountOf(value)}"`);
        expect((await total()) - before).toBe(values.reduce((sum, value) => sum + value, 0n));
      }),
      { numRuns: 15 },
    );
  });
});
