/** What a real browser lets pages of other origins do: as in production with the API, and nothing with the control plane. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { describeInChromium, useChromium, useEmptyPage } from './chromium.ts';

/** What pages may send to the API. Browsers set DNT and Keep-Alive themselves, and take neither from a page. */
const SENDABLE = [
  ...['User-Agent', 'X-Requested-With', 'X-CSRFToken', 'If-Modified-Since', 'Cache-Control'],
  ...['Range', 'sentry-trace', 'baggage', 'Accept-Language', 'X-Mock-Sandbox'],
] as const;
const PATIENCE_MS = 180_000;

/** What a page runs that frames the control plane, and sends it a form. */
function embraceAndSubmit(admin: string): string {
  return `(async () => {
    const frame = (content) =>
      new Promise((resolve) => {
        const element = Object.assign(document.createElement('iframe'), content);
        element.onload = resolve;
        document.body.append(element);
      });
    await frame({ src: '${admin}/docs?frame' });
    const form = '<form method="post" action="${admin}/reset?form"><input name="keep"></form>';
    document.body.insertAdjacentHTML('beforeend', form);
    document.forms[0].submit();
  })()`;
}

describeInChromium('a page of another origin', () => {
  const browser = useChromium();
  const port = useEmptyPage();
  let mock: StartedMockServer;
  beforeAll(async () => {
    mock = await startMockServer({ adminOrigins: ['http://trusted.example:1'] });
  });
  /** By where they are: one for all that a test asks from there. */
  const pages = new Map<string, Promise<Page>>();
  beforeEach(() => {
    mock.reset();
    pages.clear();
  });
  afterAll(() => mock.close());

  function pageAt(url: string): Promise<Page> {
    const page = pages.get(url) ?? browser.open(url);
    pages.set(url, page);
    return page;
  }

  /** Asks from a page; what it can read of the answer, or how it fails. */
  async function fetched(
    from: string,
    url: string,
    init: Readonly<Record<string, unknown>> = {},
  ): Promise<{
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly failed?: string;
  }> {
    const page = await pageAt(from);
    return page.evaluate(
      async ([asked, options]) => {
        try {
          const response = await fetch(String(asked), Object(options));
          const headers = Object.fromEntries(response.headers);
          return { status: response.status, headers };
        } catch (error) {
          return { failed: String(error) };
        }
      },
      [url, init] as const,
    );
  }

  const stranger = () => `http://evil.example:${port()}/`;
  const neighbour = () => `http://localhost:${port()}/`;
  const json = (method: string, body: unknown, headers = {}) => ({
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const staff = () => mock.as('staff').headers;
  const payments = () => `${mock.url}/api/payments/`;

  it(
    'reads of the API what a deployment exposes, and our note',
    async () => {
      const { status, headers } = await fetched(stranger(), payments(), { headers: staff() });
      expect(status).toBe(200);
      expect(Object.keys(headers ?? {}).sort()).toEqual(
        expect.arrayContaining(['link', 'x-result-count']),
      );
      const refused = await fetched(stranger(), payments(), {
        headers: { Authorization: 'Token nobody' },
      });
      expect([refused.status, refused.headers?.['x-mock-note']]).toEqual([
        401,
        expect.stringMatching(/staff/),
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'reads no Location and nothing else, as in production',
    async () => {
      const { status, headers } = await fetched(
        stranger(),
        payments(),
        json(
          'POST',
          {
            profile: '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/',
            date_of_payment: '2023-10-01',
            sum: '1.00',
          },
          staff(),
        ),
      );
      expect(status).toBe(201);
      const readable = ['cache-control', 'content-language', 'content-length', 'content-type'];
      const exposed = ['link', 'x-result-count', 'x-mock-note', 'expires', 'last-modified'];
      const others = Object.keys(headers ?? {}).filter(
        (name) => ![...readable, ...exposed].includes(name),
      );
      expect(others).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'sends the API the headers that a deployment allows, and no others',
    async () => {
      const values = { 'If-Modified-Since': 'Sun, 01 Oct 2023 10:00:00 GMT', Range: 'bytes=0-' };
      for (const name of SENDABLE) {
        const headers = { ...staff(), [name]: Object(values)[name] ?? 'x1' };
        expect([name, (await fetched(stranger(), payments(), { headers })).failed]).toEqual([
          name,
          undefined,
        ]);
      }
      const user = '0a000000-0000-4000-8000-000000000003';
      const impersonating = { ...staff(), 'X-Impersonated-User-Uuid': user };
      expect((await fetched(stranger(), payments(), { headers: impersonating })).status).toBe(200);
      for (const name of ['X-Own', 'traceparent', 'X-Api-Key', 'Idempotency-Key', 'If-Match']) {
        const { failed } = await fetched(stranger(), payments(), { headers: { [name]: 'x' } });
        expect([name, failed]).toEqual([name, expect.stringMatching(/Failed to fetch/)]);
      }
    },
    PATIENCE_MS,
  );

  it(
    'changes and reads nothing of the control plane, however it asks',
    async () => {
      // Other than the seed, so that a reset would show.
      mock.seed({ customers: [{ name: 'Kept' }] });
      const before = mock.state();
      const admin = `${mock.url}/__admin`;
      const sent: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
        [`${admin}/state`, {}],
        [`${admin}/state`, json('PUT', {})],
        [`${admin}/faults`, json('POST', { operation: 'payments_list', respond: 'bad_gateway' })],
        [`${admin}/state`, { method: 'PUT', body: '{}' }],
        [`${mock.url}/__sandbox/quiet/__admin/state`, json('PUT', {})],
      ];
      // The second one has no origin, and says `null`.
      for (const page of [stranger(), 'data:text/html,x']) {
        for (const [url, init] of sent) {
          expect((await fetched(page, url, init)).failed).toMatch(/Failed to fetch/);
        }
        // Without asking first, and without reading the answer; some browsers refuse that of no origin at all.
        for (const body of ['{}', '']) {
          const init = { method: 'POST', mode: 'no-cors', body };
          expect((await fetched(page, `${admin}/sandboxes`, init)).status ?? 0).toBe(0);
          expect((await fetched(page, `${admin}/reset`, init)).status ?? 0).toBe(0);
        }
      }
      expect([mock.state(), mock.faults.list()]).toEqual([before, []]);
      const { sandboxes } = Object(await (await fetch(`${admin}/sandboxes`)).json());
      expect(sandboxes.map(({ name }: { name: string }) => name)).not.toContain('quiet');
    },
    PATIENCE_MS,
  );

  it(
    'gets 403 by a form, by a link, and in a frame',
    async () => {
      const page = await browser.open(stranger());
      const answered: [string, number][] = [];
      page.on('response', (answer) => {
        if (answer.url().includes('/__admin')) {
          answered.push([new URL(answer.url()).search, answer.status()]);
        }
      });
      await page.evaluate(embraceAndSubmit(`${mock.url}/__admin`));
      await page.waitForURL(/\/reset\?form$/);
      const link = await browser.open(stranger());
      const [response] = await Promise.all([
        link.waitForResponse(/docs\?link/),
        link.evaluate(`void location.assign('${mock.url}/__admin/docs?link')`),
      ]);
      answered.push(['?link', response.status()]);
      expect(Object.fromEntries(answered)).toEqual({
        ...{ '?frame': 403, '?form': 403, '?link': 403 },
      });
    },
    PATIENCE_MS,
  );

  it(
    'that makes its name lead here reaches the API, and not the control plane',
    async () => {
      const rebound = `http://evil.example:${mock.port}`;
      const asked = await fetched(`${rebound}/`, `${rebound}/__admin/state`);
      const written = await fetched(`${rebound}/`, `${rebound}/__admin/state`, json('PUT', {}));
      expect([asked.status, written.status]).toEqual([403, 403]);
      expect((await fetched(`${rebound}/`, `${rebound}/api/payments/`)).status).toBe(401);
    },
    PATIENCE_MS,
  );

  it(
    'on another port of this machine steers the mock',
    async () => {
      const admin = `${mock.url}/__admin`;
      expect((await fetched(neighbour(), `${admin}/state`, json('PUT', {}))).status).toBe(204);
      expect(mock.state()).toMatchObject({ payments: [] });
      expect((await fetched(neighbour(), `${admin}/reset`, { method: 'POST' })).status).toBe(204);
      const read = await fetched(neighbour(), `${admin}/state`);
      expect([read.status, mock.state()['payments']]).toEqual([200, expect.any(Array)]);
      const wrong = await fetched(neighbour(), `${admin}/faults`, json('POST', { x: 1 }));
      expect(wrong.status).toBe(400);
    },
    PATIENCE_MS,
  );
});

describeInChromium('the page that shows each request', () => {
  const browser = useChromium();
  const TOKEN = 'open-sesame';

  it.each([undefined, TOKEN])(
    'tries the control plane and the API, where the token is %s',
    async (adminToken) => {
      const mock = await startMockServer(adminToken === undefined ? {} : { adminToken });
      try {
        mock.seed({ users: [] });
        for (const [part, id, status] of [
          ['control-plane', 'admin_reset', '204'],
          ['api', 'payments_list', '200'],
        ] as const) {
          const page = await browser.open(`${mock.url}/__admin/docs?part=${part}`);
          await page.waitForSelector('.opblock-tag');
          if (adminToken !== undefined && part === 'control-plane') {
            await page.click('button.authorize');
            await page.fill('#auth-bearer-value', adminToken);
            await page.click('.auth-container:has(#auth-bearer-value) button.authorize');
            await page.click('button.btn-done');
          }
          // Of the API, the payments are open already.
          if (part === 'control-plane') await page.locator('.opblock-tag').first().click();
          const block = page.locator(`[id$="-${id}"]`);
          await block.locator('.opblock-summary-control').click();
          await block.locator('button.execute').click();
          const told = block.locator('.live-responses-table .response .response-col_status');
          expect((await told.first().innerText()).trim()).toMatch(new RegExp(`^${status}`));
        }
        expect(mock.requests.entries()).toHaveLength(1);
      } finally {
        await mock.close();
      }
    },
    PATIENCE_MS,
  );
});
