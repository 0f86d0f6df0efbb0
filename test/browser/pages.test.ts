/** The pages for people beside the inspector, in a real browser: the welcome, and the console with the users of the world. */
import { afterEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type ServerOptions, type StartedMockServer, startMockServer } from '../../src/index.ts';
import { describeInChromium, useChromium } from './chromium.ts';

const PATIENCE_MS = 60_000;
const HOSTILE = '<img src=x onerror="document.title=\'hacked\'">';

describeInChromium('a browser', () => {
  const browser = useChromium();
  const started: StartedMockServer[] = [];
  afterEach(async () => {
    for (const server of started.splice(0)) await server.close();
  });

  /** A page of a server of its own; what it complains about is noted. */
  async function opened(path: string, options: ServerOptions = {}) {
    const server = await startMockServer(options);
    started.push(server);
    const page = await browser.open('about:blank');
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(server.url + path);
    return { server, page, complaints };
  }

  const caller = (page: Page) =>
    page.locator('#caller').evaluate((element) => {
      const { value, selectedOptions } = Object(element);
      return [value, selectedOptions[0]?.textContent];
    });

  it(
    'is welcomed under its policy, and finds the inspector',
    async () => {
      const users = [{ username: HOSTILE, token: 'annas', is_staff: true }];
      const { server, page, complaints } = await opened('/', { fixtures: { users } });
      expect(await page.locator('td').first().innerText()).toBe(HOSTILE);
      expect(await page.locator('pre').innerText()).toBe(server.firstRequest());
      // The style is taken, which its policy names by its hash.
      const width = await page.evaluate('getComputedStyle(document.body).maxWidth');
      expect(width).not.toBe('none');
      await page.getByRole('link', { name: 'Inspector' }).click();
      await page.waitForURL(/\/__admin\/$/);
      await page.locator('#page > *').first().waitFor();
      expect([await page.title(), complaints]).toEqual([expect.not.stringMatching(/hacked/), []]);
      await page.goto(`${server.url}/__admin`);
      expect(new URL(page.url()).pathname).toBe('/__admin/');
    },
    PATIENCE_MS,
  );

  it(
    'finds back from the console to the inspector',
    async () => {
      const { page } = await opened('/__sandbox/mine/__admin/docs');
      await page.getByRole('link', { name: 'Inspector' }).click();
      await page.waitForURL(/\/__sandbox\/mine\/__admin\/$/);
      await page.locator('.fact').first().waitFor();
      expect(await page.locator('.fact').first().textContent()).toBe('Sandboxmine');
    },
    PATIENCE_MS,
  );

  it(
    'finds in the console the payments open, and asks as whom it chooses',
    async () => {
      const { server, page, complaints } = await opened('/__admin/docs');
      await page.waitForSelector('#caller option', { state: 'attached' });
      const open = page.locator('.opblock-tag-section.is-open .opblock-tag');
      expect(await open.evaluateAll((all) => all.map((each) => Object(each).dataset.tag))).toEqual([
        'payments',
      ]);
      await page.waitForFunction("document.querySelector('#caller').options.length > 5");
      expect(await caller(page)).toEqual(['Token YOUR_API_TOKEN', 'staff (staff)']);
      await page.selectOption('#caller', { label: 'owner (user)' });
      const block = page.locator('[id$="-payments_list"]');
      await block.locator('.opblock-summary-control').click();
      await block.locator('button.execute').click();
      await block.locator('.live-responses-table').waitFor();
      expect(server.requests.entries().map(({ actor }) => actor)).toEqual(['owner']);
      await page.evaluate("viewer.preauthorizeApiKey('token', 'Token mine')");
      expect(await caller(page)).toEqual(['Token mine', 'another token']);
      await page.evaluate("viewer.authActions.logout(['token'])");
      expect(await caller(page)).toEqual(['', 'nobody']);
      expect(complaints).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'begins as somebody of the world, by the name that they have',
    async () => {
      const users = [
        { username: 'off', token: 'x', is_active: false },
        { username: HOSTILE, token: 'hers', is_support: true },
      ];
      const { page } = await opened('/__admin/docs', { fixtures: { users } });
      await page.waitForFunction("document.querySelector('#caller').value === 'Token hers'");
      expect(await caller(page)).toEqual(['Token hers', `${HOSTILE} (support)`]);
      expect(await page.title()).toBe('Waldur payments API');
    },
    PATIENCE_MS,
  );

  it(
    'opens what an address names, and has no users without the token',
    async () => {
      const options = { adminToken: 'sesame' };
      const { page } = await opened('/__admin/docs#/invoices', options);
      await page.waitForSelector('#caller option', { state: 'attached' });
      const open = page.locator('.opblock-tag-section.is-open .opblock-tag');
      await open.first().waitFor();
      expect(await open.evaluateAll((all) => all.map((each) => Object(each).dataset.tag))).toEqual([
        'invoices',
      ]);
      expect(await caller(page)).toEqual(['Token YOUR_API_TOKEN', 'another token']);
    },
    PATIENCE_MS,
  );
});
