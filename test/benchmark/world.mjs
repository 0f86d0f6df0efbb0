/** The world that is measured: so many payments of ten organizations, the same bytes for every server. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

export const HOST = 'bench.test';
export const TOKEN = 'bench-token';
const ORGANIZATIONS = 10;
const FIRST_MS = Date.UTC(2023, 0, 1);

const uuid = (letter, index) =>
  `${letter}${index.toString(16).padStart(7, '0')}-0000-4000-8000-000000000000`;
const two = (number) => String(number).padStart(2, '0');
export const paymentUuid = (index) => uuid('d', index);
export const profileUuid = (index) => uuid('b', index % ORGANIZATIONS);
export const invoiceUuid = (index) => uuid('a', index % ORGANIZATIONS);
export const customerUuid = (index) => uuid('c', index % ORGANIZATIONS);
const monthOf = (index) => (index % ORGANIZATIONS) + 1;

/** Even ones are not linked. */
function payment(index) {
  return {
    uuid: paymentUuid(index),
    profile: profileUuid(index),
    date_of_payment: `2023-${two((index % 12) + 1)}-${two((index % 28) + 1)}`,
    sum: `${index % 1000}.50`,
    proof: null,
    invoice: index % 2 ? invoiceUuid(index) : null,
  };
}

/** A payment as the API answers it in the `documented` contract. */
export function answerOf(index) {
  const { profile, invoice, ...own } = payment(index);
  return answer(own, index, invoice !== null);
}

/** As above, with the links to the organization of this number. */
export function answer({ uuid, date_of_payment, sum }, organization, isLinked) {
  const base = `http://${HOST}/api`;
  const invoice = isLinked ? invoiceUuid(organization) : null;
  return {
    uuid,
    url: `${base}/payments/${uuid}/`,
    profile: `${base}/payment-profiles/${profileUuid(organization)}/`,
    date_of_payment,
    sum,
    proof: null,
    invoice: invoice && `${base}/invoices/${invoice}/`,
    invoice_uuid: invoice,
    invoice_period: invoice && `${two(monthOf(organization))}-2023`,
    customer_uuid: customerUuid(organization),
  };
}

/** Writes the fixture document, piece by piece: a million payments are more than one text should hold. */
export async function writeFixture(file, payments) {
  const out = createWriteStream(file);
  const numbers = Array.from({ length: ORGANIZATIONS }, (_, index) => index);
  const head = {
    users: [{ username: 'staff', token: TOKEN, is_staff: true }],
    customers: numbers.map((n) => ({ uuid: customerUuid(n), name: `Organization ${n}` })),
    payment_profiles: numbers.map((n) => ({
      uuid: profileUuid(n),
      organization: customerUuid(n),
      name: `Profile ${n}`,
      payment_type: 'invoices',
      is_active: true,
    })),
    invoices: numbers.map((n) => ({
      uuid: invoiceUuid(n),
      customer: customerUuid(n),
      state: 'paid',
      year: 2023,
      month: monthOf(n),
    })),
  };
  out.write(`${JSON.stringify(head).slice(0, -1)},"payments":[`);
  for (let index = 0; index < payments; index += 1) {
    const row = { ...payment(index), created: new Date(FIRST_MS + index * 1000).toISOString() };
    const isRoom = out.write(`${index ? ',' : ''}${JSON.stringify(row)}`);
    if (!isRoom) await once(out, 'drain');
  }
  out.end(']}');
  await once(out, 'close');
}
