/** The other views in the page: each does what it says, to the sandbox that it shows. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInChromium, useChromium } from '../chromium.ts';
import { type Served, serve } from './served.ts';

const PATIENCE_MS = 90_000;
const PATIENT_MS = 15_000;

describeInChromium('the views', () => {
  const browser = useChromium();
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  beforeEach(() => served.mock.reset());
  afterAll(() => served.stop());

  async function open(hash: string): Promise<Page> {
    const page = await browser.open(served.page(hash));
    page.setDefaultTimeout(PATIENT_MS);
    return page;
  }

  it(
    'of faults: one is set by the form, strikes, is turned off and taken away',
    async () => {
      const page = await open('#/faults');
      const answer = page.getByRole('button', { name: /does not reach the server/ });
      await answer.click();
      expect(await answer.getAttribute('aria-pressed')).toBe('true');
      await page.getByRole('button', { name: 'Set the fault' }).click();
      const fault = page.locator('.fault-list li');
      await fault.getByText('1 left').waitFor();
      expect(await fault.textContent()).toContain('answers bad_gateway');
      expect(await served.ask('/api/payments/', {})).toBe(502);
      expect(await served.ask('/api/payments/', {})).toBe(400);
      await fault.getByText('used up').waitFor();
      await fault.getByRole('button', { name: 'Set again' }).click();
      await fault.getByText('1 left').waitFor();
      expect(await fault.count()).toBe(1);
      await fault.getByRole('switch').click();
      await fault.locator('[role=switch]:not(:checked)').waitFor();
      expect(await served.admin('/faults')).toMatchObject({ faults: [{ isActive: false }] });
      await page.getByLabel('times').fill('many');
      await page.getByRole('button', { name: 'Set the fault' }).click();
      await page.locator('#fault-times-wrong', { hasText: /^times must be/ }).waitFor();
      // It goes there when the page has been painted.
      await page.locator('#fault-respond:focus').waitFor();
      await fault.getByRole('button', { name: /^Remove fault/ }).click();
      await page.getByText('No fault is set').waitFor();
    },
    PATIENCE_MS,
  );

  it(
    'of faults: what was set comes into sight and is counted, and leads to the requests that it struck',
    async () => {
      const many = Array.from({ length: 12 }, () => ({ operation: '*', transport: 'reset' }));
      for (const fault of many) await served.admin('/faults', 'POST', { ...fault, skip: 9 });
      const spent = { operation: 'payments_list', respond: 'bad_gateway' };
      const { id } = Object(await served.admin('/faults', 'POST', spent));
      const other = { operation: 'payments_retrieve', respond: 'bad_gateway' };
      await served.admin('/faults', 'POST', other);
      expect(await served.ask('/api/payments/')).toBe(502);
      expect(await served.ask('/api/payments/12/')).toBe(502);
      const page = await browser.open('about:blank', { viewport: { width: 360, height: 740 } });
      page.setDefaultTimeout(PATIENT_MS);
      await page.goto(served.page('#/faults'));
      const tab = page.getByRole('link', { name: /^Faults/ });
      await tab.getByText('12').waitFor();
      const lists = page.locator('.fault-list');
      await lists.nth(1).waitFor();
      expect(await lists.last().textContent()).toContain(id);
      await page.getByRole('button', { name: /does not reach the server/ }).click();
      await page.getByRole('button', { name: 'Set the fault' }).click();
      await tab.getByText('13').waitFor();
      const set = lists.first().locator('li').last();
      await set.and(page.locator('[aria-current]')).waitFor();
      const box = await set.boundingBox();
      expect(box && box.y >= 0 && box.y < 740).toBe(true);
      const struck = lists.last().locator('li', { hasText: `${id} ` });
      await struck.getByRole('link', { name: 'its requests' }).click();
      await page.getByRole('button', { name: `struck by ${id}` }).waitFor();
      const rows = page.locator('.request');
      expect(await rows.allTextContents()).toEqual([expect.stringContaining('/api/payments/')]);
      await rows.first().click();
      await page.locator('.notes').getByRole('link', { name: id }).click();
      await page.locator('.fault-list [aria-current]', { hasText: id }).waitFor();
      await served.admin(`/faults/${id}`, 'DELETE');
      await page.getByText('is not set any more').waitFor();
    },
    PATIENCE_MS,
  );

  it(
    'of coverage, of rows and of changes: the line that an empty one offers works when pasted',
    async () => {
      const bare = await serve({ fixtures: 'empty' });
      try {
        for (const [hash, filled] of [
          ['#/coverage', '.cell.hit'],
          ['#/data/changes', '.changes .card'],
          ['#/data/invoices', '.grid-row'],
        ] as const) {
          const page = await browser.open(bare.page(hash));
          page.setDefaultTimeout(PATIENT_MS);
          const empty = page.locator('.empty');
          await empty.locator('.paste code', { hasText: bare.url }).waitFor();
          if (hash === '#/coverage') await empty.getByText('Token ').waitFor();
          const line = (await empty.locator('.paste code').textContent()) ?? '';
          await promisify(execFile)('sh', ['-c', `${line} -sS --fail-with-body`]);
          await page.locator(filled).first().waitFor();
          await empty.waitFor({ state: 'detached' });
          expect(await page.locator(filled).count()).toBeGreaterThan(0);
          await page.close();
        }
      } finally {
        await bare.stop();
      }
    },
    PATIENCE_MS,
  );

  it(
    'of faults: the answer of a request is given once more',
    async () => {
      await served.ask('/api/payments/12/');
      const newest = served.mock.requests.entries().at(-1)?.sequence;
      const page = await open(`#/requests/${newest}`);
      await page.getByRole('button', { name: 'Set as fault' }).click();
      expect(await page.getByLabel('operation required').inputValue()).toBe('"payments_retrieve"');
      await page.getByRole('button', { name: 'Set the fault' }).click();
      await page.locator('.fault-list li').waitFor();
      expect(await served.ask('/api/payments/a1b2c3d4e5f67890abcdef1234567890/')).toBe(404);
    },
    PATIENCE_MS,
  );

  it(
    'of the clock: it is frozen, moved by a month, and let go',
    async () => {
      const page = await open('#/clock');
      await page.getByLabel('Freeze it at').fill('2024-01-31T10:00:00Z');
      await page.getByRole('button', { name: 'Freeze', exact: true }).click();
      await page.locator('.clock .chip', { hasText: 'frozen' }).waitFor();
      await page.getByRole('button', { name: 'A month' }).click();
      await page.getByRole('timer').getByText('2024-02-29').waitFor();
      expect(served.mock.clock.now()).toMatch(/^2024-02-29T10:00:00/);
      await page.getByLabel('Freeze it at').fill('tomorrow');
      await page.getByRole('button', { name: 'Freeze', exact: true }).click();
      await page.locator('#clock-time-wrong', { hasText: /^time must be/ }).waitFor();
      await page.getByLabel('Hours ahead').fill('soon');
      await page.getByRole('button', { name: 'Let it run' }).click();
      await page.locator('#clock-hours-wrong', { hasText: /^hours must be a number/ }).waitFor();
      await page.getByLabel('Hours ahead').fill('-26');
      await page.getByRole('button', { name: 'Let it run' }).click();
      await page.locator('.clock', { hasText: '1 d 2 h behind' }).waitFor();
      await page.locator('.top .chip', { hasText: '1 d 2 h behind' }).waitFor();
      await page.getByRole('button', { name: 'Back to real time' }).click();
      await page.locator('.top .chip', { hasText: 'behind' }).waitFor({ state: 'detached' });
      expect(await page.getByRole('button', { name: 'Back to real time' }).isDisabled()).toBe(true);
      expect(await served.admin('/clock')).toMatchObject({ frozen: false, offsetMs: 0 });
    },
    PATIENCE_MS,
  );

  it(
    'of coverage: a cell leads to its requests, and what is missing can be told',
    async () => {
      await served.ask('/api/payments/12/');
      await served.ask('/api/payments/?page=1');
      const page = await open('#/coverage');
      const list = page.locator('.operation-cells', { hasText: 'payments_list' });
      await list.locator('a.cell', { hasText: 'page' }).waitFor();
      await page
        .locator('.operation-cells', { hasText: 'payments_retrieve' })
        .locator('a.cell', { hasText: '404' })
        .first()
        .click();
      await page.locator('.request').first().waitFor();
      expect(await page.locator('.request').allTextContents()).toEqual([
        expect.stringContaining('/api/payments/12/'),
      ]);
      await page.goBack();
      await page.getByLabel(/Only what is missing/).check();
      await page.locator('a.cell').first().waitFor({ state: 'detached' });
      expect(page.url()).toContain('#/coverage?only=missing');
      await page.reload();
      expect(await page.getByLabel(/Only what is missing/).isChecked()).toBe(true);
      const stops = page.locator('.operations a[tabindex="0"]');
      await stops.focus();
      await page.keyboard.press('ArrowDown');
      expect(await page.locator('.operations a[tabindex="0"]:focus').count()).toBe(1);
      expect(await stops.textContent()).not.toBe(
        await page.locator('.operations a').first().textContent(),
      );
      expect(await page.locator('.cell:not(.hit)').count()).toBeGreaterThan(100);
    },
    PATIENCE_MS,
  );

  it(
    'of the contract: a preset and a single value are chosen, for this sandbox alone',
    async () => {
      const page = await browser.open(`${served.url}/__sandbox/mine/__admin/#/contract`);
      page.setDefaultTimeout(PATIENT_MS);
      await page.getByRole('button', { name: 'deployed' }).click();
      await page.locator('button[aria-pressed=true]', { hasText: 'deployed' }).waitFor();
      await page.getByRole('radio', { name: /zeros/ }).check();
      await page.getByRole('button', { name: 'Apply' }).click();
      const told = page.locator('.fact', { hasText: 'deployed, absent_relation=zeros' });
      await told.waitFor();
      await page.reload();
      await told.waitFor();
      const row = page.locator('.difference', { hasText: 'absent_relation' });
      await row.getByText('changed', { exact: true }).waitFor();
      expect(await page.locator('button[aria-pressed=true]').count()).toBe(0);
      const own = await fetch(`${served.url}/__sandbox/mine/__admin/contract`);
      expect(await own.json()).toMatchObject({
        differences: { uuid: 'hex', absent_relation: 'zeros' },
      });
      expect(await served.admin('/contract')).toMatchObject({ preset: 'documented' });
    },
    PATIENCE_MS,
  );

  it(
    'of the contract: what is chosen waits in sight, and no preset looks chosen meanwhile',
    async () => {
      const page = await open('#/contract');
      const pressed = page.locator('button[aria-pressed=true]');
      await pressed.getByText('documented').waitFor();
      await page.getByRole('radio', { name: /zeros/ }).check();
      const bar = page.locator('.waiting-bar');
      await bar.getByText('1 change waits').waitFor();
      expect(await pressed.count()).toBe(0);
      const { height } = { ...page.viewportSize() };
      for (const top of [0, 100_000]) {
        await page.evaluate(`document.querySelector('main').scrollTop = ${top}`);
        const apply = await bar.getByRole('button', { name: 'Apply' }).boundingBox();
        expect(apply && apply.y > 0 && apply.y + apply.height <= Number(height)).toBe(true);
      }
      await page.getByRole('radio', { name: /^hex/ }).check();
      await bar.getByText('2 changes wait').waitFor();
      // What is chosen back is no change.
      await page.getByRole('radio', { name: /^dashed/ }).check();
      await bar.getByText('1 change waits').waitFor();
      await bar.getByRole('button', { name: 'Undo' }).click();
      await pressed.getByText('documented').waitFor();
      expect(await bar.getByRole('button').count()).toBe(0);
      expect(await served.admin('/contract')).toMatchObject({ label: 'documented' });
    },
    PATIENCE_MS,
  );

  it(
    'of sandboxes: one is made, opened and dropped',
    async () => {
      const page = await open('#/sandboxes');
      await page.getByLabel('name required').fill('not a name!');
      await page.getByRole('button', { name: 'Create' }).click();
      await page.locator('#sandbox-name-wrong').waitFor();
      await page.getByLabel('name required').fill('refunds');
      await page.getByLabel('scenario').selectOption('"payment-awaiting-link"');
      await page.getByRole('button', { name: 'Create' }).click();
      const row = page.getByRole('row', { name: /refunds/ });
      await row.getByRole('link', { name: 'Open' }).click();
      await page.locator('.fact', { hasText: 'refunds' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/__sandbox/refunds/__admin/');
      await fetch(`${served.url}/__sandbox/refunds/api/payments/`);
      await page.locator('.request', { hasText: '/api/payments/' }).click();
      await page.getByText('/__sandbox/refunds/api/payments/').waitFor();
      await page.goto(served.page('#/sandboxes'));
      const dropped = page.getByRole('row', { name: /refunds/ });
      await dropped.getByRole('button', { name: 'Drop' }).click();
      await dropped.getByRole('button', { name: 'Really drop?' }).click();
      await page.getByRole('row', { name: /refunds/ }).waitFor({ state: 'detached' });
    },
    PATIENCE_MS,
  );

  it(
    'of tokens: users are there with what they may, and can be called as',
    async () => {
      const page = await open('#/tokens');
      const owner = page.getByRole('row', { name: /^owner/ });
      expect(await owner.textContent()).toContain('••••oken');
      await page.getByLabel('Show the tokens').check();
      await owner.getByText('owner-token').waitFor();
      await owner.getByRole('link', { name: 'Call as' }).click();
      await page.getByRole('heading', { name: 'Call as owner' }).waitFor();
      await page.getByRole('button', { name: 'Send' }).click();
      await page.locator('.card .status.s2').waitFor();
      const sent = served.mock.requests.entries().at(-1);
      expect(sent).toMatchObject({ actor: 'owner', status: 200 });
      await page.getByRole('link', { name: 'See it under Requests' }).click();
      expect(page.url()).toContain(`#/requests/${sent?.sequence}`);
    },
    PATIENCE_MS,
  );

  it(
    'ask for the token of a control plane that has one',
    async () => {
      const guarded = await serve({ adminToken: 'let-me-in' });
      try {
        const page = await browser.open(guarded.page('#/faults'));
        page.setDefaultTimeout(PATIENT_MS);
        await page.getByLabel('Token').fill('let-me-in');
        await page.getByRole('button', { name: 'Unlock' }).click();
        await page.getByText('No fault is set').waitFor();
        await page.getByText(/Live|Polling/).waitFor();
        expect(await page.getByText('asks for its token').count()).toBe(0);
      } finally {
        await guarded.stop();
      }
    },
    PATIENCE_MS,
  );
});
