import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../../client.ts';
import { CUSTOMER, MISSING, PAYMENT, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const pathOf = (uuid: string) => `/api/payment-profiles/${uuid}/`;
const PATH = pathOf(PROFILE.active);
const asJson = { 'Content-Type': 'application/json' };
const second = {
  non_field_errors: ['The fields organization, is_active must make a unique set.'],
};

describe.each(CONTRACTS)('PUT and PATCH /api/payment-profiles/{uuid}/ (%s)', (contract) => {
  const api = createClient({ contract });
  const { wire, url } = api;
  const patch = (ask: Partial<Ask>) => api.send({ method: 'PATCH', path: PATH, ...ask });

  beforeEach(() => api.reset());

  it.each<[string, object, object]>([
    ['the name', { name: 'Renamed' }, { name: 'Renamed' }],
    [
      'the type',
      { payment_type: 'invoices' },
      { payment_type: 'invoices', payment_type_display: 'Monthly invoices' },
    ],
    ['the attributes', { attributes: { a: 1 } }, { attributes: { a: 1 } }],
    [
      'the organization',
      { organization: `/api/customers/${CUSTOMER.gamma}/` },
      { organization: url('customers', CUSTOMER.gamma), organization_uuid: wire(CUSTOMER.gamma) },
    ],
    ['nothing', {}, {}],
    ['nothing that is read-only', { uuid: 'x', payment_type_display: 'x' }, {}],
  ])('changes %s and nothing else', async (_what, json, change) => {
    const before = (await api.get(PATH)).json;
    const { status, text } = await patch({ json });
    expect([status, text]).toEqual([200, JSON.stringify({ ...before, ...change })]);
    expect((await api.get(PATH)).text).toBe(text);
  });

  it.each([false, null])('switches a profile off by is_active %j', async (isActive) => {
    const { status } = await patch({ json: { is_active: isActive } });
    expect(status).toBe(200);
    expect((await api.get(PATH)).json.is_active).toBeNull();
  });

  it('keeps what PUT leaves out', async () => {
    const json = {
      name: 'Renamed',
      organization: `/api/customers/${CUSTOMER.alpha}/`,
      payment_type: 'invoices',
    };
    const before = (await api.get(PATH)).json;
    const { status } = await api.send({ method: 'PUT', path: PATH, json });
    expect(status).toBe(200);
    expect((await api.get(PATH)).json).toEqual({
      ...before,
      name: 'Renamed',
      payment_type: 'invoices',
      payment_type_display: 'Monthly invoices',
    });
  });

  it('moves the payments of a profile with it to another organization', async () => {
    await patch({ json: { organization: `/api/customers/${CUSTOMER.gamma}/` } });
    const { json } = await api.get(`/api/payments/${PAYMENT.unlinked}/`);
    expect(json.customer_uuid).toBe(wire(CUSTOMER.gamma));
    expect((await api.get('/api/payments/', 'owner')).headers['x-result-count']).toBe('3');
  });

  const missing = pathOf(MISSING);
  itRefuses(api, { method: 'PATCH', path: PATH }, [
    ['a request without token', { as: 'anonymous' }, 401, TEXT.notAuthenticated],
    ['support', { as: 'support', path: missing }, 403, TEXT.denied],
    [
      'a bad filter',
      { path: `${missing}?organization_uuid=x` },
      400,
      { organization_uuid: ['Enter a valid UUID.'] },
    ],
    [
      'a missing profile, before the body',
      { path: missing, raw: '{', headers: asJson },
      404,
      TEXT.noProfile,
    ],
    ['malformed JSON', { raw: '{', headers: asJson }, 400, TEXT.badJson],
    [
      'PUT without body',
      { method: 'PUT' },
      400,
      { name: TEXT.required, organization: TEXT.required, payment_type: TEXT.required },
    ],
    [
      'a wrong field with a good one',
      { json: { name: 'x', payment_type: 'x' } },
      400,
      { payment_type: ['"x" is not a valid choice.'] },
    ],
    [
      'a second active profile',
      { path: pathOf(PROFILE.old), json: { is_active: true } },
      400,
      second,
    ],
    [
      'moving an active profile to where there is one',
      { json: { organization: `/api/customers/${CUSTOMER.beta}/` } },
      400,
      second,
    ],
  ]);
});
