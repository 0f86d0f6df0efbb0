/** A whole front end against one server: its shell by stubs, its payments by the mock. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';

let server: StartedMockServer;
let token = '';

beforeAll(async () => {
  server = await startMockServer({ scenario: 'app-shell', fixtures: [] });
});
afterAll(() => server.close());

/** As a page of another origin asks. */
async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(`${server.url}${path}`, {
    ...init,
    headers: {
      Origin: 'http://localhost:8001',
      ...(token === '' ? {} : { Authorization: `Token ${token}` }),
      ...init.headers,
    },
  });
  const text = await response.text();
  const note = response.headers.get('x-mock-note') ?? '';
  return { response, note, json: text === '' ? undefined : JSON.parse(text) };
}

const post = (body: object) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

describe('a session of an app shell', () => {
  it('starts before anybody has logged in', async () => {
    const configuration = await ask('/api/configuration/');
    expect(configuration.json.WALDUR_CORE.SITE_NAME).toBe('Waldur');
    const providers = await ask('/api/identity-providers/');
    expect([providers.response.status, providers.json, providers.note]).toEqual([
      ...[200, [], 'stub GET /api/identity-providers/'],
    ]);
    expect(providers.response.headers.get('access-control-allow-origin')).toBe('*');
    expect((await ask('/api/projects/')).response.status).toBe(401);
  });

  it('logs in, and learns who it is and what it may', async () => {
    const login = await ask('/api-auth/password/', post({ username: 'owner', password: 'owner' }));
    token = login.json.token;
    const me = await ask('/api/users/me/');
    expect(me.json.username).toBe('owner');
    const terms = await ask('/api/user-agreements/?agreement_type=TOS');
    expect(terms.json).toMatchObject([{ agreement_type: 'TOS' }]);
    const [customer] = (await ask('/api/customers/')).json;
    expect(customer.name).toBe('Acme');
  });

  it('fills its menus and counters', async () => {
    const projects = await ask('/api/projects/?page_size=1&field=uuid');
    expect(projects.json).toMatchObject([{ name: 'Website' }]);
    expect(projects.response.headers.get('x-result-count')).toBe('2');
    expect(projects.response.headers.get('link')).toContain(
      `<${server.url}/api/projects/?field=uuid&page=2&page_size=1>; rel="next"`,
    );
    const [first] = projects.json;
    expect((await ask(`/api/projects/${first.uuid}/`)).json).toEqual(first);
    const categories = await ask('/api/marketplace-categories/');
    expect(categories.json.map(({ title }: { title: string }) => title)).toEqual([
      ...['Private clouds', 'VMs', 'Storage'],
    ]);
    const orders = await ask('/api/marketplace-orders/?state=pending', { method: 'HEAD' });
    expect(orders.response.headers.get('x-result-count')).toBe('0');
    const issues = await ask('/api/support-issues/');
    expect(issues.response.status).toBe(403);
  });

  it('pays: the mock’s own rows, their rules and their state', async () => {
    const [payment] = (await ask('/api/payments/')).json;
    const [invoice] = (await ask('/api/invoices/?state=paid')).json;
    const path = `${new URL(payment.url).pathname}link_to_invoice/`;
    expect((await ask(path, post({ invoice: invoice.url }))).response.status).toBe(403);
    token = 'YOUR_API_TOKEN';
    expect((await ask(path, post({ invoice: invoice.url }))).response.status).toBe(200);
    expect((await ask(new URL(payment.url).pathname)).json.invoice).toBe(invoice.url);
  });

  it('is told of what nobody has written a stub for', async () => {
    const missing = await fetch(`${server.url}/api/openstack-tenants/`);
    expect([missing.status, missing.headers.get('x-mock-note')]).toEqual([
      404,
      'A real server has this; this mock does not.',
    ]);
    server.stubs.add({ path: '/api/openstack-tenants/', body: [] });
    expect((await ask('/api/openstack-tenants/')).json).toEqual([]);
  });

  it('tells afterwards who answered what', () => {
    const { elsewhere } = server.coverage.counts();
    expect(elsewhere?.stub).toMatchObject({ 200: expect.any(Number), 401: 1, 403: 1 });
    const matches = { answeredBy: 'stub', path: '/api/projects/*', status: 200 } as const;
    expect(server.requests.verify({ matches, times: 2 })).toEqual({ verified: true });
    const gaps = server.requests
      .entries()
      .filter(({ answeredBy, operation }) => answeredBy === 'mock' && operation === null);
    expect(gaps.map(({ path }) => path)).toEqual(['/api/openstack-tenants/']);
  });
});
