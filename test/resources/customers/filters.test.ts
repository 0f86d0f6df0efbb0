/** The filters of the list of organizations. */
import { describe, expect, it } from '@jest/globals';
import { createClient } from '../../client.ts';
import { CUSTOMER } from '../base-world.ts';

const api = createClient();
const names = async (query: string, as = 'staff') =>
  (await api.get(`/api/customers/?field=name&${query}`, as)).json.map(
    ({ name }: { name: string }) => name,
  );

describe('GET /api/customers/', () => {
  it.each([
    ['name=alpha', ['Alpha Organization']],
    ['name=A%20Org', ['Alpha Organization', 'Beta Organization', 'Gamma Organization']],
    ['name=nobody', []],
    [`uuid=${CUSTOMER.beta}`, ['Beta Organization']],
    [`name=alpha&uuid=${CUSTOMER.beta}`, []],
  ])('finds by %s', async (query, found) => {
    expect(await names(query)).toEqual(found);
  });

  it('finds none but those that the user sees', async () => {
    expect(await names('name=organization', 'owner')).toEqual(['Alpha Organization']);
  });

  it('refuses a bad uuid', async () => {
    const answer = await api.get('/api/customers/?uuid=x');
    expect([answer.status, answer.json]).toEqual([400, { uuid: ['Enter a valid UUID.'] }]);
  });
});
