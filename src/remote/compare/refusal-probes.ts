/**
 * Writes that a server must refuse before it changes anything. Each is such that even one without the rule it is about stores
 * nothing: it lacks what is required, or it is about a row that is not there.
 */
import { LISTS, NOWHERE, PAYMENTS, PROFILES } from './places.ts';
import type { Probe, ProbeCaller } from './probe.ts';
import type { Sample } from './sample.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Values that no field of money, date or link takes. Each body lacks something required besides. */
const PAYMENT_BODIES: readonly (readonly [about: string, body: string])[] = [
  ['required fields', '{}'],
  ['sum: text', '{"sum": "x"}'],
  ['sum: digits', '{"sum": "123456789.123"}'],
  ['sum: places', '{"sum": "1.234"}'],
  ['sum: whole digits', '{"sum": "123456789"}'],
  ['sum: NaN', '{"sum": "NaN"}'],
  ['sum: null', '{"sum": null}'],
  ['sum: a list', '{"sum": []}'],
  ['sum: empty', '{"sum": ""}'],
  ['date_of_payment: text', '{"date_of_payment": "x"}'],
  ['date_of_payment: no such day', '{"date_of_payment": "2023-02-30"}'],
  ['date_of_payment: a time', '{"date_of_payment": "2023-01-01T00:00:00Z"}'],
  ['date_of_payment: null', '{"date_of_payment": null}'],
  ['date_of_payment: a number', '{"date_of_payment": 20230101}'],
  ['profile: text', '{"profile": "x"}'],
  ['profile: null', '{"profile": null}'],
  ['profile: a number', '{"profile": 5}'],
  ['profile: empty', '{"profile": ""}'],
  ['profile: no such row', `{"profile": "/api/payment-profiles/${NOWHERE}/"}`],
  ['profile: another resource', `{"profile": "/api/invoices/${NOWHERE}/"}`],
  ['profile: no such path', '{"profile": "/api/nothing/"}'],
  ['profile: a bad host', `{"profile": "http://[bad/api/payment-profiles/${NOWHERE}/"}`],
  ['proof: text', '{"proof": "x"}'],
  ['proof: null', '{"proof": null}'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a text', '"x"'],
  ['broken JSON', '{"sum": '],
  ['nothing', ''],
];

const PROFILE_BODIES: readonly (readonly [about: string, body: string])[] = [
  ['required fields', '{}'],
  ['payment_type: unknown', '{"payment_type": "x"}'],
  ['payment_type: null', '{"payment_type": null}'],
  ['is_active: text', '{"is_active": "x"}'],
  ['attributes: a list', '{"attributes": []}'],
  ['organization: no such row', `{"organization": "/api/customers/${NOWHERE}/"}`],
  ['name: null', '{"name": null}'],
  ['name: long', JSON.stringify({ name: 'x'.repeat(200) })],
];

const MEDIA_TYPES = ['text/plain', 'application/xml', 'application/json; charset=utf-16', ''];

export function refusalProbes(sample: Sample, roles: readonly string[]): readonly Probe[] {
  const others: readonly ProbeCaller[] = ['nobody', ...roles.map((role) => ({ role }))];
  const [profile] = sample.rows('payment_profiles');
  const example = typeof profile?.['uuid'] === 'string' ? profile['uuid'] : NOWHERE;
  return [
    ...PAYMENT_BODIES.map(([about, body]) =>
      write('payments_create', about, 'POST', PAYMENTS, body),
    ),
    // The link of the published page's examples: without a date it is refused whatever it is.
    write(
      ...(['payments_create', 'profile: the link of the page', 'POST', PAYMENTS] as const),
      JSON.stringify({ profile: `/api/profile/${example}/` }),
    ),
    write(
      ...(['payments_create', 'a part in no known character set', 'POST', PAYMENTS] as const),
      `--x\r\nContent-Disposition: form-data; name*=no-such-set''s%75m\r\n\r\n1\r\n--x--\r\n`,
      'user',
      { 'Content-Type': 'multipart/form-data; boundary=x' },
    ),
    ...PROFILE_BODIES.map(([about, body]) =>
      write('payment_profiles_create', about, 'POST', PROFILES, body),
    ),
    ...MEDIA_TYPES.map((type) => ({
      ...write('payments_create', `Content-Type: ${type || 'none'}`, 'POST', PAYMENTS, 'x'),
      request: {
        ...{ method: 'POST', path: PAYMENTS, body: 'x' },
        headers: type === '' ? {} : { 'Content-Type': type },
      },
    })),
    ...LISTS.flatMap(({ prefix, path, action }) => [
      ...['POST', 'PUT', 'PATCH', 'DELETE'].map((method) =>
        write(`${prefix}: no such row`, method, method, `${path}${NOWHERE}/`, '{}'),
      ),
      ...['PUT', 'PATCH', 'DELETE'].map((method) =>
        write(`${prefix}_list: methods`, method, method, path, '{}'),
      ),
      ...(action === undefined
        ? []
        : [
            write(
              `${prefix}_${action}: no such row`,
              '',
              'POST',
              `${path}${NOWHERE}/${action}/`,
              '{}',
            ),
          ]),
      ...others.flatMap((caller) =>
        ['POST', 'PUT'].map((method) => ({
          ...write(`${prefix}: permission`, method, method, path, '{}', caller),
        })),
      ),
    ]),
    write(
      'payments_unlink_from_invoice: no such row',
      '',
      'POST',
      `${PAYMENTS}${NOWHERE}/unlink_from_invoice/`,
      '',
    ),
    write('csrf', 'a form', 'POST', PAYMENTS, 'sum=x', 'user', {
      'Content-Type': 'application/x-www-form-urlencoded',
    }),
  ];
}

function write(
  rule: string,
  about: string,
  method: string,
  path: string,
  body: string,
  caller: ProbeCaller = 'user',
  headers: Readonly<Record<string, string>> = JSON_TYPE,
): Probe {
  const who = typeof caller === 'string' ? caller : 'role' in caller ? caller.role : '';
  return {
    name: `${method} ${path} ${about}${who === 'user' ? '' : ` as ${who}`}`.trim(),
    phase: 'refusal',
    rule: about === '' ? rule : `${rule}: ${about}`,
    caller,
    request: { method, path, headers, body },
  };
}
