/** The shipped scenarios: each is the world that its name promises. */

import { describe, expect, it } from '@jest/globals';
import type { FixtureDocument } from '../../src/index.ts';
import { createMockServer, FixtureError, OptionError, type ScenarioName } from '../../src/index.ts';
import { createClient } from '../client.ts';

const scenario = (name: ScenarioName) => createClient({ fixtures: [], scenario: name });

describe('fresh-organization', () => {
  it('has an organization without a profile, and nothing to pay', async () => {
    const api = scenario('fresh-organization');
    const [customer] = (await api.get('/api/customers/')).json;
    expect(customer).toMatchObject({ name: 'Acme', payment_profiles: [] });
    expect((await api.get('/api/payments/')).json).toEqual([]);
  });
});

describe('payment-awaiting-link', () => {
  it('has one payment that can be linked to the one paid invoice', async () => {
    const api = scenario('payment-awaiting-link');
    const [payment, ...more] = (await api.get('/api/payments/')).json;
    const [invoice] = (await api.get('/api/invoices/?state=paid')).json;
    expect([payment.invoice, payment.sum, invoice.total, more]).toEqual([
      null,
      '120.00',
      '120.0000000000',
      [],
    ]);
    const path = `${new URL(payment.url).pathname}link_to_invoice/`;
    const answer = await api.send({ method: 'POST', path, json: { invoice: invoice.url } });
    expect(answer.status).toBe(200);
  });
});

describe('app-shell', () => {
  it('answers what a front end asks for besides payments', async () => {
    const api = scenario('app-shell');
    const paths = ['projects', 'marketplace-categories', 'customers/countries', 'keys'];
    const answers = await Promise.all(paths.map((path) => api.get(`/api/${path}/`, 'owner')));
    expect(answers.map(({ status, json }) => [status, json.length])).toEqual([
      [200, 2],
      [200, 3],
      [200, 2],
      [200, 0],
    ]);
    expect((await api.get('/api/payments/')).json).toHaveLength(1);
  });
});

describe('profile-switched-mid-month', () => {
  it('has payments of one month on a former and on the present profile', async () => {
    const api = scenario('profile-switched-mid-month');
    const profiles = (await api.get('/api/payment-profiles/')).json;
    const counts = await Promise.all(
      profiles.map(async ({ uuid, is_active }: { uuid: string; is_active: true | null }) => [
        is_active,
        (await api.get(`/api/payments/?profile_uuid=${uuid}`)).json.length,
      ]),
    );
    expect(counts).toEqual([
      [null, 2],
      [true, 2],
    ]);
  });
});

describe('hundred-payments', () => {
  it('has a hundred payments in ten pages', async () => {
    const { headers } = await scenario('hundred-payments').get('/api/payments/');
    expect([headers['x-result-count'], headers['link']]).toEqual([
      '100',
      expect.stringContaining('page=10>; rel="last"'),
    ]);
  });
});

describe('every-invoice-state', () => {
  it('has an invoice in every state', async () => {
    const { json } = await scenario('every-invoice-state').get('/api/invoices/?field=state');
    expect(new Set(json.map(({ state }: { state: string }) => state))).toEqual(
      new Set(['pending', 'pending_finalization', 'created', 'paid', 'canceled']),
    );
  });
});

describe('a scenario', () => {
  it('takes further fixtures, which may refer to it', () => {
    const fixtures: FixtureDocument = {
      users: [{ username: 'second', roles: [{ customer: 'acme', role: 'owner' }] }],
    };
    const server = createMockServer({ scenario: 'fresh-organization', fixtures });
    expect(server.state()['users']).toHaveLength(4);
  });

  it('does not hide the problems of fixtures beside it', () => {
    const fixtures = { users: [{ username: 'staff' }] };
    expect(() => createMockServer({ scenario: 'fresh-organization', fixtures })).toThrow(
      FixtureError,
    );
  });

  it('is refused with the names that there are', () => {
    const options: object = { scenario: 'nope' };
    expect(() => createMockServer(options)).toThrow(OptionError);
    expect(() => createMockServer(options)).toThrow(/must be one of fresh-organization, payment/);
  });
});
