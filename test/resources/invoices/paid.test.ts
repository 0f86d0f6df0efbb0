import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../../client.ts';
import { CUSTOMER, INVOICE, MISSING, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const pathOf = (uuid: string) => `/api/invoices/${uuid}/`;
const paidOf = (uuid: string) => `${pathOf(uuid)}paid/`;
const asJson = { 'Content-Type': 'application/json' };

describe.each(CONTRACTS)('POST /api/invoices/{uuid}/paid/ (%s)', (contract) => {
  const api = createClient({ contract });
  const { wire, url } = api;
  const pay = (ask: Partial<Ask>) =>
    api.send({ method: 'POST', path: paidOf(INVOICE.created), ...ask });
  const payments = async () => (await api.get('/api/payments/')).headers['x-result-count'];

  beforeEach(() => api.reset());

  it('answers 200 with an empty body and no type', async () => {
    const { status, headers, bytes } = await pay({});
    expect([status, bytes.length]).toEqual([200, 0]);
    expect(headers['content-type']).toBeUndefined();
    expect(headers).toMatchObject({ 'content-length': '0', allow: 'POST, OPTIONS' });
  });

  it.each<[string, Partial<Ask>]>([
    ['no body', {}],
    ['an empty object', { json: {} }],
    ['an empty list', { json: [] }],
    ['null', { raw: 'null', headers: asJson }],
    ['an empty form', { form: {} }],
    ['a zero', { raw: '0', headers: asJson }],
    ['a zero with a point', { raw: '-0.0', headers: asJson }],
    ['false', { raw: 'false', headers: asJson }],
  ])('changes the state alone by %s', async (_what, ask) => {
    const before = (await api.get(pathOf(INVOICE.created))).json;
    expect((await pay(ask)).status).toBe(200);
    expect((await api.get(pathOf(INVOICE.created))).json).toEqual({ ...before, state: 'paid' });
    expect(await payments()).toBe('29');
  });

  it('makes a linked payment of the total on the active profile by a date', async () => {
    expect((await pay({ json: { date: '2024-02-10' } })).status).toBe(200);
    const { json } = await api.get('/api/payments/?date_of_payment=2024-02-10');
    expect(json).toEqual([
      expect.objectContaining({
        profile: url('payment-profiles', PROFILE.active),
        date_of_payment: '2024-02-10',
        sum: '0.00',
        proof: null,
        invoice: url('invoices', INVOICE.created),
        invoice_period: '01-2024',
        customer_uuid: wire(CUSTOMER.alpha),
      }),
    ]);
    expect((await api.get(pathOf(INVOICE.created))).json.state).toBe('paid');
    expect(await payments()).toBe('30');
  });

  it('keeps a proof with the payment', async () => {
    const proof = { name: 'proof', fileName: 'paid.txt', value: 'paid in full\n' };
    await pay({ parts: [{ name: 'date', value: '2024-02-11' }, proof] });
    const { json } = await api.get('/api/payments/?date_of_payment=2024-02-11');
    const file = await api.get(new URL(json[0].proof).pathname, 'anonymous');
    expect(file.text).toBe('paid in full\n');
    expect(file.headers['content-disposition']).toBe('attachment; filename="paid.txt"');
  });

  it('takes a proof with a name that a payment refuses, and cuts it', async () => {
    const proof = { name: 'proof', fileName: `${'a'.repeat(120)}.txt`, value: 'paid' };
    expect((await pay({ parts: [{ name: 'date', value: '2024-02-11' }, proof] })).status).toBe(200);
    const { json } = await api.get('/api/payments/?date_of_payment=2024-02-11');
    const { headers } = await api.get(new URL(json[0].proof).pathname, 'anonymous');
    expect(headers['content-disposition']).toMatch(/filename="a{71}_\w{7}\.txt"$/);
  });

  it('takes a blank proof of a form for none', async () => {
    expect((await pay({ form: { date: '2024-02-11', proof: '' } })).status).toBe(200);
    const { json } = await api.get('/api/payments/?date_of_payment=2024-02-11');
    expect(json[0].proof).toBeNull();
  });

  it('refuses a total that no payment can hold with 400, and changes nothing', async () => {
    const row = { uuid: INVOICE.created, customer: CUSTOMER.alpha, price: '123456789.00' };
    api.seed({
      users: [{ username: 'staff', token: 'x', is_staff: true }],
      customers: [{ uuid: CUSTOMER.alpha, name: 'A' }],
      payment_profiles: [{ uuid: PROFILE.active, organization: CUSTOMER.alpha }],
      invoices: [{ ...row, state: 'created', year: 2023, month: 10 }],
    });
    const before = api.state();
    const { status, json } = await pay({ json: { date: '2024-02-10' } });
    expect([status, Object.keys(json)]).toEqual([400, ['sum']]);
    expect(api.state()).toEqual(before);
  });

  it('lets payments be linked to the invoice from then on', async () => {
    const path = `/api/payments/${INVOICE.october}/link_to_invoice/`;
    const link = () =>
      api.send({ method: 'POST', path, json: { invoice: pathOf(INVOICE.created) } });
    expect((await link()).status).toBe(400);
    await pay({});
    expect((await link()).status).toBe(200);
  });

  it('changes the state of an organization without active profile, by no body', async () => {
    expect((await pay({ path: paidOf(INVOICE.gammaCreated) })).status).toBe(200);
  });

  it('rounds the total to two places', async () => {
    const row = {
      uuid: INVOICE.created,
      customer: CUSTOMER.alpha,
      price: '99.99',
      tax_percent: '7.50',
    };
    api.seed({
      users: [{ username: 'staff', token: 'x', is_staff: true }],
      customers: [{ uuid: CUSTOMER.alpha, name: 'A' }],
      payment_profiles: [{ uuid: PROFILE.active, organization: CUSTOMER.alpha }],
      invoices: [{ ...row, state: 'created', year: 2023, month: 10 }],
    });
    await pay({ json: { date: '2024-02-10' } });
    expect((await api.get('/api/payments/')).json[0].sum).toBe('107.49');
  });

  const conflict = { detail: 'Valid states for operation: Created.' };
  const missing = paidOf(MISSING);
  const proof = { name: 'proof', fileName: 'paid.txt', value: '' };
  itRefuses(api, { method: 'POST', path: paidOf(INVOICE.created) }, [
    ['a request without token', { as: 'anonymous', path: missing }, 401, TEXT.notAuthenticated],
    ['GET', { method: 'GET', as: 'stranger' }, 405, { detail: 'Method "GET" not allowed.' }],
    ['an owner, of a missing invoice too', { as: 'owner', path: missing }, 403, TEXT.denied],
    ['support', { as: 'support' }, 403, TEXT.denied],
    ['a bad filter', { path: `${missing}?year=x` }, 400, { year: ['Enter a number.'] }],
    ['a missing invoice', { path: missing }, 404, TEXT.noInvoice],
    [
      'a paid invoice, before the body',
      { path: paidOf(INVOICE.october), raw: '{', headers: asJson },
      409,
      conflict,
    ],
    ['a pending invoice', { path: paidOf(INVOICE.pending) }, 409, conflict],
    ['a canceled invoice', { path: paidOf(INVOICE.canceled) }, 409, conflict],
    ['malformed JSON', { raw: '{', headers: asJson }, 400, TEXT.badJson],
    ['plain text', { raw: 'x', headers: { 'Content-Type': 'text/plain' } }, 415, TEXT.plainText],
    [
      'a list',
      { json: ['x'] },
      400,
      { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] },
    ],
    ['a body without date', { json: { foo: 1 } }, 400, { date: TEXT.required }],
    ['a bad date', { json: { date: 'x' } }, 400, { date: TEXT.badDate }],
    [
      'a proof that is no file',
      { json: { date: '2024-02-10', proof: 'x' } },
      400,
      { proof: TEXT.notAFile },
    ],
    [
      'an empty proof',
      { parts: [{ name: 'date', value: '2024-02-10' }, proof] },
      400,
      { proof: ['The submitted file is empty.'] },
    ],
    [
      'a date where no profile is active',
      { path: paidOf(INVOICE.gammaCreated), json: { date: '2024-02-10' } },
      400,
      ['The active profile for this customer does not exist.'],
    ],
  ]);
});
