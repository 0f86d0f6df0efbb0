/** Requests in the page: they come by themselves, tell why they were refused, and can be had in every form. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInChromium, useChromium } from '../chromium.ts';
import { PROFILE, type Served, serve } from './served.ts';

const PATIENCE_MS = 90_000;
/** For one step of a test. */
const PATIENT_MS = 15_000;
const HOSTILE = '<img src=x onerror="window.hacked=1">';

describeInChromium('the requests', () => {
  const browser = useChromium();
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  beforeEach(() => served.mock.reset());
  afterAll(() => served.stop());

  async function open(hash = '#/requests'): Promise<Page> {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const page = await browser.open(served.page(hash), { permissions });
    page.setDefaultTimeout(PATIENT_MS);
    return page;
  }
  const rows = (page: Page) => page.locator('.request');
  /** The URL of the newest request. */
  const newest = () => `#/requests/${served.mock.requests.entries().at(-1)?.sequence}`;
  /** What *Copy as* leaves in the clipboard. */
  async function copied(page: Page, form: string): Promise<string> {
    await page.getByRole('button', { name: 'Copy as' }).click();
    await page.getByRole('menuitem', { name: form, exact: true }).click();
    await page.locator('.toast', { hasText: 'Copied' }).last().waitFor();
    const text: string = await page.evaluate('navigator.clipboard.readText()');
    return text;
  }

  it(
    'say what to do while there are none, and come by themselves, newest first',
    async () => {
      const page = await open();
      // The users of this world are asked for while the page is shown.
      const line = page.locator('.paste code').getByText('Authorization: Token ');
      expect(await line.textContent()).toContain(`curl ${served.url}/api/payments/ -H `);
      await served.ask('/api/payments/?page=1');
      await served.ask('/api/customers/');
      await rows(page).nth(1).waitFor();
      expect(await rows(page).first().textContent()).toContain('/api/customers/');
      expect(await rows(page).nth(1).textContent()).toContain('payments_list');
    },
    PATIENCE_MS,
  );

  it(
    'tell why one was refused, what was ignored, and both messages',
    async () => {
      await served.ask('/api/payments/', { sum: 10, foo: 1 });
      const page = await open();
      await rows(page).first().click();
      expect(await page.evaluate('location.hash')).toBe(newest());
      const reason = page.getByRole('region', { name: 'Why it was refused' });
      await reason.getByText('profile was left out').waitFor();
      expect(await reason.textContent()).toContain('payments.profile.required');
      expect(await reason.locator('.refused').textContent()).toContain('validate');
      expect(await page.locator('.notes').textContent()).toContain('foo');
      const request = page.getByRole('region', { name: 'Request', exact: true });
      expect(await request.textContent()).toContain('"sum": 10');
      await request.getByRole('button', { name: 'Raw' }).click();
      expect(await request.textContent()).toContain('{"sum":10,"foo":1}');
      const answer = page.getByRole('region', { name: 'Answer', exact: true });
      expect(await answer.locator('dt').allTextContents()).toEqual(
        expect.arrayContaining(['Content-Type', 'Allow', 'Vary']),
      );
      await page.goBack();
      await page.getByRole('region', { name: 'The chosen request' }).waitFor({ state: 'detached' });
    },
    PATIENCE_MS,
  );

  it(
    'tell in the reason what the mock says of it, and lead to the row and to the operation',
    async () => {
      const invoice = '/api/invoices/1a000000-0000-4000-8000-000000000006/';
      const payment = '/api/payments/ba000000-0000-4000-8000-000000000006/';
      expect(await served.ask(`${payment}link_to_invoice/`, { invoice })).toBe(400);
      const page = await open(newest());
      const reason = page.getByRole('region', { name: 'Why it was refused' });
      await reason.locator('.rules', { hasText: 'is there, but must be paid.' }).waitFor();
      expect(await page.getByText('must be paid').count()).toBe(2);
      expect(await page.locator('.notes').count()).toBe(0);
      const console = reason.getByRole('link', { name: 'in the API console' });
      expect(await console.getAttribute('href')).toBe(
        '/__admin/docs#/payments/payments_link_to_invoice',
      );
      await reason.getByText('What its description says').click();
      await reason.getByText('The invoice must be paid, of the same organization').waitFor();
      await reason.getByRole('link', { name: invoice }).click();
      const row = page.getByRole('region', { name: 'The chosen row' });
      await row.getByLabel('state').waitFor();
      expect(await row.getByRole('heading').first().textContent()).toContain(
        'invoices 1a000000-0000-4000-8000-000000000006',
      );
      await page.goBack();
      await console.click();
      await page.locator('#operations-payments-payments_link_to_invoice.is-open').waitFor();
    },
    PATIENCE_MS,
  );

  it(
    'are copied in every form, and sent again as the same user',
    async () => {
      const body = { profile: PROFILE, date_of_payment: '2023-10-01', sum: '5.00' };
      expect(await served.ask('/api/payments/', body)).toBe(201);
      const page = await open(newest());
      await page.getByText('/api/payments/').first().waitFor();
      expect(await copied(page, 'curl')).toContain("-H 'Authorization: Token YOUR_API_TOKEN'");
      expect(await copied(page, 'fetch')).toContain('body: JSON.stringify({"profile"');
      expect(await copied(page, 'Jest matcher')).toContain("toHaveReceived('payments_create'");
      expect(JSON.parse(await copied(page, 'HAR')).log.entries).toHaveLength(1);
      expect(JSON.parse(await copied(page, 'Fault (JSON)'))).toMatchObject({
        operation: 'payments_create',
        respond: { status: 201 },
      });
      const { payments } = JSON.parse(await copied(page, 'Fixture row'));
      expect(payments).toEqual([
        expect.objectContaining({ sum: '5.00', date_of_payment: '2023-10-01' }),
      ]);
      await page.getByRole('button', { name: 'Send again' }).click();
      await page.getByText('Sent again: 201').waitFor();
      await page.locator('.toast.done', { hasText: 'Sent again' }).waitFor();
      expect(served.mock.requests.entries().map(({ actor, status }) => [actor, status])).toEqual([
        ['staff', 201],
        ['staff', 201],
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'that a fault struck are sent again with the token of their user, or not at all',
    async () => {
      const fault = { operation: 'payments_list', respond: 'bad_gateway', times: 2 };
      await served.admin('/faults', 'POST', fault);
      const owner = { Authorization: 'Token owner-token' };
      expect(await served.ask('/api/payments/', undefined, owner)).toBe(502);
      const stranger = { Authorization: 'Token nobodys-token' };
      expect(await served.ask('/api/payments/', undefined, stranger)).toBe(502);
      const [first, second] = served.mock.requests.entries();
      const page = await open(`#/requests/${first?.sequence}`);
      const detail = page.getByRole('region', { name: 'The chosen request' });
      await detail.getByText('as owner').waitFor();
      expect(await copied(page, 'curl')).toContain("-H 'Authorization: Token owner-token'");
      await page.getByRole('button', { name: 'Send again' }).click();
      await page.getByText('Sent again: 200').waitFor();
      expect(served.mock.requests.entries().at(-1)?.actor).toBe('owner');
      await page.goto(served.page(`#/requests/${second?.sequence}`));
      await detail.getByText(/No user here had the token/).waitFor();
      expect(await detail.getByRole('button', { name: 'Send again' }).isDisabled()).toBe(true);
      expect(await copied(page, 'curl')).toContain('Token ****oken');
      await page.locator('.toast.warned', { hasText: 'put the token in' }).waitFor();
    },
    PATIENCE_MS,
  );

  it(
    'tell how it went when they are sent again, and lead to the new one',
    async () => {
      expect(await served.ask('/api/payments/12/')).toBe(404);
      const page = await open(newest());
      await page.getByRole('button', { name: 'Send again' }).click();
      const toast = page.locator('.toast.warned', { hasText: 'Sent again: 404' });
      await toast.getByRole('link').click();
      expect(await page.evaluate('location.hash')).toBe(newest());
      await page.locator('.request').nth(1).waitFor();
    },
    PATIENCE_MS,
  );

  it(
    'are narrowed by a filter that stands in the URL, stopped, and cleared',
    async () => {
      await served.ask('/api/payments/');
      await served.ask('/api/customers/?a=1');
      await served.ask('/api/payments/12/');
      const page = await open();
      await rows(page).nth(2).waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('customers');
      await rows(page).nth(1).waitFor({ state: 'detached' });
      expect(await page.evaluate('location.hash')).toBe('#/requests?q=customers');
      await page.getByRole('searchbox').fill('');
      await page.getByLabel('Status').selectOption('4xx');
      expect(await rows(page).count()).toBe(1);
      await page.getByLabel('Status').selectOption('');
      await page.getByRole('button', { name: 'Pause' }).click();
      await served.ask('/api/invoices/');
      await page.getByRole('button', { name: 'Go on (1 new)' }).click();
      await rows(page).nth(3).waitFor();
      await page.getByRole('button', { name: 'Clear log' }).click();
      expect(served.mock.requests.entries()).toHaveLength(4);
      await page.getByRole('button', { name: 'Really clear log?' }).click();
      await page.getByText('No requests yet').waitFor();
      expect(served.mock.requests.entries()).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'are walked through by keys alone',
    async () => {
      for (const path of ['a', 'b', 'c']) await served.ask(`/api/payments/?x=${path}`);
      const page = await open();
      await page.getByRole('listbox').focus();
      await rows(page).nth(2).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      const detail = page.getByRole('region', { name: 'The chosen request' });
      await detail.getByText('/api/payments/?x=b').first().waitFor();
      await page.keyboard.press('k');
      await detail.getByText('/api/payments/?x=c').first().waitFor();
      await page.keyboard.press('Escape');
      await detail.waitFor({ state: 'detached' });
      expect(await page.evaluate('location.hash')).toBe('#/requests');
    },
    PATIENCE_MS,
  );

  it(
    'show hostile values as text, and cut long ones',
    async () => {
      const long = `${HOSTILE}\u202e${'x'.repeat(60_000)}`;
      await served.ask(
        `/api/payments/?${encodeURIComponent(HOSTILE)}=<script>window.hacked=1</script>`,
      );
      await served.ask('/api/payments/', { [HOSTILE]: long });
      const form = new FormData();
      form.append(
        'proof',
        new Blob([HOSTILE], { type: 'image/svg+xml' }),
        `${HOSTILE}\u202egnp.svg`,
      );
      form.append('sum', HOSTILE);
      const headers = { Authorization: 'Token YOUR_API_TOKEN' };
      await fetch(`${served.url}/api/payments/`, { method: 'POST', body: form, headers });
      const page = await open();
      await rows(page).nth(2).waitFor();
      for (const { sequence } of served.mock.requests.entries()) {
        await page.goto(served.page(`#/requests/${sequence}`));
        await page.getByText(HOSTILE.slice(0, 12)).first().waitFor();
      }
      expect(await page.locator('.part-head').first().textContent()).toContain(
        '<img src=x onerror=',
      );
      expect(
        await page.evaluate('[window.hacked, document.querySelectorAll("img").length]'),
      ).toEqual([undefined, 0]);
      const [, second] = served.mock.requests.entries();
      await page.goto(served.page(`#/requests/${second?.sequence}`));
      const request = page.getByRole('region', { name: 'Request', exact: true });
      const more = request.getByRole('button', { name: /Show all/ });
      expect((await request.textContent())?.length).toBeLessThan(20_000);
      await more.click();
      expect((await request.textContent())?.length).toBeGreaterThan(60_000);
    },
    PATIENCE_MS,
  );

  it(
    'find the nearest miss of what a test expects',
    async () => {
      await served.ask('/api/payments/', { sum: '5.00' });
      const page = await open(newest());
      await page.getByText('Expect something else').click();
      const pattern = { operation: 'payments_create', body: { sum: '6.00' } };
      await page.getByLabel(/A pattern/).fill(JSON.stringify(pattern));
      await page.getByRole('button', { name: 'Check' }).click();
      const row = page.locator('.expectation tbody tr');
      await row.first().waitFor();
      expect(await row.allTextContents()).toEqual(['/body/sum"6.00""5.00"']);
    },
    PATIENCE_MS,
  );

  it(
    'come again after the server was away',
    async () => {
      const first = await serve();
      const port = Number(new URL(first.url).port);
      await first.ask('/api/payments/');
      const page = await browser.open(first.page());
      page.setDefaultTimeout(PATIENT_MS);
      await rows(page).first().waitFor();
      await first.stop();
      await page.getByText('No server').waitFor();
      const second = await serve({}, port);
      try {
        await page.getByText(/Live|Polling/).waitFor();
        await second.ask('/api/customers/');
        await rows(page).filter({ hasText: 'customers_list' }).waitFor();
        expect(await rows(page).count()).toBe(1);
      } finally {
        await second.stop();
      }
    },
    PATIENCE_MS,
  );

  it(
    'that come too fast to be listed are counted, and listed when it is calm',
    async () => {
      const page = await open();
      await page.getByText('No requests yet').waitFor();
      const busy = (async () => {
        for (let second = 0; second < 4; second += 1) {
          await served.flood(1000);
          await new Promise((resolve) => setTimeout(resolve, 500));
        }
      })();
      const missed = page.locator('.missed');
      await missed.waitFor();
      expect(await missed.textContent()).toMatch(/^[\d,]+ more came too fast to be listed at once/);
      const listed = Number(await page.locator('.count').textContent());
      await page.getByRole('button', { name: 'Pause' }).click();
      await busy;
      await missed.waitFor({ state: 'detached' });
      // What was looked at stands still; the rest waits.
      expect(Number(await page.locator('.count').textContent())).toBeGreaterThanOrEqual(listed);
      await page.getByRole('button', { name: /^Go on \([\d]+ new\)/ }).click();
      await served.ask('/api/customers/');
      await rows(page).filter({ hasText: 'customers_list' }).waitFor();
      // The journal keeps a thousand, and the list has them, and no gap.
      const kept = served.mock.requests.entries();
      expect(Number(await page.locator('.count').textContent())).toBeGreaterThanOrEqual(
        kept.length,
      );
      const newest = await rows(page).evaluateAll((all) => all.slice(0, 10).map(({ id }) => id));
      expect(newest).toEqual(
        kept
          .slice(-10)
          .reverse()
          .map(({ sequence }) => `request-default/${sequence}`),
      );
    },
    PATIENCE_MS,
  );

  it(
    'stay usable while a thousand come each second',
    async () => {
      const page = await open();
      await page.getByText('No requests yet').waitFor();
      // What the feed would bring of a busy server, as fast as this machine can.
      const busy = Array.from({ length: 20 }, async (_, each) => {
        for (let n = each; n < 1500; n += 20) await served.ask(`/api/payments/?n=${n}`);
      });
      await rows(page).first().waitFor();
      await page.getByRole('searchbox').fill('n=7');
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('button', { name: 'Go on' }).waitFor();
      await Promise.all(busy);
      await page.getByRole('button', { name: 'Go on' }).click();
      await rows(page).filter({ hasText: /n=7/ }).first().waitFor();
      expect(await rows(page).count()).toBeLessThan(80);
    },
    PATIENCE_MS,
  );
});
