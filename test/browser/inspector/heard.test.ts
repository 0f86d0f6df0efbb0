/** The page for who hears it: what a screen reader would meet, from Chromium's own accessibility tree. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { VIEWS } from '../../../src/inspector/route.ts';
import { describeInChromium, useChromium } from '../chromium.ts';
import { type Served, serve } from './served.ts';

const PATIENCE_MS = 90_000;
const PATIENT_MS = 15_000;
/** Without a name nobody knows what they are. */
const NAMED = new Set([
  ...['button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'switch'],
  ...['menuitem', 'option', 'listbox', 'grid', 'dialog', 'region', 'heading', 'navigation'],
  ...['DisclosureTriangle', 'meter', 'timer', 'image', 'columnheader', 'rowheader', 'spinbutton'],
]);
const PAYMENT = '#/data/payments/a1b2c3d4-e5f6-7890-abcd-ef1234567890';
const ROUTES = [
  ...VIEWS.map((view) => `#/${view}`),
  ...['#/requests/1', PAYMENT, '#/data/payments/new', '#/data/changes', '#/tokens/staff'],
];

interface Heard {
  readonly role: string;
  readonly name: string;
}

describeInChromium('the page tells who hears it', () => {
  const browser = useChromium();
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    await served.ask('/api/payments/', { sum: 10 });
    await served.admin('/faults', 'POST', { operation: 'payments_list', respond: 'bad_gateway' });
    for (const name of ['refunds', 'invoices']) await served.admin('/sandboxes', 'POST', { name });
  });
  afterAll(() => served.stop());

  async function open(hash: string): Promise<Page> {
    const page = await browser.open(served.page(hash));
    page.setDefaultTimeout(PATIENT_MS);
    return page;
  }
  async function heard(page: Page): Promise<readonly Heard[]> {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    await session.detach();
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }));
  }

  it.each(ROUTES)(
    'what each control of %s is',
    async (hash) => {
      const page = await open(hash);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByText('Loading …').first().waitFor({ state: 'detached' });
      const all = await heard(page);
      expect(all.filter(({ role, name }) => NAMED.has(role) && name.trim() === '')).toEqual([]);
      // Two that do different things have different names.
      const names = all.filter(({ role }) => role === 'button').map(({ name }) => name);
      expect(names.length).toBeGreaterThan(1);
      expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'by which column a table is sorted, and how',
    async () => {
      const page = await open('#/data/payments');
      const head = page.getByRole('columnheader', { name: 'sum' });
      for (const state of ['ascending', 'descending', 'none']) {
        await head.getByRole('button').press('Enter');
        await page.locator(`[role=columnheader][aria-sort=${state}]`, { hasText: 'sum' }).waitFor();
        expect(await page.locator('[role=columnheader]:not([aria-sort])').count()).toBe(0);
      }
    },
    PATIENCE_MS,
  );

  it(
    'how many requests there are when no more come, and next to nothing while they come',
    async () => {
      const page = await open('#/requests');
      const status = page.getByRole('search').getByRole('status');
      await status.getByText('1 requests').waitFor();
      const told: string[] = [];
      await page.exposeFunction('heard', (text: string) => told.push(text));
      await page.evaluate(`new MutationObserver(([{ target }]) => heard(target.textContent))
        .observe(document.querySelector('[role=search] [role=status]'),
          { childList: true, characterData: true, subtree: true })`);
      for (let n = 0; n < 15; n += 1) {
        await served.ask(`/api/customers/?page=${n}`);
        await page.waitForTimeout(100);
      }
      await status.getByText('16 requests').waitFor();
      // A machine that does much else may pause for a second.
      expect(told.length).toBeLessThan(5);
    },
    PATIENCE_MS,
  );
});
