/** The page by keys: whatever vanishes under the focus, the focus goes on from there, and what cannot be undone is asked twice. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { describeInChromium, useChromium } from '../chromium.ts';
import { PROFILE, type Served, serve } from './served.ts';

const PATIENCE_MS = 90_000;
const PATIENT_MS = 15_000;
/** For what is asked for after an action, and drawn. */
const SETTLE_MS = 700;
const PAYMENT = '#/data/payments/a1b2c3d4-e5f6-7890-abcd-ef1234567890';
const NEW = '#/data/payments/new';
const FOCUSED = `(() => {
  const { activeElement: at } = document;
  const named = at.getAttribute('aria-label') ?? at.id;
  return [at.tagName, at.getAttribute('role') ?? '', named, at.textContent];
})()`;

interface Action {
  readonly hash: string;
  /** Before the button is pressed. */
  readonly ready?: (page: Page) => Promise<unknown>;
  /** Names of the buttons that are pressed by Enter, one after the other. */
  readonly press: readonly (string | RegExp)[];
  /** The tag, the role, the label or the id, and the words of what has the focus then. */
  readonly to: readonly [tag: string, role?: string, label?: string, words?: string];
}

const sum = (page: Page) => page.locator('.detail').getByLabel('sum', { exact: true });

async function press(button: Locator): Promise<void> {
  // Until it can be pressed: some wait for what the page asks for.
  await button.click({ trial: true });
  await button.focus();
  await button.press('Enter');
}

const ACTIONS: Readonly<Record<string, Action>> = {
  'a request is sent again': {
    hash: '#/requests/1',
    press: ['Send again'],
    to: ['BUTTON'],
  },
  'a request is closed': {
    hash: '#/requests/1',
    press: ['List'],
    to: ['DIV', 'listbox', 'Requests, newest first'],
  },
  'the requests are cleared': {
    hash: '#/requests',
    press: ['Clear log', 'Really clear log?'],
    to: ['BUTTON'],
  },
  'a row is closed': {
    hash: PAYMENT,
    press: ['List'],
    to: ['DIV', 'grid', 'Rows of payments'],
  },
  'a row is saved': {
    hash: PAYMENT,
    ready: (page) => sum(page).fill('9.00'),
    press: ['Save'],
    to: ['SECTION', '', 'Edit the row'],
  },
  'a row is added': {
    hash: NEW,
    ready: async (page) => {
      await page.getByLabel('profile required').fill(PROFILE);
      await sum(page).fill('7.00');
    },
    press: ['Add the row'],
    to: ['SECTION', '', 'The chosen row'],
  },
  'a row is deleted': {
    hash: PAYMENT,
    press: ['Delete', 'Really delete?'],
    to: ['DIV', 'grid', 'Rows of payments'],
  },
  'a fault is removed': {
    hash: '#/faults',
    press: [/^Remove fault/],
    to: ['BUTTON'],
  },
  'all faults are removed': {
    hash: '#/faults',
    press: ['Remove all', 'Really remove all?'],
    to: ['MAIN', '', 'main'],
  },
  'a sandbox is dropped': {
    hash: '#/sandboxes',
    press: [/^Drop/, /^Really drop\?/],
    to: ['BUTTON'],
  },
  'a file is not imported after all': {
    hash: '#/data/payments',
    ready: async (page) => {
      const asked = page.waitForEvent('filechooser');
      await press(page.getByRole('button', { name: 'Import' }));
      await (await asked).setFiles({ name: 'a.json', mimeType: 'a/b', buffer: Buffer.from('{}') });
      await page.getByRole('dialog', { name: 'Import a.json' }).waitFor();
    },
    press: ['Cancel'],
    to: ['BUTTON', '', '', 'Import'],
  },
  'the clock is frozen': {
    hash: '#/clock',
    press: ['Freeze it now'],
    to: ['SECTION', '', 'The time'],
  },
  'a contract is applied': {
    hash: '#/contract',
    ready: (page) => page.getByRole('radio', { name: /zeros/ }).check(),
    press: ['Apply'],
    to: ['MAIN', '', 'main'],
  },
};

describeInChromium('the focus', () => {
  const browser = useChromium();
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    for (const name of ['first', 'second']) await served.admin('/sandboxes', 'POST', { name });
  });
  beforeEach(async () => {
    served.mock.reset();
    for (const operation of ['payments_list', 'payments_create'])
      await served.admin('/faults', 'POST', { operation, respond: 'bad_gateway' });
  });
  afterAll(() => served.stop());

  async function open(hash: string): Promise<Page> {
    const page = await browser.open(served.page(hash));
    page.setDefaultTimeout(PATIENT_MS);
    return page;
  }
  it.each(Object.entries(ACTIONS))(
    'goes on from where it was when %s',
    async (_, { hash, ready, press: names, to }) => {
      await served.ask('/api/customers/');
      const [first] = served.mock.requests.entries();
      const page = await open(hash.replace(/1$/, String(first?.sequence)));
      const button = (name: string | RegExp) =>
        page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
      await ready?.(page);
      for (const name of names) await press(button(name).first());
      await page.waitForTimeout(SETTLE_MS);
      const focused = await page.evaluate<readonly string[]>(FOCUSED);
      expect(focused.slice(0, to.length)).toEqual(to);
    },
    PATIENCE_MS,
  );

  it(
    'stays in the field in which a row was saved by Enter',
    async () => {
      const page = await open(PAYMENT);
      await sum(page).fill('8.00');
      await sum(page).press('Enter');
      await page.locator('.detail .diff').waitFor();
      await page.waitForTimeout(SETTLE_MS);
      expect(await page.evaluate('document.activeElement.id')).toBe('row-sum');
    },
    PATIENCE_MS,
  );

  it(
    'of a reset of everything is asked for twice, and puts the contract back too',
    async () => {
      await served.admin('/contract', 'PUT', 'deployed');
      const page = await open('#/data');
      await page.locator('.fact', { hasText: 'deployed' }).waitFor();
      await page.getByRole('button', { name: 'Reset' }).click();
      await page.getByRole('menuitem', { name: 'Rows alone' }).click();
      await page.getByText('Back to the seed').waitFor();
      expect(await served.admin('/contract')).toMatchObject({ label: 'deployed' });
      await page.getByRole('button', { name: 'Reset' }).click();
      await page.getByRole('menuitem', { name: /^Everything: .*contract$/ }).click();
      expect(await served.admin('/contract')).toMatchObject({ label: 'deployed' });
      await page.getByRole('menuitem', { name: /^Really everything/ }).click();
      await page.locator('.fact', { hasText: 'documented' }).waitFor();
      expect(await served.admin('/contract')).toMatchObject({ label: 'documented' });
    },
    PATIENCE_MS,
  );
});
