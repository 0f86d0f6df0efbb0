/** What a view must not lose or leave unsaid: an answer that does not come, what is half written, a file that falls beside. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInChromium, useChromium } from '../chromium.ts';
import { PROFILE, type Served, serve } from './served.ts';

const PATIENCE_MS = 90_000;
const PATIENT_MS = 15_000;
const ROW = '#/data/payments/a1b2c3d4-e5f6-7890-abcd-ef1234567890';

describeInChromium('the page keeps', () => {
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

  it.each([
    ['#/contract', /\/contract$/, 'button', 'documented'],
    ['#/faults', /\/openapi\.json/, 'button', 'Set the fault'],
    ['#/sandboxes', /\/openapi\.json/, 'button', 'Create'],
    ['#/sandboxes', /\/sandboxes$/, 'heading', 'There is only the default sandbox'],
    ['#/coverage', /\/coverage$/, 'searchbox', 'Filter operations'],
    ['#/tokens', /\/users$/, 'button', /^Copy/],
    ['#/data/payments', /\/tables$/, 'grid', 'payments'],
    ['#/data/payments', /\/tables\/payments\?/, 'grid', 'payments'],
    ['#/data/changes', /\/changes$/, 'heading', 'Nothing has changed'],
    ['#/data/payments/new', /\/openapi\.json/, 'button', 'Add the row'],
    [ROW, /\/tables\/payments\/a1b2/, 'button', 'Save'],
    ['#/requests', /\/requests\/summaries/, 'heading', 'No requests yet'],
  ] as const)(
    'no "Loading …" for ever: %s tells that %s failed, and asks again',
    async (hash, asked, role, name) => {
      const page = await open('#/clock');
      await page.route(asked, (route) => route.fulfill({ status: 503, body: 'not now' }));
      await page.goto('about:blank');
      await page.goto(served.page(hash));
      const problem = page.getByRole('alert').filter({ hasText: 'the server answered 503' });
      await problem.first().waitFor();
      expect(await page.getByText('Loading …').count()).toBe(0);
      await problem.first().getByRole('button', { name: 'Try again' }).waitFor();
      await page.unroute(asked);
      // A view asks by itself, too, half a second after the start: then the button is gone.
      await page.evaluate(`document.querySelector('.problems button')?.click()`);
      await page.getByRole(role, { name }).first().waitFor();
      await problem.first().waitFor({ state: 'detached' });
    },
    PATIENCE_MS,
  );

  it(
    'nothing to itself where only *Try again* helps',
    async () => {
      const page = await open('#/clock');
      let asked = 0;
      await page.route(/\/coverage$/, (route) => {
        asked += 1;
        return route.fulfill({ status: 503, body: 'not now' });
      });
      await page.goto('about:blank');
      await page.goto(served.page('#/coverage'));
      const problem = page.getByRole('alert').filter({ hasText: 'the server answered 503' });
      await problem.waitFor();
      // It asks by itself, too, as long as it comes up: then no more.
      for (let before = -1; before < asked; ) {
        before = asked;
        await page.waitForTimeout(1200);
      }
      await page.unroute(/\/coverage$/);
      await page.waitForTimeout(1200);
      expect(await page.getByRole('searchbox', { name: 'Filter operations' }).count()).toBe(0);
      await problem.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('searchbox', { name: 'Filter operations' }).waitFor();
      expect(await problem.count()).toBe(0);
    },
    PATIENCE_MS,
  );

  it(
    'what is half written when it is left, if one wants to stay',
    async () => {
      const page = await open('#/sandboxes');
      const field = page.locator('main').getByLabel(/^name/).first();
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
      });
      await field.click();
      await page.keyboard.type('refunds');
      await page.evaluate('location.reload()');
      expect([await field.inputValue(), asked]).toEqual(['refunds', ['beforeunload']]);
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await page.locator('main').getByText('refunds').first().waitFor();
      await page.reload();
      await field.waitFor();
      expect(asked).toHaveLength(1);
    },
    PATIENCE_MS,
  );

  it.each([
    ['#/faults', 'times · how often', '7', 'Set the fault'],
    ['#/sandboxes', /^name/, 'refunds', 'Create'],
    ['#/data/payments/new', 'sum', '12.50', 'Add the row'],
    [ROW, 'sum', '12.50', 'Save'],
    ['#/clock', 'Freeze it at', '2023-10-01T10:00:00Z', 'Freeze'],
    ['#/tokens/staff', 'Path', '/api/invoices/', 'Send'],
  ] as const)(
    'what was written into the form of %s while one looks elsewhere, until it is sent',
    async (hash, label, text, send) => {
      const page = await open(hash);
      const field = page.locator('main').getByLabel(label, { exact: true }).first();
      const before = await field.inputValue();
      await field.fill(text);
      await page.getByRole('link', { name: 'Coverage' }).click();
      await page.getByRole('heading', { name: 'Coverage' }).waitFor();
      await page.goBack();
      expect([before === text, await field.inputValue()]).toEqual([false, text]);
      if (send === 'Add the row')
        await page.getByLabel('profile').first().fill(PROFILE.slice(-37, -1));
      await page.getByRole('button', { name: send, exact: true }).click();
      expect(await page.getByRole('alert').count()).toBe(0);
    },
    PATIENCE_MS,
  );

  it(
    'itself where a file falls beside, and says what is wrong with one that is no fixture',
    async () => {
      const page = await open('#/faults');
      await page.getByRole('heading', { name: 'No fault is set' }).waitFor();
      const drop = async (name: string, text: string): Promise<void> => {
        const dropped = `(() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
          const given = { bubbles: true, cancelable: true, dataTransfer };
          const main = document.querySelector('main');
          return ['dragover', 'drop'].map((type) => main.dispatchEvent(new DragEvent(type, given)));
        })()`;
        // What nobody prevents makes a browser leave the page.
        expect(await page.evaluate(dropped)).toEqual([false, false]);
      };
      await drop('rows.json', '{}');
      await page.getByRole('status').getByRole('link', { name: 'Data' }).click();
      await page.getByRole('grid').waitFor();
      const add = page.getByRole('button', { name: 'Add to the rows' });
      for (const [text, words] of [
        ['', 'This file is empty'],
        ['hello', 'This file is no JSON'],
        ['[1]', 'must be an object with lists of rows'],
      ] as const) {
        await drop('rows.json', text);
        await add.click();
        await page.getByRole('alert').filter({ hasText: words }).waitFor();
        await page.getByRole('button', { name: 'Cancel' }).click();
      }
      await drop('rows.json', '{"customers": [{"name": "New"}]}');
      await add.click();
      await page.getByText('rows.json is imported').waitFor();
      expect(served.mock.state().customers?.some(({ name }) => name === 'New')).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    'a snapshot under any name that can stand in a path',
    async () => {
      const page = await open('#/data/payments');
      await page.locator('summary', { hasText: 'Snapshots' }).click();
      const name = page.getByLabel('Remember the rows as');
      for (const [written, isWrong] of [
        ['before/after', true],
        ['..', true],
        ['before & after ü %2F', false],
      ] as const) {
        await name.fill(written);
        await page.keyboard.press('Enter');
        if (isWrong) await page.getByText('A name has no slashes').waitFor();
      }
      const [kept] = [page.locator('.pop-body li')];
      await kept.getByText('before & after ü %2F').waitFor();
      expect(await name.inputValue()).toBe('');
      served.mock.reset();
      await kept.getByRole('button', { name: /^Forget/ }).click();
      await kept.waitFor({ state: 'detached' });
    },
    PATIENCE_MS,
  );

  it(
    'all its controls within a window of 360 px',
    async () => {
      await served.admin('/sandboxes', 'POST', { name: 'refunds-of-the-whole-autumn' });
      const context = { viewport: { width: 360, height: 740 } };
      const page = await browser.open(served.page('#/sandboxes'), context);
      page.setDefaultTimeout(PATIENT_MS);
      await page.getByRole('button', { name: 'Drop' }).first().click();
      await page.getByRole('button', { name: 'Really drop?' }).waitFor();
      const outside = `[...document.querySelectorAll('main :is(button, a, input, select), .toasts *')]
        .filter((one) => one.closest('.tables, .grid') === null && !one.matches('.unseen, .unseen *'))
        .filter((one) => {
          const { left, right, width } = one.getBoundingClientRect();
          return width > 0 && (left < 0 || right > innerWidth);
        })
        .map((one) => one.outerHTML)`;
      expect(await page.evaluate(outside)).toEqual([]);
      await page.goto(served.page('#/data/payments'));
      await page.getByRole('grid').waitFor();
      await page.getByRole('button', { name: 'Reset' }).click();
      await page.getByRole('menuitem', { name: 'Rows alone' }).click();
      await page.getByText('Back to the seed').waitFor();
      expect(await page.evaluate(outside)).toEqual([]);
      const tops = await page
        .locator('.tools > *:visible')
        .evaluateAll('(all) => all.map((one) => Math.round(one.getBoundingClientRect().bottom))');
      expect(new Set([tops].flat()).size).toBeLessThan(3);
    },
    PATIENCE_MS,
  );
});
