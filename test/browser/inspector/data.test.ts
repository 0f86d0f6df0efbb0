/** The rows in the page: found, followed, changed by the rules of fixtures, brought in and out. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInChromium, useChromium } from '../chromium.ts';
import { PROFILE, type Served, serve } from './served.ts';

const PATIENCE_MS = 90_000;
const PATIENT_MS = 15_000;
const ROWS = 20_000;

describeInChromium('the data', () => {
  const browser = useChromium();
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  beforeEach(() => served.mock.reset());
  afterAll(() => served.stop());

  async function open(hash = '#/data'): Promise<Page> {
    const page = await browser.open(served.page(hash));
    page.setDefaultTimeout(PATIENT_MS);
    return page;
  }
  const rows = (page: Page) => page.locator('.grid-row');
  const detail = (page: Page) => page.locator('.detail');

  it(
    'are sought and put in order by the server, and lead to each other',
    async () => {
      const page = await open();
      await page.getByRole('link', { name: /invoices/ }).waitFor();
      await page.getByRole('columnheader', { name: 'sum' }).getByRole('button').click();
      await rows(page).first().getByText('-25.00').waitFor();
      await page.getByRole('columnheader', { name: 'sum' }).getByRole('button').click();
      await rows(page).first().getByText('1234.56').waitFor();
      await page.getByRole('searchbox').fill('230.5');
      await rows(page).nth(1).waitFor({ state: 'detached' });
      expect(await rows(page).count()).toBe(1);
      await rows(page).first().locator('.grid-cell').first().click();
      await detail(page).getByText('receipt.txt').waitFor();
      expect(
        await detail(page).getByRole('region', { name: 'Content of the file' }).textContent(),
      ).toContain('Payer: Acme Research');
      await rows(page).first().getByRole('link').first().click();
      await detail(page)
        .getByRole('heading', { name: /payment_profiles/ })
        .waitFor();
      await page.goBack();
      await detail(page)
        .getByRole('heading', { name: /^payments/ })
        .waitFor();
    },
    PATIENCE_MS,
  );

  it(
    'are changed by the rules of fixtures, with the reason at the field, and show what changed',
    async () => {
      const page = await open();
      await rows(page).first().locator('.grid-cell').first().click();
      const sum = detail(page).getByLabel('sum', { exact: true });
      await sum.fill('12.345');
      await detail(page).getByRole('button', { name: 'Save' }).click();
      await detail(page).locator('#row-sum-wrong').waitFor();
      expect(await sum.getAttribute('aria-invalid')).toBe('true');
      await sum.fill('12.34');
      await detail(page).getByRole('button', { name: 'Save' }).click();
      await detail(page).locator('.diff').waitFor();
      expect(await detail(page).locator('.diff tbody').textContent()).toBe('sum"1234.56""12.34"');
      await page.getByRole('link', { name: /Changes since reset/ }).click();
      await page.locator('.changes .diff').waitFor();
      await page.getByRole('button', { name: 'Reset' }).click();
      await page.getByRole('menuitem', { name: 'Rows alone' }).click();
      await page.getByText('Nothing has changed').waitFor();
      expect(served.mock.state().payments?.map(({ sum: each }) => each)).toContain('1234.56');
    },
    PATIENCE_MS,
  );

  it(
    'are added and deleted, unless others hold on to them',
    async () => {
      const page = await open('#/data/payments/new');
      await page.getByRole('button', { name: 'Add the row' }).click();
      await page.locator('#row-profile-wrong').waitFor();
      await page.getByLabel('profile required').fill(PROFILE);
      await page.getByLabel('sum', { exact: true }).fill('7.00');
      await page.getByRole('button', { name: 'Add the row' }).click();
      await detail(page).getByText('added since the reset').waitFor();
      expect(served.mock.state().payments?.map(({ sum }) => sum)).toContain('7.00');
      await detail(page).getByRole('button', { name: 'Delete' }).click();
      await detail(page).getByRole('button', { name: 'Really delete?' }).click();
      await detail(page).waitFor({ state: 'detached' });
      expect(served.mock.state().payments?.map(({ sum }) => sum)).not.toContain('7.00');
      await page.goto(served.page('#/data/payment_profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890'));
      await detail(page).getByRole('button', { name: 'Delete' }).click();
      await detail(page).getByRole('button', { name: 'Really delete?' }).click();
      await page.locator('.toast.failed').waitFor();
    },
    PATIENCE_MS,
  );

  it(
    'are shown as each user would get them',
    async () => {
      const page = await open('#/data/payments/a1b2c3d4-e5f6-7890-abcd-ef1234567890');
      const shown = page.getByRole('region', { name: 'As a user would get it' });
      await shown.getByLabel('User').selectOption('staff');
      await shown.locator('.s2').waitFor();
      expect(await shown.textContent()).toContain('"sum": "100.00"');
      await shown.getByLabel('User').selectOption('stranger');
      await shown.locator('.s4').waitFor();
      expect(await shown.textContent()).toContain('No Payment matches');
    },
    PATIENCE_MS,
  );

  it(
    'come in from a file, and are remembered',
    async () => {
      const page = await open();
      await rows(page).first().waitFor();
      await page.locator('summary', { hasText: 'Snapshots' }).click();
      await page.locator('.pop-body button', { hasText: 'Save' }).click();
      await page.getByText('A snapshot needs a name').waitFor();
      await page.getByLabel('Remember the rows as').fill('before');
      await page.locator('.pop-body button', { hasText: 'Save' }).click();
      await page.locator('.pop-body li', { hasText: 'before' }).waitFor();
      await page.getByRole('button', { name: 'Reset' }).click();
      await page.locator('.pop-body').waitFor({ state: 'hidden' });
      await page.keyboard.press('Escape');
      await page.locator('summary', { hasText: 'Snapshots' }).click();
      await page.keyboard.press('Escape');
      await page.locator('.pop-body').waitFor({ state: 'hidden' });
      const file = (text: string) => ({
        ...{ name: '<b>rows</b>.json', mimeType: 'application/json', buffer: Buffer.from(text) },
      });
      const choose = async (text: string): Promise<void> => {
        const asked = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: 'Import' }).click();
        await (await asked).setFiles(file(text));
      };
      await choose('{"customers": [{"nam": "New"}]}');
      await page.getByRole('button', { name: 'Add to the rows' }).click();
      await page.getByText('did you mean').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await choose('{"customers": [{"name": "New"}]}');
      await page.getByRole('button', { name: 'Replace all rows' }).click();
      await page.getByText('There are no payments').waitFor();
      expect(served.mock.state().customers?.map(({ name }) => name)).toEqual(['New']);
      await page.locator('summary', { hasText: 'Snapshots' }).click();
      await page.locator('.pop-body li', { hasText: 'before' }).getByText('Restore').click();
      await rows(page).first().waitFor();
      expect(served.mock.state().payments?.length).toBeGreaterThan(5);
    },
    PATIENCE_MS,
  );

  it(
    'lead to each other by keys, too: arrows go from cell to cell, Enter follows the link of one, and opens the row without',
    async () => {
      const page = await open('#/data/payments');
      await rows(page).first().getByRole('link').first().waitFor();
      await page.getByRole('grid').focus();
      await page.keyboard.press('ArrowDown');
      const link = page.locator('.grid-cell.is-active a');
      for (let steps = 0; steps < 40 && (await link.count()) === 0; steps += 1)
        await page.keyboard.press('ArrowRight');
      const id = await page.getByRole('grid').getAttribute('aria-activedescendant');
      expect(await page.locator(`#${id}`).getByRole('link').count()).toBe(1);
      const to = await link.getAttribute('href');
      await page.keyboard.press('Enter');
      await detail(page).waitFor();
      expect(page.url().endsWith(to ?? '-')).toBe(true);
      await page.goBack();
      await page.getByRole('grid').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await detail(page)
        .getByRole('heading', { name: /^payments/ })
        .waitFor();
    },
    PATIENCE_MS,
  );

  it(
    'are scrolled through however many they are, and few are ever in the page',
    async () => {
      const many = await serve({
        fixtures: { generate: { seed: 1, customers: 10, payments: ROWS } },
      });
      try {
        const page = await browser.open(many.page('#/data/payments'));
        page.setDefaultTimeout(PATIENT_MS);
        await rows(page).first().getByRole('gridcell', { name: /./ }).first().waitFor();
        await page.getByRole('grid').focus();
        await page.keyboard.press('End');
        const last = page.locator(`#row-${ROWS - 1}`);
        await last.getByRole('gridcell', { name: /./ }).first().waitFor();
        expect(await last.getAttribute('aria-rowindex')).toBe(String(ROWS + 1));
        expect(await rows(page).count()).toBeLessThan(100);
        // Others write meanwhile, and the server takes its time: what is in sight stays until its successor is here.
        let asked = 0;
        await page.route(/tables\/payments\?/, async (route) => {
          asked += 1;
          await new Promise((done) => setTimeout(done, 300));
          await route.continue();
        });
        await page.evaluate(`
          globalThis.blanks = 0;
          new MutationObserver(() => {
            blanks += document.querySelectorAll('.grid-row.is-awaited').length;
          }).observe(document.body, { childList: true, subtree: true, attributes: true });
        `);
        const [row] = many.mock.state().customers ?? [];
        await many.admin(`/tables/customers/${row?.uuid}`, 'PATCH', { name: 'Renamed' });
        await page.locator('[role=grid][aria-busy=true]').waitFor();
        await page.locator('[role=grid][aria-busy=false]').waitFor();
        expect([await page.evaluate('blanks'), asked > 0]).toEqual([0, true]);
        expect(await last.getByRole('gridcell').first().textContent()).not.toBe('');
        await page.keyboard.press('Enter');
        await detail(page)
          .getByRole('heading', { name: /payments/ })
          .waitFor();
      } finally {
        await many.stop();
      }
    },
    PATIENCE_MS,
  );
});
