/** What is written, in its order: rows of its own, in one organization, of which each is deleted again. */
import { PLACES } from '../pull/places.ts';
import type { Ground } from './ground.ts';
import type { Mark } from './own-rows.ts';
import { PAYMENTS, PROFILES } from './places.ts';
import type { Probe, ProbeRequest } from './probe.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const BOUNDARY = 'comparison-boundary';

interface Step extends Partial<Pick<Probe, 'makes' | 'removes'>> {
  readonly about: string;
  readonly request: ProbeRequest;
}

const json = (method: string, path: string, body: object): ProbeRequest => ({
  ...{ method, path },
  headers: JSON_TYPE,
  body: JSON.stringify(body),
});
const bare = (method: string, path: string): ProbeRequest => ({ method, path });

export function writeFlow(ground: Ground, mark: Mark): readonly Probe[] {
  const { activeProfile } = ground;
  // Without an active profile its own one becomes it: nobody else's is put out of use by that.
  const profile = activeProfile ?? '{profile}';
  const steps = [
    ...profileSteps(ground, mark),
    ...paymentSteps(`${PROFILES}${profile}/`, mark),
    ...linkSteps(ground),
    ...lastSteps(activeProfile === undefined),
  ];
  return steps.map(({ about, request, ...more }, index) => ({
    ...more,
    name: `step ${index + 1}: ${about}`,
    phase: 'write',
    rule: about,
    caller: 'user',
    request,
  }));
}

function profileSteps({ customer, activeProfile }: Ground, { name }: Mark): readonly Step[] {
  const row = `${PROFILES}{profile}/`;
  return [
    {
      about: 'payment_profiles_create',
      makes: 'profile',
      request: json('POST', PROFILES, {
        ...{ name, organization: `${PLACES.customers}${customer}/` },
        ...{ payment_type: 'fixed_price', is_active: false, attributes: { contract_sum: 5 } },
      }),
    },
    { about: 'payment_profiles_retrieve', request: bare('GET', row) },
    {
      about: 'payment_profiles_partial_update',
      request: json('PATCH', row, { name: `${name} 2`, attributes: {} }),
    },
    {
      about: 'payment_profiles_partial_update: attributes that cannot be stored',
      request: { ...bare('PATCH', row), headers: JSON_TYPE, body: '{"attributes": "\\u0000"}' },
    },
    // Where another one is active, enabling its own would put that out of use.
    ...(activeProfile !== undefined
      ? []
      : [
          {
            about: 'payment_profiles: .json after an action',
            request: bare('POST', `${row}enable.json`),
          },
          { about: 'payment_profiles_enable', request: bare('POST', `${row}enable/`) },
        ]),
  ];
}

function paymentSteps(profile: string, { date }: Mark): readonly Step[] {
  const row = `${PAYMENTS}{payment}/`;
  const paid = { profile, date_of_payment: date };
  return [
    {
      about: 'payments_create: without sum',
      makes: 'first',
      request: json('POST', PAYMENTS, paid),
    },
    {
      about: 'payments_create: JSON',
      makes: 'payment',
      request: json('POST', PAYMENTS, { ...paid, sum: '0.01' }),
    },
    {
      about: 'payments_create: multipart with a proof',
      makes: 'second',
      request: multipart('POST', PAYMENTS, { ...paid, sum: '0.02' }),
    },
    { about: 'payments_retrieve', request: bare('GET', row) },
    { about: 'payments_partial_update', request: json('PATCH', row, { sum: '0.03' }) },
    {
      about: 'payments_update',
      request: json('PUT', row, { ...paid, sum: 0.04 }),
    },
    { about: 'payments_partial_update: proof', request: multipart('PATCH', row, {}) },
    { about: 'payments_partial_update: no proof', request: json('PATCH', row, { proof: null }) },
    {
      about: 'payments_partial_update: a bad host',
      request: json('PATCH', row, { profile: 'http://[bad/' }),
    },
    {
      about: 'payments_unlink_from_invoice: not linked',
      request: bare('POST', `${row}unlink_from_invoice/`),
    },
    {
      about: 'payments_link_to_invoice: no invoice',
      request: json('POST', `${row}link_to_invoice/`, {}),
    },
  ];
}

function linkSteps({ paidInvoice, otherInvoice }: Ground): readonly Step[] {
  const row = `${PAYMENTS}{payment}/`;
  const link = (invoice: string): ProbeRequest =>
    json('POST', `${row}link_to_invoice/`, { invoice: `${PLACES.invoices}${invoice}/` });
  return [
    ...(otherInvoice === undefined
      ? []
      : [{ about: 'payments_link_to_invoice: not paid', request: link(otherInvoice) }]),
    ...(paidInvoice === undefined
      ? []
      : [
          { about: 'payments_link_to_invoice', request: link(paidInvoice) },
          { about: 'payments_link_to_invoice: twice', request: link(paidInvoice) },
          { about: 'payments_retrieve: linked', request: bare('GET', row) },
          {
            about: 'payments_unlink_from_invoice',
            request: bare('POST', `${row}unlink_from_invoice/`),
          },
          { about: 'payments_retrieve: unlinked', request: bare('GET', row) },
          { about: 'payments_link_to_invoice: again', request: link(paidInvoice) },
          {
            about: 'payments_unlink_from_invoice: .json after an action',
            request: bare('POST', `${row}unlink_from_invoice.json`),
          },
          {
            about: 'payments_unlink_from_invoice: after that',
            request: bare('POST', `${row}unlink_from_invoice/`),
          },
        ]),
  ];
}

function lastSteps(isOwnProfile: boolean): readonly Step[] {
  const gone = (
    name: string,
    of: typeof PAYMENTS | typeof PROFILES = PAYMENTS,
  ): readonly Step[] => [
    {
      about: `${of === PAYMENTS ? 'payments' : 'payment_profiles'}_destroy: ${name}`,
      removes: name,
      request: bare('DELETE', `${of}{${name}}/`),
    },
    { about: `retrieve what is gone: ${name}`, request: bare('GET', `${of}{${name}}/`) },
  ];
  return [
    ...(isOwnProfile
      ? [
          {
            about: 'payment_profiles_destroy: with several payments',
            request: bare('DELETE', `${PROFILES}{profile}/`),
          },
        ]
      : []),
    ...gone('payment'),
    ...gone('second'),
    ...gone('first'),
    ...gone('profile', PROFILES),
  ];
}

function multipart(
  method: string,
  path: string,
  fields: Readonly<Record<string, string>>,
): ProbeRequest {
  const part = (head: string, content: string): string =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
  const texts = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
  const proof = part('name="proof"; filename="compare.txt"', 'A proof.\n');
  return {
    ...{ method, path },
    headers: { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: `${texts.join('')}${proof}--${BOUNDARY}--\r\n`,
  };
}
