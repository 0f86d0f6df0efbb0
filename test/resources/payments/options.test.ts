import { beforeEach, describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient } from '../../client.ts';
import { MISSING, PAYMENT } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const readOnly = (type: string, label: string) => ({
  type,
  required: false,
  read_only: true,
  label,
});
const FIELDS = {
  uuid: readOnly('string', 'Uuid'),
  url: readOnly('field', 'Url'),
  profile: { type: 'field', required: true, read_only: false, label: 'Profile' },
  date_of_payment: { type: 'date', required: true, read_only: false, label: 'Date of payment' },
};

describe.each(CONTRACTS)('OPTIONS on payments (%s)', (contract) => {
  const api = createClient({ contract });
  const options = (path: string, as = 'staff') => api.send({ method: 'OPTIONS', path, as });
  const detail = `/api/payments/${PAYMENT.unlinked}/`;

  beforeEach(() => api.reset());

  it.each([
    ['/api/payments/', 'Payment List', 'POST', 'GET, POST, HEAD, OPTIONS'],
    [detail, 'Payment Instance', 'PUT', 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'],
    [`${detail}link_to_invoice/`, 'Link to invoice', 'POST', 'POST, OPTIONS'],
    [`${detail}unlink_from_invoice/`, 'Unlink from invoice', 'POST', 'POST, OPTIONS'],
  ])('describes %s as %s with %s', async (path, name, method, allow) => {
    const { status, headers, json } = await options(path);
    expect([status, headers['allow']]).toEqual([200, allow]);
    expect(Object.keys(json)).toEqual(['name', 'description', 'renders', 'parses', 'actions']);
    expect(json).toMatchObject({
      name,
      description: '',
      renders: ['application/json'],
      parses: ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
    });
    expect(Object.keys(json.actions)).toEqual([method]);
    expect(Object.keys(json.actions[method])).toEqual(
      ['uuid', 'url', 'profile', 'date_of_payment', 'sum', 'proof'].concat([
        'invoice',
        'invoice_uuid',
        'invoice_period',
        'customer_uuid',
      ]),
    );
    expect(json.actions[method]).toMatchObject(FIELDS);
  });

  it('tells the limits of the sum and of the proof', async () => {
    const { json } = await options('/api/payments/');
    expect(json.actions.POST).toMatchObject({
      sum: { type: 'decimal', required: false, read_only: false },
      proof: { type: 'file upload', required: false, read_only: false, max_length: 100 },
    });
  });

  it.each(['support', 'owner', 'stranger'])('describes the list to %s too', async (as) => {
    expect((await options('/api/payments/', as)).text).toBe((await options('/api/payments/')).text);
  });

  it.each([
    ['a missing payment', 'staff', `/api/payments/${MISSING}/`],
    ['what is no uuid', 'staff', '/api/payments/abc/'],
    ['a payment that the user does not see', 'owner_b', detail],
    ['a payment that the filter is bad for', 'staff', `${detail}?profile_uuid=x`],
  ])('describes no PUT for %s', async (_what, as, path) => {
    const { status, json } = await options(path, as);
    expect([status, json.name, json.actions]).toEqual([200, 'Payment Instance', undefined]);
  });

  // DRF's metadata looks for the row with all filters, and passes over refusals alone: what makes the server fail does so here.
  it('fails where a filter does that looks for the payment', async () => {
    const broken = '?profile=http%3A%2F%2Fh%5D%2F';
    const { status, json } = await options(`${detail}link_to_invoice/${broken}`);
    expect([status, json.name]).toEqual([200, 'Link to invoice']);
    expect((await options(`/api/payments/${broken}`)).status).toBe(200);
    expect((await options(detail + broken)).status).toBe(contract === 'deployed' ? 500 : 200);
  });

  itRefuses(api, { method: 'OPTIONS', path: detail }, [
    [
      'an Accept without JSON',
      { as: 'anonymous', headers: { Accept: 'text/html' } },
      406,
      TEXT.notAcceptable,
    ],
    ['a request without token', { as: 'anonymous' }, 401, TEXT.notAuthenticated],
    [
      'a bad token',
      { as: 'anonymous', headers: { Authorization: 'Token x' } },
      401,
      { detail: 'Invalid token.' },
    ],
  ]);
});
