/** The page wherever it is: under both contracts, of the server itself and of a sandbox, each view and what is done in it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInChromium, useChromium } from '../chromium.ts';
import { PROFILE, type Served, serve } from './served.ts';

const PATIENCE_MS = 120_000;
const PATIENT_MS = 15_000;
const PLACES = (['documented', 'deployed'] as const).flatMap((contract) =>
  ['', '/__sandbox/mine'].map((prefix) => ({ contract, prefix })),
);

describeInChromium('the page', () => {
  const browser = useChromium();

  describe.each(PLACES)('under $contract, at "$prefix"', ({ contract, prefix }) => {
    let served: Served;
    beforeAll(async () => {
      served = await serve({ contract });
    });
    beforeEach(() => fetch(`${served.url}${prefix}/__admin/reset`, { method: 'POST' }));
    afterAll(() => served.stop());

    const at = (hash: string) => `${served.url}${prefix}/__admin/${hash}`;
    async function open(hash: string): Promise<Page> {
      const page = await browser.open(at(hash));
      page.setDefaultTimeout(PATIENT_MS);
      return page;
    }
    async function told(path: string): Promise<unknown> {
      return (await fetch(`${served.url}${prefix}/__admin${path}`)).json();
    }
    /** Files as they come from another window: over the page, and let go. */
    async function drop(page: Page, name: string, text: string): Promise<void> {
      const [content, called] = [text, name].map((each) => JSON.stringify(each));
      const transfer = await page.evaluateHandle(`(() => {
        const data = new DataTransfer();
        data.items.add(new File([${content}], ${called}, { type: 'application/json' }));
        return data;
      })()`);
      await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
      await page.getByText('Drop a fixture file to import it').waitFor();
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    }

    it(
      'shows a request, why it was refused, and sends it again',
      async () => {
        const page = await open('#/requests');
        await page.getByText('No requests yet').waitFor();
        expect(await served.ask(`${prefix}/api/payments/`, { sum: '1.00' })).toBe(400);
        await page.locator('.request').first().click();
        const reason = page.getByRole('region', { name: 'Why it was refused' });
        await reason.getByText('payments.profile.required').first().waitFor();
        await page.getByRole('button', { name: 'Send again' }).click();
        await page.getByText('Sent again: 400').waitFor();
        await page.locator('.request').nth(1).waitFor();
        expect(await told('/requests')).toMatchObject({
          requests: [{ status: 400 }, { status: 400 }],
        });
      },
      PATIENCE_MS,
    );

    it(
      'makes the next create fail, and only that',
      async () => {
        const page = await open('#/faults');
        await page.getByRole('button', { name: /does not reach the server/ }).click();
        await page.getByRole('button', { name: 'Set the fault' }).click();
        await page.locator('.fault-list li').getByText('1 left').waitFor();
        const body = { profile: PROFILE, date_of_payment: '2023-10-01', sum: '5.00' };
        expect(await served.ask(`${prefix}/api/payments/`, body)).toBe(502);
        expect(await served.ask(`${prefix}/api/payments/`, body)).toBe(201);
      },
      PATIENCE_MS,
    );

    it(
      'takes a dropped file, tells what is wrong with it, and brings in one that is right',
      async () => {
        const page = await open('#/data/customers');
        await page.locator('.grid-row').first().waitFor();
        await drop(page, '<img src=x onerror="hacked=1">.json', '{"customers": [{"nam": "New"}]}');
        await page.getByRole('heading', { name: 'Import <img src=x onerror' }).waitFor();
        await page.getByRole('button', { name: 'Add to the rows' }).click();
        await page.getByText('did you mean').waitFor();
        await page.getByRole('button', { name: 'Cancel' }).click();
        await drop(page, 'broken.json', '{"customers": [');
        await page.getByRole('button', { name: 'Add to the rows' }).click();
        await page.getByRole('dialog').getByRole('alert').waitFor();
        await page.getByRole('button', { name: 'Cancel' }).click();
        expect(await told('/state')).not.toMatchObject({ customers: [{ name: 'New' }] });
        await drop(page, 'rows.json', '{"customers": [{"name": "New"}]}');
        await page.getByRole('button', { name: 'Replace all rows' }).click();
        await page.locator('.grid-row').getByText('New', { exact: true }).waitFor();
        expect(await told('/state')).toMatchObject({ customers: [{ name: 'New' }] });
        await page.getByRole('button', { name: 'Reset' }).click();
        await page.getByRole('menuitem', { name: 'Rows alone' }).click();
        await page.locator('.grid-row').nth(1).waitFor();
      },
      PATIENCE_MS,
    );

    it(
      'changes a row and shows what changed',
      async () => {
        const page = await open('#/data/payments');
        await page.locator('.grid-row').first().locator('.grid-cell').first().click();
        const detail = page.locator('.detail');
        await detail.getByLabel('sum', { exact: true }).fill('77.70');
        await detail.getByRole('button', { name: 'Save' }).click();
        await detail.locator('.diff').getByText('"77.70"').waitFor();
        await page.getByRole('link', { name: /Changes since reset/ }).click();
        await page.locator('.changes .diff').getByText('"77.70"').waitFor();
        expect(await told('/state')).toMatchObject({
          payments: expect.arrayContaining([expect.objectContaining({ sum: '77.70' })]),
        });
      },
      PATIENCE_MS,
    );

    it(
      'stops the clock, counts what was covered, and calls as a user',
      async () => {
        const page = await open('#/clock');
        await page.getByLabel('Freeze it at').fill('2024-01-31T10:00:00Z');
        await page.getByRole('button', { name: 'Freeze', exact: true }).click();
        await page.locator('.clock .chip', { hasText: 'frozen' }).waitFor();
        expect(await told('/clock')).toMatchObject({ frozen: true });
        await page.goto(at('#/tokens/staff'));
        await page.getByRole('button', { name: 'Send' }).click();
        await page.locator('.card .status.s2').waitFor();
        await page.goto(at('#/coverage'));
        await page
          .locator('.operation-cells', { hasText: 'payments_list' })
          .locator('a.cell', { hasText: '200' })
          .first()
          .click();
        await page.locator('.request').first().waitFor();
        await page.goto(at('#/contract'));
        await page.locator('button[aria-pressed=true]', { hasText: contract }).waitFor();
        expect(await told('/contract')).toMatchObject({ preset: contract });
      },
      PATIENCE_MS,
    );
  });

  it.each(['faults', 'data', 'coverage', 'clock', 'tokens', 'sandboxes', 'contract'] as const)(
    'comes to itself when the server was away while it showed %s',
    async (view) => {
      const first = await serve();
      const port = Number(new URL(first.url).port);
      const page = await browser.open(first.page(`#/${view}`));
      page.setDefaultTimeout(PATIENT_MS);
      await page.getByText(/Live|Polling/).waitFor();
      await first.stop();
      await page.getByText('No server: trying again').waitFor();
      const second = await serve({}, port);
      try {
        await page.getByText(/Live|Polling/).waitFor();
        await page.getByRole('alert').waitFor({ state: 'detached' });
        expect((await page.locator('main').textContent())?.length).toBeGreaterThan(20);
        if (view === 'faults') {
          await second.admin('/faults', 'POST', { operation: '*', respond: 'bad_gateway' });
          await page.locator('.fault-list li').waitFor();
        }
        if (view === 'data') {
          await second.admin('/state', 'PUT', { customers: [{ name: 'Anew' }] });
          await page.getByText('There are no payments').waitFor();
        }
        if (view === 'clock') {
          await second.admin('/clock', 'PUT', { mode: 'frozen', now: '2024-01-31T10:00:00Z' });
          await page.getByRole('timer').getByText('2024-01-31').waitFor();
        }
      } finally {
        await second.stop();
      }
    },
    PATIENCE_MS,
  );
});
