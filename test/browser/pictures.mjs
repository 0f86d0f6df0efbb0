/**
 * The pictures of the inspector, light and dark, for documents: `node test/browser/pictures.mjs` after a build, with Chromium
 * installed. The clock stands still and chance is seeded, so that a picture changes only when the page does.
 */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const { createMockServer } = createRequire(import.meta.url)('../../dist/index.js');
const folder = new URL('pictures/', import.meta.url);
const TOKEN = { Authorization: 'Token YOUR_API_TOKEN' };
const PROFILE = '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';

const mock = createMockServer({ now: '2023-12-22T10:00:00Z', randomSeed: 7 });
const server = createServer(mock.app);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;

const ask = async (path, { token = TOKEN, ...init } = {}) =>
  (await fetch(url + path, { ...init, headers: { ...token, ...init.headers } })).text();
const json = (body, method = 'POST') => ({
  method,
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
});

async function form() {
  const body = new FormData();
  body.append('profile', PROFILE);
  body.append('date_of_payment', '2023-12-20');
  body.append('sum', '120.00');
  body.append(
    'proof',
    new Blob(['Payment order 2023-12-20\n'], { type: 'text/plain' }),
    'order.txt',
  );
  return ask('/api/payments/', { method: 'POST', body });
}

async function world() {
  const owner = { Authorization: 'Token owner-token' };
  await ask('/api/payments/?page_size=50');
  await ask('/api/customers/', { token: owner });
  await ask('/api/payment-profiles/?is_active=true');
  await form();
  await ask('/api/payments/', { token: owner, ...json({ sum: '5.00' }) });
  await ask('/api/payments/0f000000000040008000000000000001/');
  await ask('/__admin/faults', json({ operation: 'payments_list', respond: 'bad_gateway' }));
  await ask(
    '/__admin/faults',
    json({ operation: 'payments_create', transport: 'stall', times: 3 }),
  );
  await ask(
    '/__admin/faults',
    json({ operation: 'invoices_list', respond: 'throttled', times: 0 }),
  );
  await ask('/api/payments/');
  await ask('/api/invoices/?state=paid&sate=x');
  await ask('/__admin/faults/fault-2', json({ isActive: false }, 'PATCH'));
  await ask(
    '/__admin/tables/payments/ba000000-0000-4000-8000-000000000006',
    json({ sum: '1200.00' }, 'PATCH'),
  );
  await ask('/api/payments/', json({ profile: PROFILE, sum: '12.345', note: 'second half' }));
}

const PICTURES = {
  requests: '#/requests',
  refused: '#/requests/9',
  data: '#/data/payments/ba000000-0000-4000-8000-000000000006',
  faults: '#/faults',
  coverage: '#/coverage',
};

await world();
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const colorScheme of ['light', 'dark']) {
  for (const [name, hash] of Object.entries(PICTURES)) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 760 } });
    await page.goto(`${url}/__admin/${hash}`);
    await page.waitForTimeout(1500);
    const path = new URL(`${name}-${colorScheme}.png`, folder).pathname;
    await page.screenshot({ path });
    await page.close();
  }
}
await browser.close();
server.close();
server.closeAllConnections();
