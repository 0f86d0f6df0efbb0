/** Which profile of an organization is active, and where it may go. Source: BEHAVIOUR 13. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../../client.ts';
import { CUSTOMER, PROFILE } from '../base-world.ts';

const LIST = '/api/payment-profiles/';
const pathOf = (uuid: string) => `${LIST}${uuid}/`;
const customer = (name: keyof typeof CUSTOMER) => `/api/customers/${CUSTOMER[name]}/`;
const SECOND = {
  non_field_errors: ['The fields organization, is_active must make a unique set.'],
};
const whole = (organization: keyof typeof CUSTOMER) => ({
  name: 'Whole',
  organization: customer(organization),
  payment_type: 'invoices',
});
type Sent = Pick<Ask, 'json' | 'form' | 'parts'>;

describe.each(CONTRACTS)('activity of payment profiles (%s)', (contract) => {
  const api = createClient({ contract });
  const send = (method: 'POST' | 'PUT' | 'PATCH', path: string, body: Sent) =>
    api.send({ method, path, ...body });
  const partsOf = (values: object) =>
    Object.entries(values).map(([name, value]) => ({ name, value: String(value) }));

  /** Leaves Alpha with an inactive profile alone. */
  const closeActive = () => send('PATCH', pathOf(PROFILE.active), { json: { is_active: null } });

  beforeEach(() => api.reset());

  const asSent = [
    ['JSON', (values: object) => ({ json: values })],
    ['a form', (values: object) => ({ form: { ...values } })],
    ['multipart', (values: object) => ({ parts: partsOf(values) })],
  ] as const satisfies readonly (readonly [string, (values: object) => Sent])[];

  it.each(asSent)(
    'is there where %s of POST and PUT says nothing of it, not of PATCH',
    async (_, bodyOf) => {
      const made = await send('POST', LIST, bodyOf(whole('gamma')));
      expect([made.status, made.json.is_active]).toEqual([201, true]);
      const second = await send('POST', LIST, bodyOf(whole('gamma')));
      expect([second.status, second.json]).toEqual([400, SECOND]);
      const old = pathOf(PROFILE.old);
      const refused = await send('PUT', old, bodyOf(whole('alpha')));
      expect([refused.status, refused.json]).toEqual([400, SECOND]);
      const renamed = await send('PATCH', old, bodyOf({ name: 'Renamed' }));
      expect([renamed.status, renamed.json.is_active]).toEqual([200, null]);
      await closeActive();
      const put = await send('PUT', old, bodyOf(whole('alpha')));
      expect([put.status, put.json.is_active]).toEqual([200, true]);
    },
  );

  it.each<[string, 'PUT' | 'PATCH', keyof typeof PROFILE, object, boolean | null]>([
    [
      'an inactive profile that says so',
      'PUT',
      'old',
      { ...whole('alpha'), is_active: null },
      null,
    ],
    [
      'an inactive profile that is not',
      'PUT',
      'old',
      { ...whole('alpha'), is_active: false },
      null,
    ],
    ['an active one that says so', 'PUT', 'active', { ...whole('alpha'), is_active: true }, true],
    ['an active one as it is', 'PUT', 'active', whole('alpha'), true],
    ['an active one to be inactive', 'PATCH', 'active', { is_active: null }, null],
    ['an active one to be false', 'PATCH', 'active', { is_active: false }, null],
    ['an active one to be blank', 'PATCH', 'active', { is_active: '' }, null],
    ['a move to where there is none', 'PATCH', 'active', { organization: customer('gamma') }, true],
    [
      'a move of an inactive one to where there is none',
      'PATCH',
      'old',
      { organization: customer('gamma') },
      null,
    ],
    [
      'a move to be inactive where there is one',
      'PATCH',
      'active',
      { organization: customer('beta'), is_active: null },
      null,
    ],
    [
      'a move to be false where there is one',
      'PATCH',
      'active',
      { organization: customer('beta'), is_active: false },
      null,
    ],
    [
      'a move of an inactive one that is false',
      'PATCH',
      'old',
      { organization: customer('beta'), is_active: false },
      null,
    ],
    [
      'a move that wakes where there is none',
      'PATCH',
      'old',
      { organization: customer('gamma'), is_active: true },
      true,
    ],
    ['no move at all', 'PATCH', 'old', { organization: customer('alpha') }, null],
  ])('takes %s', async (_, method, of, json, isActive) => {
    const answer = await send(method, pathOf(PROFILE[of]), { json });
    expect([answer.status, answer.json.is_active]).toEqual([200, isActive]);
    expect((await api.get(pathOf(PROFILE[of]))).json.is_active).toBe(isActive);
  });

  it.each<[string, 'PUT' | 'PATCH', keyof typeof PROFILE, object]>([
    ['waking beside an active one', 'PATCH', 'old', { is_active: true }],
    [
      'a move of an active one to where there is one',
      'PATCH',
      'active',
      { organization: customer('beta') },
    ],
    ['the same, said so', 'PATCH', 'active', { organization: customer('beta'), is_active: true }],
    [
      'a move of an inactive one to where there is one',
      'PATCH',
      'old',
      { organization: customer('beta') },
    ],
    ['the same, said so', 'PATCH', 'old', { organization: customer('beta'), is_active: null }],
    ['the same, whole', 'PUT', 'old', { ...whole('beta'), is_active: '' }],
    [
      'a move that wakes where there is one',
      'PATCH',
      'old',
      { organization: customer('beta'), is_active: 'yES' },
    ],
  ])('refuses %s, and changes nothing', async (_, method, of, json) => {
    const before = api.state();
    const answer = await send(method, pathOf(PROFILE[of]), { json });
    expect([answer.status, answer.json]).toEqual([400, SECOND]);
    expect(api.state()).toEqual(before);
  });

  it.each([null, false])('makes any number that are %j', async (isActive) => {
    for (const _ of [1, 2]) {
      const { status, json } = await send('POST', LIST, {
        json: { ...whole('alpha'), is_active: isActive },
      });
      expect([status, json.is_active]).toEqual([201, null]);
    }
  });

  it('is told of only where all fields are good', async () => {
    const json = { ...whole('alpha'), payment_type: 'x' };
    const { json: errors } = await send('POST', LIST, { json });
    expect(errors).toEqual({ payment_type: ['"x" is not a valid choice.'] });
  });
});
