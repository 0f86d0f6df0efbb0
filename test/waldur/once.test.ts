/** What all rows of an answer draw on. */
import { describe, expect, it } from '@jest/globals';
import { createMockServer } from '../../src/index.ts';
import { Once } from '../../src/waldur/site/call.ts';
import { createClient } from '../client.ts';

describe('Once', () => {
  it('makes a thing when it is first asked for, and never again, be it undefined', () => {
    const once = new Once();
    const [a, b] = [{}, {}];
    let made = 0;
    const make = (value: unknown) => () => {
      made += 1;
      return value;
    };
    expect([once.get(a, make(1)), once.get(a, make(2)), once.get(b, make(undefined))]).toEqual([
      1,
      1,
      undefined,
    ]);
    expect(once.get(b, make(3))).toBeUndefined();
    expect(made).toBe(2);
  });

  it('lasts for one request: the next one counts anew', async () => {
    const world = {
      customers: [{ $id: 'a', name: 'A' }],
      users: [{ username: 'staff', token: 't', is_staff: true }],
    };
    const api = createClient({ fixtures: world });
    const count = async () => (await api.get('/api/customers/?field=users_count')).json;
    expect(await count()).toEqual([{ users_count: 0 }]);
    const { customers } = createMockServer({ fixtures: world }).state();
    api.seed({
      ...world,
      customers,
      users: [
        ...world.users,
        { username: 'b', roles: [{ customer: customers?.[0]?.uuid ?? '', role: 'owner' }] },
      ],
    });
    expect(await count()).toEqual([{ users_count: 1 }]);
  });
});
