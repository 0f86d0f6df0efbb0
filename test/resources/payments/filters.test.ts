import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient, ORIGIN } from '../../client.ts';
import { CUSTOMER, INVOICE, MISSING, PAYMENT, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const PATH = '/api/payments/';
const HEX = PROFILE.beta.replaceAll('-', '');

describe.each(CONTRACTS)('the filters of payments (%s)', (contract) => {
  const api = createClient({ contract });

  beforeEach(() => api.reset());

  it.each([
    ['2023-10-01', 3],
    ['2023-10-1', 3],
    [' 2023-10-01 ', 3],
    ['10/01/2023', 3],
    ['10/1/23', 3],
    ['Oct 1 2023', 3],
    ['Oct 1, 2023', 3],
    ['1 Oct 2023', 3],
    ['1 oct, 2023', 3],
    ['October 1 2023', 3],
    ['October 01, 2023', 3],
    ['1 October 2023', 3],
    ['1 OCTOBER, 2023', 3],
    ['1999-12-31', 1],
    ['12/31/99', 1],
    ['9999-12-31', 1],
    ['2024-02-29', 1],
    ['1900-01-01', 0],
    ['', 29],
  ])('?date_of_payment=%s selects %i', async (date, count) => {
    const { status, headers } = await api.get(
      `${PATH}?${new URLSearchParams({ date_of_payment: date })}`,
    );
    expect([status, headers['x-result-count']]).toEqual([200, String(count)]);
  });

  it.each([
    '20231001',
    '2023-02-29',
    '2023-10-01T00:00:00',
    '01.10.2023',
    '13/01/2023',
    '2023-W40-7',
    'today',
    ' ',
    '0000-01-01',
    '2023-10-01\0',
  ])('?date_of_payment=%j is no date', async (date) => {
    const { status, json } = await api.get(
      `${PATH}?${new URLSearchParams({ date_of_payment: date })}`,
    );
    expect([status, json]).toEqual([400, { date_of_payment: ['Enter a valid date.'] }]);
  });

  it.each([
    [`${ORIGIN}/api/payment-profiles/${PROFILE.beta}/`, 4],
    [`https://elsewhere.example.com:8443/api/payment-profiles/${PROFILE.beta}/`, 4],
    [`/api/payment-profiles/${PROFILE.beta}/`, 4],
    [`  /api/payment-profiles/${PROFILE.beta}/  `, 4],
    [`/api/payment-profiles/${HEX}/?x=1#y`, 4],
    [`/api/payment-profiles/${HEX.toUpperCase()}/`, 4],
    [`/api/payment-profiles/${HEX}.json`, 4],
    [`//host/api/payment-profiles/${HEX}/`, 4],
    [`/api/payment-profiles/${PROFILE.betaOld}/`, 0],
    [`/api/payment-profiles/${MISSING}/`, 0],
    ['/api/payment-profiles/abc/', 0],
    ['/api/payment-profiles/', 0],
    [`/api/customers/${CUSTOMER.beta}/`, 0],
    [`/api/payments/${PAYMENT.linked}/unlink_from_invoice/`, 0],
    ['/api/users/', 0],
    ['/api/marketplace-orders/', 0],
    ['http://h/api/keys/x.json', 0],
    [PROFILE.beta, 0],
    ['garbage', 0],
    ['', 29],
    ['   ', 29],
  ])('?profile=%s selects %i', async (profile, count) => {
    const { status, headers, json } = await api.get(`${PATH}?${new URLSearchParams({ profile })}`);
    expect([status, headers['x-result-count']]).toEqual([200, String(count)]);
    expect(json).toHaveLength(Math.min(count, 10));
  });

  it.each(['/nowhere/', '/api/payment-profiles', `${ORIGIN}/nowhere/`, 'nowhere:/nowhere/'])(
    '?profile=%s leads nowhere, and gets the URL table',
    async (profile) => {
      const { status, headers, json } = await api.get(
        `${PATH}?${new URLSearchParams({ profile })}`,
      );
      expect([status, headers['content-type']]).toEqual([404, 'application/json']);
      expect(json).toEqual({
        tried: expect.arrayContaining([['^api/payments/$']]),
        path: profile.includes('payment-profiles') ? 'api/payment-profiles' : 'nowhere/',
      });
    },
  );

  it.each([
    [PROFILE.beta, 4],
    [HEX, 4],
    [HEX.toUpperCase(), 4],
    [`{${PROFILE.beta}}`, 4],
    [`urn:uuid:${PROFILE.beta}`, 4],
    [`f-b-${HEX.slice(2)}`, 4],
    [` ${PROFILE.beta} `, 4],
    [MISSING, 0],
    ['', 29],
    [' ', 29],
  ])('?profile_uuid=%s selects %i', async (uuid, count) => {
    const { status, headers } = await api.get(
      `${PATH}?${new URLSearchParams({ profile_uuid: uuid })}`,
    );
    expect([status, headers['x-result-count']]).toEqual([200, String(count)]);
  });

  it.each(['abc', `${HEX}0`, `${HEX.slice(1)}`, 'é'])(
    '?profile_uuid=%s is no uuid',
    async (uuid) => {
      const { status, json } = await api.get(
        `${PATH}?${new URLSearchParams({ profile_uuid: uuid })}`,
      );
      expect([status, json]).toEqual([400, TEXT.badFilterUuid]);
    },
  );

  it.each([
    [`date_of_payment=2023-10-01&profile_uuid=${PROFILE.active}`, 2],
    [`profile_uuid=${PROFILE.active}&date_of_payment=2023-10-01`, 2],
    [`profile_uuid=${PROFILE.active}&profile=/api/payment-profiles/${PROFILE.beta}/`, 0],
    ['date_of_payment=x&date_of_payment=2023-10-01', 3],
    ['Date_Of_Payment=x&PROFILE_UUID=x', 29],
    ['o=sum&ordering=sum&search=100&sum=1&customer_uuid=x&invoice=x&invoice_uuid=x', 29],
    [`organization_uuid=${CUSTOMER.beta}&date_of_payment__gte=2024-01-01&state=paid`, 29],
  ])('?%s selects %i', async (query, count) => {
    const { status, headers } = await api.get(`${PATH}?${query}`);
    expect([status, headers['x-result-count']]).toEqual([200, String(count)]);
  });

  it('selects among what the user sees', async () => {
    const { headers } = await api.get(`${PATH}?date_of_payment=2023-10-01`, 'owner_b');
    expect(headers['x-result-count']).toBe('1');
  });

  const linked = `${PATH}${PAYMENT.linked}/`;
  const unlinked = `${PATH}${PAYMENT.unlinked}/`;
  const other = `?profile_uuid=${PROFILE.beta}`;
  const json: Ask['json'] = { invoice: `/api/invoices/${INVOICE.october}/` };
  itRefuses(api, { path: unlinked }, [
    [
      'bad parameters, all at once',
      { path: `${PATH}?profile_uuid=x&profile=%00&date_of_payment=x` },
      400,
      {
        date_of_payment: ['Enter a valid date.'],
        profile: ['Null characters are not allowed.'],
        profile_uuid: ['Enter a valid UUID.'],
      },
    ],
    [
      'to retrieve what the filter leaves out',
      { path: `${unlinked}${other}` },
      404,
      TEXT.noPayment,
    ],
    ['to PUT it', { method: 'PUT', path: `${unlinked}${other}`, json: {} }, 404, TEXT.noPayment],
    [
      'to PATCH it',
      { method: 'PATCH', path: `${unlinked}${other}`, json: {} },
      404,
      TEXT.noPayment,
    ],
    ['to DELETE it', { method: 'DELETE', path: `${unlinked}${other}` }, 404, TEXT.noPayment],
    [
      'to link it',
      { method: 'POST', path: `${unlinked}link_to_invoice/${other}`, json },
      404,
      TEXT.noPayment,
    ],
    [
      'to unlink it',
      { method: 'POST', path: `${linked}unlink_from_invoice/${other}` },
      404,
      TEXT.noPayment,
    ],
  ]);

  it('plays no part when a payment is created', async () => {
    const { status } = await api.send({
      method: 'POST',
      path: `${PATH}?profile_uuid=x`,
      json: {
        profile: `/api/payment-profiles/${PROFILE.active}/`,
        date_of_payment: '2023-10-01',
        sum: 1,
      },
    });
    expect(status).toBe(201);
  });
});
