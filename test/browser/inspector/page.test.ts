/** The page as a whole: small, of this server alone, for narrow windows, for screen readers, in light and dark. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VIEWS } from '../../../src/inspector/route.ts';
import { describeInChromium, useChromium } from '../chromium.ts';
import { BUILT, PROFILE, type Served, serve } from './served.ts';

const PATIENCE_MS = 180_000;
const PATIENT_MS = 15_000;
const MOST_BYTES = 60_000;
const ROUTES = [
  ...VIEWS.map((view) => `#/${view}`),
  ...['#/requests/1', '#/requests/2', '#/data/payments/a1b2c3d4-e5f6-7890-abcd-ef1234567890'],
  ...['#/data/payments/new', '#/data/changes', '#/tokens/staff'],
];

describe('what is built', () => {
  const files = readdirSync(BUILT);
  const text = (name: string) => readFileSync(new URL(name, BUILT), 'utf8');

  it(`is one page, one script, one style and one icon, of ${MOST_BYTES} bytes compressed at most`, () => {
    expect(files.sort()).toEqual(['icon.svg', 'index.html', 'inspector.css', 'inspector.js']);
    const bytes = files.map((name) => gzipSync(readFileSync(new URL(name, BUILT))).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('has no script or style in the page, no HTML made of text, and no other host', () => {
    expect(text('index.html')).not.toMatch(/<script>|<style|style=|\son\w+=/);
    expect(text('inspector.js')).not.toMatch(/insertAdjacentHTML|document\.write|eval\(/);
    const hosts = [
      ...text('inspector.js').matchAll(/https?:\/\/[\w.-]+/g),
      ...text('inspector.css').matchAll(/url\(/g),
    ];
    expect(new Set(hosts.map(String))).toEqual(new Set(['http://www.w3.org']));
  });
});

describeInChromium('the page', () => {
  const browser = useChromium();
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    await served.ask('/api/payments/', { sum: 10, foo: 1 });
    await served.ask('/api/payments/', {
      profile: PROFILE,
      date_of_payment: '2023-10-01',
      sum: '5.00',
    });
    await served.ask(`/api/payments/?x=${'long'.repeat(60)}`);
    await served.admin('/faults', 'POST', { operation: 'payments_list', respond: 'bad_gateway' });
  });
  afterAll(() => served.stop());

  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds, in any view, %s',
    async (colorScheme) => {
      const page = await browser.open(served.page(), { colorScheme });
      page.setDefaultTimeout(PATIENT_MS);
      await page.evaluate(axe);
      for (const route of ROUTES) {
        await page.evaluate(`location.hash = '${route}'`);
        await page.waitForTimeout(400);
        const found: readonly unknown[] = await page.evaluate(
          'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]))',
        );
        expect([route, found]).toEqual([route, []]);
      }
    },
    PATIENCE_MS,
  );

  it(
    'fits into 360 pixels, asks this server alone, and breaks no rule of its policy',
    async () => {
      const page = await browser.open('about:blank', { viewport: { width: 360, height: 740 } });
      page.setDefaultTimeout(PATIENT_MS);
      const asked: string[] = [];
      const told: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      page.on('console', (message) => told.push(message.text()));
      page.on('pageerror', (error) => told.push(String(error)));
      await page.goto(served.page());
      for (const route of ROUTES) {
        await page.evaluate(`location.hash = '${route}'`);
        await page.waitForTimeout(300);
        const size = await page.evaluate(
          '[document.documentElement.scrollWidth, document.querySelector("main").scrollWidth, document.documentElement.scrollHeight]',
        );
        expect([route, size]).toEqual([route, [360, 360, 740]]);
      }
      expect(new Set(asked)).toEqual(new Set([served.url]));
      const failures = told.filter((text) => !text.includes('404'));
      expect(failures).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'shows in a narrow window which view is open, what the time is, and long texts whole',
    async () => {
      const page = await browser.open(served.page('#/tokens'), {
        viewport: { width: 360, height: 740 },
      });
      page.setDefaultTimeout(PATIENT_MS);
      const tab = page.getByRole('link', { name: 'Tokens', exact: true });
      await tab.waitFor();
      const { x = -1, width = 0 } = { ...(await tab.boundingBox()) };
      expect([x > 24, x + width < 336]).toEqual([true, true]);
      await page.locator('.fact', { hasText: /\d{4}-\d\d-\d\d \d\d:\d\d/ }).waitFor();
      await page.goto(served.page('#/requests/3'));
      await page.locator('pre.code').first().waitFor();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Requests');
      expect(
        await page.evaluate(
          '[...document.querySelectorAll("section.scroll")].every((box) => box.scrollWidth <= box.clientWidth)',
        ),
      ).toBe(true);
      await page.goto(served.page('#/data/media'));
      const media = page.getByRole('link', { name: /^media/ });
      await media.waitFor();
      const { x: left = -1, width: wide = 400 } = { ...(await media.boundingBox()) };
      expect([left >= 0, left + wide <= 360]).toEqual([true, true]);
    },
    PATIENCE_MS,
  );

  it(
    'keeps messages beside what it shows, and the clock to the minute',
    async () => {
      await served.admin('/clock', 'PUT', { mode: 'frozen', now: '2024-01-31T10:59:58Z' });
      const page = await browser.open(served.page('#/requests/1'));
      page.setDefaultTimeout(PATIENT_MS);
      await page.getByRole('button', { name: 'Send again' }).click();
      const toast = page.locator('.toast');
      await toast.waitFor();
      const [below, main] = [await toast.boundingBox(), await page.locator('main').boundingBox()];
      expect(below?.y).toBeGreaterThanOrEqual((main?.y ?? 0) + (main?.height ?? 0));
      await served.admin('/clock', 'PUT', { mode: 'offset', offsetMs: 0 });
      await page.locator('.top .fact', { hasText: '10:59' }).waitFor({ state: 'detached' });
      const now = Date.now();
      const offsetMs = 58_000 - (now % 60_000);
      await served.admin('/clock', 'PUT', { mode: 'offset', offsetMs });
      const next = new Date(now - (now % 60_000) + 60_000).toISOString().slice(11, 16);
      await page.locator('.top .fact', { hasText: next }).waitFor();
      await served.admin('/clock', 'PUT', { mode: 'real' });
    },
    PATIENCE_MS,
  );

  it(
    'is in the colours that are asked for, remembers them, and keeps still for who wants that',
    async () => {
      const page = await browser.open(served.page(), {
        colorScheme: 'light',
        reducedMotion: 'reduce',
      });
      page.setDefaultTimeout(PATIENT_MS);
      const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
      const light = await ground();
      await page.getByRole('button', { name: /as the system has it. Change to dark/ }).click();
      const dark = await ground();
      expect(dark).not.toEqual(light);
      await page.reload();
      await page.getByRole('button', { name: 'Colours: dark. Change to light' }).waitFor();
      expect(await ground()).toEqual(dark);
      expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    },
    PATIENCE_MS,
  );

  it(
    'has URLs that can be gone back and forward through',
    async () => {
      const page = await browser.open(served.page());
      page.setDefaultTimeout(PATIENT_MS);
      for (const name of [/^Faults/, /^Clock$/]) await page.getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name: 'Clock' }).waitFor();
      expect(await page.title()).toMatch(/^Clock · default/);
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'Faults' }).waitFor();
      await page.goForward();
      await page.getByRole('heading', { level: 1, name: 'Clock' }).waitFor();
    },
    PATIENCE_MS,
  );
});
