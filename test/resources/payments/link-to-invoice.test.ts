import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../../client.ts';
import { CUSTOMER, INVOICE, MISSING, PAYMENT, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const pathOf = (uuid: string) => `/api/payments/${uuid}/`;
const linkOf = (uuid: string) => `${pathOf(uuid)}link_to_invoice/`;
const invoiceOf = (uuid: string) => ({ invoice: `/api/invoices/${uuid}/` });
const PATH = linkOf(PAYMENT.unlinked);
const good = invoiceOf(INVOICE.october);
const asJson = { 'Content-Type': 'application/json' };

describe.each(CONTRACTS)('POST /api/payments/{uuid}/link_to_invoice/ (%s)', (contract) => {
  const api = createClient({ contract });
  const { wire, url } = api;
  const link = (ask: Partial<Ask>) => api.send({ method: 'POST', path: PATH, ...ask });

  beforeEach(() => api.reset());

  it('answers 200 with what the contract has for it', async () => {
    const { status, headers, text } = await link({ json: good });
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/json', allow: 'POST, OPTIONS' });
    expect(text).toBe(
      contract === 'documented'
        ? `{"invoice":"${url('invoices', INVOICE.october)}"}`
        : '{"detail":"An invoice has been linked to payment."}',
    );
  });

  it('shows the invoice on the payment, and changes nothing else', async () => {
    const list = '/api/payments/?page_size=300';
    const before = (await api.get(list)).json;
    const invoice = (await api.get(good.invoice)).text;
    await link({ json: good });
    expect((await api.get(list)).json).toEqual(
      before.map((row: { uuid: string }) =>
        row.uuid === wire(PAYMENT.unlinked)
          ? {
              ...row,
              invoice: url('invoices', INVOICE.october),
              invoice_uuid: wire(INVOICE.october),
              invoice_period: '10-2023',
            }
          : row,
      ),
    );
    expect((await api.get(good.invoice)).text).toBe(invoice);
  });

  it.each<[string, Partial<Ask>]>([
    ['a form', { form: good }],
    ['multipart', { parts: [{ name: 'invoice', value: good.invoice }] }],
    [
      'an absolute URL of any host',
      { json: { invoice: `https://x.example.com/api/invoices/${INVOICE.october}/?a#b` } },
    ],
    ['a uuid in capitals', { json: invoiceOf(INVOICE.october.toUpperCase()) }],
  ])('takes %s', async (_what, ask) => {
    expect((await link(ask)).status).toBe(200);
    expect((await api.get(pathOf(PAYMENT.unlinked))).json.invoice_uuid).toBe(wire(INVOICE.october));
  });

  it('links several payments to one invoice', async () => {
    await link({ json: good });
    await link({ json: good, path: linkOf(PAYMENT.negative) });
    const invoices = [];
    for (const uuid of [PAYMENT.unlinked, PAYMENT.negative, PAYMENT.linked]) {
      invoices.push((await api.get(pathOf(uuid))).json.invoice_uuid);
    }
    expect(invoices).toEqual([INVOICE.october, INVOICE.october, INVOICE.october].map(wire));
  });

  it('links a payment on an inactive profile', async () => {
    expect((await link({ json: good, path: linkOf(PAYMENT.onOldProfile) })).status).toBe(200);
  });

  it('takes the .json suffix, which the server answers with its own 500', async () => {
    const before = api.state();
    const { status, headers, text } = await link({ json: good, path: `${PATH.slice(0, -1)}.json` });
    if (contract === 'documented') {
      expect(status).toBe(200);
      expect(JSON.parse(text).invoice).toBe(
        `http://waldur.test/api/invoices/${INVOICE.october}.json`,
      );
      return;
    }
    expect([status, headers['x-mock-note']]).toEqual([500, expect.stringContaining('suffix')]);
    expect(text).toContain(TEXT.serverErrorPage);
    expect(api.state()).toEqual(before);
  });

  const missing = linkOf(MISSING);
  const linked = linkOf(PAYMENT.linked);
  const exists = ['Link to an invoice exists.'];
  const foreign = ['The passed invoice does not belong to the selected customer.'];
  itRefuses(api, { method: 'POST', path: PATH }, [
    [
      'an Accept without JSON',
      { as: 'anonymous', headers: { Accept: 'text/html' } },
      406,
      TEXT.notAcceptable,
    ],
    ['a request without token', { as: 'anonymous', path: missing }, 401, TEXT.notAuthenticated],
    [
      'GET',
      { method: 'GET', as: 'stranger', path: missing },
      405,
      { detail: 'Method "GET" not allowed.' },
    ],
    ['PUT', { method: 'PUT', as: 'stranger' }, 405, { detail: 'Method "PUT" not allowed.' }],
    [
      'an owner, of a missing payment too',
      { as: 'owner', path: `${missing}?profile_uuid=x` },
      403,
      TEXT.denied,
    ],
    ['a bad filter', { path: `${missing}?profile_uuid=x` }, 400, TEXT.badFilterUuid],
    ['a missing payment', { path: missing, json: good }, 404, TEXT.noPayment],
    ['a linked payment and its own invoice', { path: linked, json: good }, 400, exists],
    [
      'a linked payment and another invoice',
      { path: linked, json: invoiceOf(INVOICE.november) },
      400,
      exists,
    ],
    [
      'a linked payment and malformed JSON',
      { path: linked, raw: '{', headers: asJson },
      400,
      exists,
    ],
    [
      'a linked payment and plain text',
      { path: linked, raw: 'x', headers: { 'Content-Type': 'text/plain' } },
      400,
      exists,
    ],
    [
      'a linked payment by suffix',
      { path: `${linked.slice(0, -1)}.json`, json: good },
      400,
      exists,
    ],
    ['malformed JSON', { raw: '{', headers: asJson }, 400, TEXT.badJson],
    ['plain text', { raw: 'x', headers: { 'Content-Type': 'text/plain' } }, 415, TEXT.plainText],
    [
      'a list',
      { json: [] },
      400,
      { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] },
    ],
    ['no body', {}, 400, { invoice: TEXT.required }],
    ['another name', { json: { invoice_uuid: INVOICE.october } }, 400, { invoice: TEXT.required }],
    ['null', { json: { invoice: null } }, 400, { invoice: TEXT.null }],
    ['a blank', { form: { invoice: '' } }, 400, { invoice: TEXT.null }],
    ['a bare uuid', { json: { invoice: INVOICE.october } }, 400, { invoice: TEXT.noMatch }],
    ['a payment', { json: { invoice: pathOf(PAYMENT.linked) } }, 400, { invoice: TEXT.wrongMatch }],
    [
      'the paid action',
      { json: { invoice: `/api/invoices/${INVOICE.created}/paid/` } },
      400,
      { invoice: TEXT.wrongMatch },
    ],
    [
      'a number',
      { json: { invoice: 5 } },
      400,
      { invoice: ['Incorrect type. Expected URL string, received int.'] },
    ],
    ['an unknown invoice', { json: invoiceOf(MISSING) }, 400, { invoice: TEXT.missing }],
    ['a pending invoice', { json: invoiceOf(INVOICE.pending) }, 400, { invoice: TEXT.missing }],
    ['a created invoice', { json: invoiceOf(INVOICE.created) }, 400, { invoice: TEXT.missing }],
    ['a canceled invoice', { json: invoiceOf(INVOICE.canceled) }, 400, { invoice: TEXT.missing }],
    [
      "another organization's unpaid invoice",
      { json: invoiceOf(INVOICE.betaCreated) },
      400,
      { invoice: TEXT.missing },
    ],
    ["another organization's paid invoice", { json: invoiceOf(INVOICE.betaPaid) }, 400, foreign],
    [
      'an invoice of an organization without profile',
      { json: invoiceOf(INVOICE.gammaPaid) },
      400,
      foreign,
    ],
  ]);

  it('judges the organization by the profile that the payment has now', async () => {
    const json = { profile: `/api/payment-profiles/${PROFILE.beta}/` };
    await api.send({ method: 'PATCH', path: pathOf(PAYMENT.unlinked), json });
    expect((await link({ json: good })).json).toEqual(foreign);
    expect((await link({ json: invoiceOf(INVOICE.betaPaid) })).status).toBe(200);
    const { json: payment } = await api.get(pathOf(PAYMENT.unlinked));
    expect(payment).toMatchObject({
      invoice_period: '08-2023',
      customer_uuid: wire(CUSTOMER.beta),
    });
  });
});
