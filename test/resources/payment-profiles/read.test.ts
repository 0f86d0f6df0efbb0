import { beforeEach, describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient, ORIGIN } from '../../client.ts';
import { CUSTOMER, MISSING, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const PATH = '/api/payment-profiles/';
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

describe.each(CONTRACTS)('GET /api/payment-profiles/ (%s)', (contract) => {
  const api = createClient({ contract });

  beforeEach(() => api.reset());

  it('answers a bare array by name, with the count and the links', async () => {
    const { status, headers, json } = await api.get(PATH);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'x-result-count': '4',
      link: `<${ORIGIN}${PATH}>; rel="first", <${ORIGIN}${PATH}>; rel="last"`,
      allow: 'GET, POST, HEAD, OPTIONS',
    });
    expect(names(json)).toEqual([
      ...['Alpha active profile', 'Alpha old profile'],
      ...['Beta active profile', 'Beta old profile'],
    ]);
  });

  it.each([
    ...([
      ['staff', 4],
      ['support', 4],
      ['staff_support', 4],
    ] as const),
    ...([
      ['owner', 1],
      ['manager', 1],
      ['customer_support', 1],
      ['owner_ab', 2],
    ] as const),
    ...([
      ['project_manager', 0],
      ['project_admin', 0],
      ['stranger', 0],
    ] as const),
  ])('shows %s the %i profiles that they may see', async (as, count) => {
    const { headers, json } = await api.get(PATH, as);
    expect(headers['x-result-count']).toBe(String(count));
    expect(json).toHaveLength(count);
  });

  it('shows others than staff and support the active ones alone', async () => {
    const { json } = await api.get(PATH, 'owner_ab');
    expect(json.map((row: { is_active: unknown }) => row.is_active)).toEqual([true, true]);
  });

  it.each([
    [`organization=/api/customers/${CUSTOMER.beta}/`, 2],
    [`organization=/api/customers/${MISSING}/`, 0],
    [`organization_uuid=${CUSTOMER.beta}`, 2],
    [`organization_uuid=${CUSTOMER.gamma}`, 0],
    ['payment_type=invoices', 2],
    ['payment_type=invoices&payment_type=fixed_price', 3],
    ['is_active=true', 2],
    ['is_active=True', 2],
    ['is_active=1', 2],
    ['is_active=false', 0],
    ['is_active=0', 0],
    ['is_active=maybe', 4],
    ['is_active=', 4],
    [`is_active=true&payment_type=fixed_price&organization_uuid=${CUSTOMER.alpha}`, 1],
    ['name=Beta', 4],
  ])('?%s selects %i', async (query, count) => {
    const { status, headers } = await api.get(`${PATH}?${query}`);
    expect([status, headers['x-result-count']]).toEqual([200, String(count)]);
  });

  it.each([
    ['name', ['Alpha active', 'Alpha old', 'Beta active', 'Beta old']],
    ['-name', ['Beta old', 'Beta active', 'Alpha old', 'Alpha active']],
    ['payment_type', ['Alpha active', 'Alpha old', 'Beta old', 'Beta active']],
    ['-payment_type,-name', ['Beta active', 'Beta old', 'Alpha old', 'Alpha active']],
    ['is_active,-name', ['Beta active', 'Alpha active', 'Beta old', 'Alpha old']],
  ])('?o=%s orders them', async (order, expected) => {
    const { json } = await api.get(`${PATH}?o=${order}`);
    expect(names(json)).toEqual(expected.map((name) => `${name} profile`));
  });

  it('ignores a selection of fields', async () => {
    expect((await api.get(`${PATH}?field=uuid`)).text).toBe((await api.get(PATH)).text);
  });

  itRefuses(api, { path: PATH }, [
    ['a request without token', { as: 'anonymous' }, 401, TEXT.notAuthenticated],
    [
      'DELETE',
      { method: 'DELETE', as: 'stranger' },
      405,
      { detail: 'Method "DELETE" not allowed.' },
    ],
    [
      'bad filters, all at once',
      { path: `${PATH}?organization_uuid=x&payment_type=x&o=x` },
      400,
      {
        organization_uuid: ['Enter a valid UUID.'],
        payment_type: ['Select a valid choice. x is not one of the available choices.'],
        o: ['Select a valid choice. x is not one of the available choices.'],
      },
    ],
    ['a page that is not there', { path: `${PATH}?page=2` }, 404, { detail: 'Invalid page.' }],
  ]);
});

describe.each(CONTRACTS)('GET /api/payment-profiles/{uuid}/ (%s)', (contract) => {
  const api = createClient({ contract });
  const { wire, url } = api;

  beforeEach(() => api.reset());

  it('answers the nine keys in their order, the attributes in that of the database', async () => {
    const { status, text } = await api.get(`${PATH}${PROFILE.active}/`);
    expect(status).toBe(200);
    expect(text).toBe(
      JSON.stringify({
        uuid: wire(PROFILE.active),
        url: url('payment-profiles', PROFILE.active),
        name: 'Alpha active profile',
        organization_uuid: wire(CUSTOMER.alpha),
        organization: url('customers', CUSTOMER.alpha),
        attributes: { end_date: '2024-12-31', contract_sum: 5000, agreement_number: 'AL-1' },
        payment_type: 'fixed_price',
        payment_type_display: 'Fixed-price contract',
        is_active: true,
      }),
    );
  });

  it.each([
    [PROFILE.old, 'Monthly invoices', null],
    [PROFILE.beta, ' Payment gateways (monthly)', true],
    [PROFILE.betaOld, 'Monthly invoices', null],
  ])('shows %s as %j, active %j', async (uuid, display, isActive) => {
    const { json } = await api.get(`${PATH}${uuid}/`);
    expect(json).toMatchObject({ payment_type_display: display, is_active: isActive });
  });

  itRefuses(api, { path: `${PATH}${PROFILE.active}/` }, [
    ['a request without token', { as: 'anonymous' }, 401, TEXT.notAuthenticated],
    [
      'a bad filter',
      { path: `${PATH}${MISSING}/?organization_uuid=x` },
      400,
      { organization_uuid: ['Enter a valid UUID.'] },
    ],
    ['an unknown uuid', { path: `${PATH}${MISSING}/` }, 404, TEXT.noProfile],
    [
      'an owner their inactive profile',
      { as: 'owner', path: `${PATH}${PROFILE.old}/` },
      404,
      TEXT.noProfile,
    ],
    ['another owner', { as: 'owner_b' }, 404, TEXT.noProfile],
    ['a project manager', { as: 'project_manager' }, 404, TEXT.noProfile],
    [
      'what the filter leaves out',
      { path: `${PATH}${PROFILE.active}/?payment_type=invoices` },
      404,
      TEXT.noProfile,
    ],
  ]);
});
