import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../../client.ts';
import { CUSTOMER, MISSING, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const PATH = '/api/payment-profiles/';
const good = {
  name: 'New',
  organization: `/api/customers/${CUSTOMER.gamma}/`,
  payment_type: 'fixed_price',
};
const ofAlpha = { ...good, organization: `/api/customers/${CUSTOMER.alpha}/` };
const asJson = { 'Content-Type': 'application/json' };
const second = {
  non_field_errors: ['The fields organization, is_active must make a unique set.'],
};

describe.each(CONTRACTS)('POST /api/payment-profiles/ (%s)', (contract) => {
  const api = createClient({ contract });
  const { wire, url } = api;
  const post = (ask: Partial<Ask>) => api.send({ method: 'POST', path: PATH, ...ask });

  beforeEach(() => api.reset());

  it('answers 201 with an active profile, and where it is', async () => {
    const { status, headers, text, json } = await post({ json: good });
    expect([status, headers['location']]).toEqual([201, url('payment-profiles', json.uuid)]);
    expect(text).toBe(
      JSON.stringify({
        uuid: json.uuid,
        url: headers['location'],
        name: 'New',
        organization_uuid: wire(CUSTOMER.gamma),
        organization: url('customers', CUSTOMER.gamma),
        attributes: {},
        payment_type: 'fixed_price',
        payment_type_display: 'Fixed-price contract',
        is_active: true,
      }),
    );
    expect((await api.get(`${PATH}${json.uuid}/`)).text).toBe(text);
    expect((await api.get(PATH)).headers['x-result-count']).toBe('5');
  });

  it.each([
    [true, true],
    ['yes', true],
    [1, true],
  ])('stores is_active %j as %j', async (isActive, stored) => {
    const { json } = await post({ json: { ...good, is_active: isActive } });
    expect((await api.get(`${PATH}${json.uuid}/`)).json.is_active).toBe(stored);
  });

  it.each([false, null, 'off', 0, ''])(
    'stores is_active %j as null, of which there may be many',
    async (isActive) => {
      const { status, json } = await post({ json: { ...ofAlpha, is_active: isActive } });
      expect(status).toBe(201);
      expect((await api.get(`${PATH}${json.uuid}/`)).json.is_active).toBeNull();
      expect((await api.get(`${PATH}${PROFILE.active}/`)).json.is_active).toBe(true);
    },
  );

  it('keeps numbers and nesting of attributes as they were sent', async () => {
    const attributes = '{"a":[1,1.0,1e2,null,{"bb":"õ","a":0.5}],"n":12345678901234567890}';
    const raw = JSON.stringify({ ...good, attributes: 0 }).replace(':0', `:${attributes}`);
    const { status, json } = await post({ raw, headers: asJson });
    expect(status).toBe(201);
    const { text } = await api.get(`${PATH}${json.uuid}/`);
    expect(text).toContain('"a":[1,1.0,100.0,null,{"a":0.5,"bb":"õ"}],"n":12345678901234567890');
  });

  it('trims the name', async () => {
    expect((await post({ json: { ...good, name: '  New  ' } })).json.name).toBe('New');
  });

  it('takes a form', async () => {
    const { status, json } = await post({ form: { ...good, is_active: 'true' } });
    expect([status, json.is_active]).toEqual([201, true]);
  });

  const blank = ['This field may not be blank.'];
  itRefuses(api, { method: 'POST', path: PATH }, [
    ['a request without token', { as: 'anonymous', json: good }, 401, TEXT.notAuthenticated],
    ['support', { as: 'support', raw: '{', headers: asJson }, 403, TEXT.denied],
    ['an owner', { as: 'owner', json: good }, 403, TEXT.denied],
    ['malformed JSON', { raw: '{', headers: asJson }, 400, TEXT.badJson],
    [
      'no body',
      {},
      400,
      { name: TEXT.required, organization: TEXT.required, payment_type: TEXT.required },
    ],
    [
      'wrong values, all at once',
      { json: { name: ' ', organization: 'x', payment_type: 'x', is_active: 'x' } },
      400,
      {
        name: blank,
        organization: TEXT.noMatch,
        payment_type: ['"x" is not a valid choice.'],
        is_active: ['Must be a valid boolean.'],
      },
    ],
    [
      'nulls',
      { json: { name: null, organization: null, payment_type: null, attributes: null } },
      400,
      { name: TEXT.null, organization: TEXT.null, attributes: TEXT.null, payment_type: TEXT.null },
    ],
    [
      'a name of 151 characters',
      { json: { ...good, name: 'a'.repeat(151) } },
      400,
      { name: ['Ensure this field has no more than 150 characters.'] },
    ],
    [
      'a name with NUL',
      { json: { ...good, name: 'a\0' } },
      400,
      { name: ['Null characters are not allowed.'] },
    ],
    ['a list for a name', { json: { ...good, name: [] } }, 400, { name: ['Not a valid string.'] }],
    [
      'an unknown organization',
      { json: { ...good, organization: `/api/customers/${MISSING}/` } },
      400,
      { organization: TEXT.missing },
    ],
    ['a second active profile', { json: ofAlpha }, 400, second],
    ['a second active profile, said so', { json: { ...ofAlpha, is_active: true } }, 400, second],
  ]);
});
