/** `/api/`, and what a real server has beside what is served here. Source: BEHAVIOUR 23. */
import { describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient, ORIGIN } from '../../client.ts';

const GAP = 'A real server has this; this mock does not.';

describe.each(CONTRACTS)('/api/ (%s)', (contract) => {
  const api = createClient({ contract });

  it('lists all resources by their URLs', async () => {
    const { status, headers, json } = await api.get('/api/', 'owner');
    expect([status, headers['allow']]).toEqual([200, 'GET, HEAD, OPTIONS']);
    expect(json).toMatchObject({
      payments: `${ORIGIN}/api/payments/`,
      'marketplace-orders': `${ORIGIN}/api/marketplace-orders/`,
    });
  });

  it('is in the format that is asked for', async () => {
    expect((await api.get('/api/.json')).json.payments).toBe(`${ORIGIN}/api/payments.json`);
    expect((await api.get('/api/?format=json')).json.payments).toBe(
      `${ORIGIN}/api/payments/?format=json`,
    );
    expect((await api.get('/api/?format=xml')).status).toBe(404);
  });

  it.each([
    ['GET', 'anonymous', 401],
    ['POST', 'anonymous', 401],
    ['POST', 'owner', 405],
    ['DELETE', 'staff', 405],
  ] as const)('answers %s of %s with %i', async (method, as, status) => {
    expect((await api.send({ method, as, path: '/api/' })).status).toBe(status);
  });

  it('describes itself', async () => {
    const { json } = await api.send({ method: 'OPTIONS', path: '/api/' });
    expect([json.name, json.actions]).toEqual(['Api Root', undefined]);
  });

  it.each([
    '/api/marketplace-orders/',
    '/api/marketplace-orders/abc/do/',
    '/api/projects/',
    '/api/users/',
    '/api/users.json',
    '/api/marketplace-orders.json',
    '/api/customers/countries/',
    '/api/invoices/growth/',
  ])('says of %s that it is a gap', async (path) => {
    const { status, headers } = await api.get(path);
    expect([status, headers['x-mock-note']]).toEqual([404, GAP]);
  });

  it.each(['/api/users?x=1', '/api/marketplace-orders?x=1', '/api/keys/a?x=1'])(
    'sends %s to where the slash is',
    async (path) => {
      const { status, headers } = await api.get(path);
      expect([status, headers['location']]).toEqual([301, path.replace('?', '/?')]);
    },
  );

  // The router registers all that it lists: a link there is one to the wrong resource.
  it.each(['/api/users/', '/api/marketplace-orders/', `${ORIGIN}/api/keys/a/`])(
    'knows %s as a link',
    async (profile) => {
      const json = { profile, date_of_payment: '2024-03-01', sum: '1.00' };
      const answer = await api.send({ method: 'POST', path: '/api/payments/', json });
      expect(answer.json).toEqual({ profile: ['Invalid hyperlink - Incorrect URL match.'] });
    },
  );

  it.each(['/api/nowhere/', '/api/payments/a/b/', '/nowhere/', '/api/customers/countries2/'])(
    'says of %s nothing of the kind',
    async (path) => {
      const { status, headers } = await api.get(path);
      expect([status, headers['x-mock-note']]).toEqual([404, undefined]);
    },
  );
});
