/** Rows are written once and read often: what is remembered of them must always be what would be written anew. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonText } from '../../src/drf/json-encoder.ts';
import type { Store } from '../../src/store/store.ts';
import { RowTexts } from '../../src/waldur/view-set/row-texts.ts';
import { CONTRACTS, createClient } from '../client.ts';
import { CUSTOMER, INVOICE, PAYMENT, PROFILE } from '../resources/base-world.ts';
import { createPayment, createWorld, payments, profiles } from '../store/world.ts';

/** A table of one payment, and a reader of texts that counts how often it writes. */
function scene(store: Store = createWorld()) {
  const row = store.table(payments).insert(createPayment('a'));
  const texts = new RowTexts(store);
  let written = 0;
  const read = (style: string) =>
    texts.reader(payments, style, ({ uuid }) => `${style}${uuid}${++written}`)(row).text;
  return { store, read };
}

describe('RowTexts', () => {
  it('writes a row once', () => {
    const { read } = scene();
    expect([read('s'), read('s')]).toEqual(['sa1', 'sa1']);
  });

  it('writes it anew for another style, and when a row changes that it refers to', () => {
    const { store, read } = scene();
    expect([read('s'), read('t')]).toEqual(['sa1', 'ta2']);
    store.table(profiles).replace({ uuid: 'p0', code: 'c' });
    expect(read('t')).toBe('ta3');
  });

  it('puts a list together once, until another one is asked for', () => {
    const { store } = scene();
    const texts = new RowTexts(store);
    const [one, two] = [new JsonText('1'), new JsonText('"ü"')];
    const list = texts.list([one, two]);
    expect(list).toEqual({ text: '[1,"ü"]', bytes: 8 });
    expect(texts.list([one, two])).toBe(list);
    expect(texts.list([two, one])).toEqual({ text: '["ü",1]', bytes: 8 });
    expect(texts.list([two])).toEqual({ text: '["ü"]', bytes: 6 });
    expect(texts.list([])).toEqual({ text: '[]', bytes: 2 });
    expect(texts.list([one, two])).toEqual(list);
  });

  it('forgets when there are very many', () => {
    const store = createWorld();
    const texts = new RowTexts(store);
    let written = 0;
    const read = texts.reader(payments, '', () => String(++written));
    const rows = Array.from({ length: 5000 }, (_, index) => createPayment(String(index)));
    for (const row of rows) read(row);
    const [first = createPayment('none')] = rows;
    expect(read(first)).toEqual({ text: '5001', bytes: 4 });
  });
});

const WRITES = [
  ['PATCH', `payments/${PAYMENT.unlinked}/`, { sum: '7.77' }],
  ['PATCH', `payments/${PAYMENT.unlinked}/`, { profile: `/api/payment-profiles/${PROFILE.beta}/` }],
  [
    'POST',
    `payments/${PAYMENT.unlinked}/link_to_invoice/`,
    { invoice: `/api/invoices/${INVOICE.october}/` },
  ],
  ['POST', `payments/${PAYMENT.unlinked}/unlink_from_invoice/`, {}],
  [
    'PATCH',
    `payment-profiles/${PROFILE.active}/`,
    { organization: `/api/customers/${CUSTOMER.gamma}/` },
  ],
  ['PATCH', `payment-profiles/${PROFILE.active}/`, { name: 'Another' }],
  ['POST', `payment-profiles/${PROFILE.old}/enable/`, {}],
  ['POST', `invoices/${INVOICE.created}/paid/`, {}],
  ['POST', `invoices/${INVOICE.october}/set_reference_number/`, { reference_number: 'R' }],
  ['DELETE', `payments/${PAYMENT.unlinked}/`, undefined],
] as const;
const LISTS = ['payments', 'payment-profiles', 'invoices'];

describe.each(CONTRACTS)('what is answered in the %s contract', (contract) => {
  it('is, after any writes, what a server answers that has just loaded the same state', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...WRITES]), async (writes) => {
        const used = createClient({ contract });
        const lists = (client: typeof used) =>
          Promise.all(LISTS.map((name) => client.get(`/api/${name}/?page_size=300`)));
        await lists(used);
        for (const [method, path, json] of writes) {
          await used.send({ method, path: `/api/${path}`, ...(json ? { json } : {}) });
          await lists(used);
        }
        const fresh = createClient({ contract, fixtures: used.state() });
        const [seen, anew] = await Promise.all([lists(used), lists(fresh)]);
        expect(seen.map(({ text }) => text)).toEqual(anew.map(({ text }) => text));
        expect(seen.every(({ status }) => status === 200)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });
});
