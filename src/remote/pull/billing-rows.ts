/** Makes rows of payment profiles, invoices and payments, which refer to each other. */
import { parsePlainDate } from '../../values/calendar-date.ts';
import { addSeconds, parseInstant } from '../../values/instant.ts';
import { dashed } from '../../values/uuid.ts';
import { centsOf, taxPercentOf, totalOf } from './amounts.ts';
import type { Files } from './files.ts';
import { type Gathered, uuidIn } from './gather.ts';
import type { RawRow } from './source.ts';
import type { Draft, Treating } from './treat.ts';

export interface BillingRows {
  readonly profiles: readonly Draft[];
  readonly invoices: readonly Draft[];
  readonly payments: readonly Draft[];
  /** Of how many profiles there is no more than that payments refer to them. */
  readonly unseenProfiles: number;
  /** Of how many payments the invoice is not told. */
  readonly unseenInvoices: number;
}

/** Numbers of invoices begin above. Source: BEHAVIOUR 0. */
const FIRST_NUMBER = 100_000;
/** Where the times begin at which payments were made: no answer tells them, and lists are in their order. */
const FIRST_CREATED = '2020-01-01T00:00:00Z';

export async function billingRows(
  { profiles, invoices, payments }: Gathered,
  treating: Treating,
  files: Files,
): Promise<BillingRows> {
  const { mapping } = treating;
  const made = new Map(
    Array.from(profiles.values(), (raw) => [
      raw.uuid,
      treating.row('payment_profiles', raw.members),
    ]),
  );
  const seen = made.size;
  // An owner sees payments of profiles that are not active any more, and not those profiles.
  for (const { members } of payments.values()) {
    const [uuid, customer] = [uuidIn(members['profile']), uuidIn(members['customer_uuid'])];
    if (uuid === undefined || customer === undefined || made.has(uuid)) continue;
    const row = { uuid: dashed(mapping.uuid(uuid)), name: 'Unseen profile', is_active: null };
    made.set(uuid, { ...row, organization: dashed(mapping.uuid(customer)) });
  }
  const totals = new Map<string, string>();
  const bills = invoiceRows([...invoices.values()], treating, totals);
  const pulled: Draft[] = [];
  let created = parseInstant(FIRST_CREATED);
  let unseenInvoices = 0;
  // Asked for at once, two at a time, and waited for in order.
  const proofs = Array.from(payments.values(), ({ members }) =>
    files.take(members['proof'], 'proof_of_payment'),
  );
  await Promise.all(proofs);
  for (const [index, { members }] of [...payments.values()].entries()) {
    const draft = treating.row('payments', members);
    const invoice = uuidIn(members['invoice']);
    const total = invoice && totals.get(`${invoice} ${centsOf(members['sum'])}`);
    if (total !== undefined) draft['sum'] = total;
    if (invoice === undefined || !invoices.has(invoice)) draft['invoice'] = null;
    if (invoice !== undefined && !invoices.has(invoice)) unseenInvoices += 1;
    draft['proof'] = (await proofs[index])?.uuid ?? null;
    const day = parsePlainDate(String(draft['date_of_payment']));
    const paid = day && parseInstant(day);
    const next = created && addSeconds(created, 1);
    created = paid && next && paid > next ? paid : next;
    pulled.push({ ...draft, created });
  }
  return {
    profiles: [...made.values()],
    invoices: bills,
    payments: pulled,
    unseenProfiles: made.size - seen,
    unseenInvoices,
  };
}

/** `totals` gets, by invoice and by what it came to in cents, what it comes to now. */
function invoiceRows(
  rows: readonly RawRow[],
  treating: Treating,
  totals: Map<string, string>,
): readonly Draft[] {
  const { mapping, isVerbatim } = treating;
  const numbers = rows
    .map(({ members }) => members['number'])
    .filter((each) => typeof each === 'number');
  const inOrder = [...new Set(numbers)].sort((a, b) => a - b);
  return rows.map(({ uuid, members }) => {
    const draft = treating.row('invoices', members);
    const { number, year, month, price } = draft;
    const percent = taxPercentOf(members['price'], members['tax']);
    draft['tax_percent'] = percent;
    if (!isVerbatim) {
      if (typeof number === 'number') draft['number'] = FIRST_NUMBER + 1 + inOrder.indexOf(number);
      if (typeof year === 'number' && typeof month === 'number') {
        const moved = mapping.month(year * 12 + month - 1);
        draft['year'] = Math.floor(moved / 12);
        draft['month'] = (moved % 12) + 1;
      }
      const total = typeof price === 'string' ? totalOf(price, percent) : undefined;
      const before = centsOf(members['total']);
      if (total !== undefined && before !== undefined && !mapping.keeps('sums')) {
        totals.set(`${uuid} ${before}`, total);
      }
    }
    return draft;
  });
}
