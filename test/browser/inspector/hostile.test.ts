/** What others wrote, in every view: marks of HTML, texts that turn around, and a megabyte of one line. It is shown, as text. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { VIEWS } from '../../../src/inspector/route.ts';
import { describeInChromium, useChromium } from '../chromium.ts';
import { type Served, serve } from './served.ts';

const PATIENCE_MS = 180_000;
const PATIENT_MS = 15_000;
/** For a page to show what it was asked for, and what stands beside it. */
const SETTLE_MS = 500;
const HOSTILE = '<img src=x onerror="window.hacked=1">';
const TURNED = `${HOSTILE}\u202egnp.`;
const LONG = `${HOSTILE}${'x'.repeat(1_000_000)}`;
const [CUSTOMER, PROFILE, PAYMENT] = [
  'ca000000-0000-4000-8000-000000000001',
  'cb000000-0000-4000-8000-000000000001',
  'cc000000-0000-4000-8000-000000000001',
];
/** Of what is no list: links to other pages would say it again. Node takes 16 KiB of head. */
const LONG_PATH = `/api/payments/${PAYMENT}/?q=${encodeURIComponent(TURNED)}${'p'.repeat(12_000)}`;
/** A page that shows a text of a megabyte whole has more. */
const MOST_SHOWN = 300_000;
/** A box that is typed in is laid out whole: one of two megabytes held the page up for 24 seconds. */
const MOST_TYPED = 50_000;
const WORLD = {
  customers: [{ uuid: CUSTOMER, name: TURNED, contact_details: LONG, $id: 'c' }],
  users: [
    { username: 'staff', token: 'YOUR_API_TOKEN', is_staff: true, full_name: TURNED },
    { username: TURNED, token: HOSTILE.replaceAll(' ', ''), affiliations: [LONG] },
  ],
  payment_profiles: [
    {
      uuid: PROFILE,
      name: TURNED,
      organization: 'c',
      is_active: true,
      attributes: { [LONG]: LONG },
    },
  ],
  payments: [
    {
      uuid: PAYMENT,
      profile: PROFILE,
      date_of_payment: '2023-10-01',
      sum: '1.00',
      proof: { name: `${TURNED}svg`, base64: Buffer.from(LONG).toString('base64') },
    },
  ],
};
const ROUTES = [
  ...VIEWS.map((view) => `#/${view}`),
  ...['users', 'customers', 'payment_profiles', 'payments'].map((table) => `#/data/${table}`),
  ...[`#/data/customers/${CUSTOMER}`, `#/data/payment_profiles/${PROFILE}`],
  ...[`#/data/payments/${PAYMENT}`, '#/data/changes', '#/data/payments/new'],
  `#/tokens/${encodeURIComponent(TURNED)}`,
  ...[LONG_PATH, HOSTILE].map((text) => `#/requests?q=${encodeURIComponent(text)}`),
  ...[`#/data/${encodeURIComponent(TURNED)}`, `#/data/payments/${encodeURIComponent(TURNED)}`],
];

describeInChromium('hostile values', () => {
  const browser = useChromium();
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    await served.admin('/state', 'PUT', WORLD);
    await served.admin(`/snapshots/${encodeURIComponent(TURNED)}`, 'PUT');
    const body = { status: 200, body: { [HOSTILE]: LONG } };
    await served.admin('/faults', 'POST', { operation: 'payments_list', respond: body, times: 1 });
    expect(await served.ask('/api/payments/')).toBe(200);
    expect(await served.ask(LONG_PATH)).toBe(200);
    expect(await served.ask('/api/payments/', { [HOSTILE]: LONG, sum: LONG })).toBe(400);
    expect(await served.ask(`/${encodeURIComponent(TURNED)}`)).toBe(404);
    expect(await served.ask(`/api/payment-profiles/${PROFILE}/`)).toBe(200);
  }, PATIENCE_MS);
  afterAll(() => served.stop());

  /** Whatever a view shows: nothing ran, no element was made of text, nothing is wider than the window, and little of it is there. */
  async function look(page: Page, route: string): Promise<void> {
    await page.evaluate(`location.hash = ${JSON.stringify(route)}`);
    await page.waitForTimeout(SETTLE_MS);
    const seen: unknown = await page.evaluate(`({
      hacked: window.hacked,
      images: document.querySelectorAll('main img:not([src^="blob:"])').length,
      width: document.documentElement.scrollWidth,
      isShort: document.body.innerHTML.length < ${MOST_SHOWN},
      isLight: [...document.querySelectorAll('input, textarea')].every((box) => box.value.length < ${MOST_TYPED}),
      isEmpty: document.querySelector('main').textContent === '',
    })`);
    const expected = {
      hacked: undefined,
      images: 0,
      width: 360,
      isShort: true,
      isLight: true,
      isEmpty: false,
    };
    expect([route.slice(0, 60), seen]).toEqual([route.slice(0, 60), expected]);
  }

  async function open(at: string): Promise<{ page: Page; told: readonly string[] }> {
    const page = await browser.open('about:blank', { viewport: { width: 360, height: 740 } });
    page.setDefaultTimeout(PATIENT_MS);
    const told: string[] = [];
    page.on('pageerror', (error) => told.push(String(error)));
    page.on('console', (message) => {
      if (/Content.Security/i.test(message.text())) told.push(message.text());
    });
    await page.goto(at);
    return { page, told };
  }

  it(
    'are text in every view',
    async () => {
      const { page, told } = await open(served.page());
      const requests = served.mock.requests.entries().map((each) => `#/requests/${each.sequence}`);
      for (const route of [...ROUTES, ...requests]) await look(page, route);
      expect(told).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'can be seen where they stand: a name in its table, a user among the tokens, the file of a proof',
    async () => {
      const { page } = await open(served.page('#/data/customers'));
      await page.locator('.grid-row').getByText(TURNED).first().waitFor();
      await page.goto(served.page('#/tokens'));
      await page.getByRole('row').getByText(TURNED).first().waitFor();
      await page.goto(served.page(`#/data/payments/${PAYMENT}`));
      await page.locator('.detail').getByText(`${TURNED}svg`).first().waitFor();
      expect(await page.evaluate('window.hacked')).toBe(undefined);
    },
    PATIENCE_MS,
  );

  it(
    'are changed when they are asked for',
    async () => {
      const { page } = await open(served.page(`#/data/customers/${CUSTOMER}`));
      await page.getByRole('button', { name: /edit it/ }).click();
      const box = page.locator('.detail').getByLabel('contact_details', { exact: true });
      expect(await box.inputValue()).toBe(LONG);
      await box.fill('short');
      await page.locator('.detail').getByRole('button', { name: 'Save' }).click();
      await page.locator('.toast', { hasText: 'Saved' }).waitFor();
      expect(await served.admin('/state')).toMatchObject({
        customers: [{ contact_details: 'short' }],
      });
    },
    PATIENCE_MS,
  );

  it(
    'are refused where they are typed, with the reason, and change nothing',
    async () => {
      const { page } = await open(served.page('#/sandboxes'));
      await page.getByLabel('name required').fill(HOSTILE);
      await page.getByRole('button', { name: 'Create' }).click();
      await page.locator('#sandbox-name-wrong').waitFor();
      expect(await served.admin('/sandboxes')).toMatchObject({ sandboxes: [{ name: 'default' }] });
      await page.goto(served.page(`#/data/customers/${CUSTOMER}`));
      await page.locator('.detail').getByLabel('name', { exact: true }).fill(LONG);
      await page.locator('.detail').getByRole('button', { name: 'Save' }).click();
      await page.locator('#row-name-wrong').waitFor();
      expect(served.mock.state().customers?.map(({ name }) => name)).toEqual([TURNED]);
    },
    PATIENCE_MS,
  );
});
