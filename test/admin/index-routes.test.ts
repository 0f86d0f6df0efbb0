/** The control plane's own path: the inspector for a browser, an index for all others, and the files of the page. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createMockServer, type StartedMockServer, startMockServer } from '../../src/index.ts';

/** As Firefox sends it for a page. */
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';
const FOLDER = join(__dirname, '../../dist/inspector');
const FILES = ['index.html', 'inspector.js', 'inspector.css', 'icon.svg'];

/** Where nothing was built, files in its place. */
const made = FILES.filter((file) => !existsSync(join(FOLDER, file)));
beforeAll(() => {
  if (made.length > 0) mkdirSync(FOLDER, { recursive: true });
  for (const file of made) writeFileSync(join(FOLDER, file), '<!doctype html>');
});
afterAll(() => {
  for (const file of made) rmSync(join(FOLDER, file));
});

const app = createMockServer().app;

describe('GET /__admin/', () => {
  it.each(['/__admin/', '/__sandbox/a/__admin/'])(
    'is the page for a browser at %s',
    async (url) => {
      const { status, headers, text } = await request(app).get(url).set('Accept', BROWSER);
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(text).toMatch(/^<!doctype html>/);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'self'; /),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      });
      expect(headers['content-security-policy']).not.toMatch(/unsafe|http/);
    },
  );

  it.each(['/__admin', '/__sandbox/a/__admin?sandbox=b'])(
    'sends a browser from %s to the same with a slash, whatever proxy is before it',
    async (url) => {
      const { status, headers } = await request(app).get(url).set('Accept', BROWSER);
      const query = url.slice(url.indexOf('__admin') + '__admin'.length);
      expect([status, headers['location']]).toEqual([302, `__admin/${query}`]);
      expect(headers['content-type']).toBeUndefined();
    },
  );

  it.each([
    ['/__admin/', '*/*'],
    ['/__admin', 'application/json'],
    ['/__admin/', 'application/json, text/html'],
    ['/__admin/', 'text/html;q=0.5, application/json'],
    ['/__admin/', 'text/html;q=0'],
    ['/__admin/', ''],
  ])('is an index of links for all others at %s with Accept %s', async (url, accept) => {
    const { status, headers, body } = await request(app).get(url).set('Accept', accept);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      ...[200, 'application/json', 'no-store'],
    ]);
    expect(body.links).toContainEqual({
      rel: 'admin_snapshot_restore',
      href: '/__admin/snapshots/{name}/restore',
      method: 'POST',
      summary: 'Come back to a remembered state',
    });
    expect(body.links).toContainEqual(expect.objectContaining({ href: '/__admin/events' }));
  });

  it("has a sandbox's own paths under its prefix", async () => {
    const { body } = await request(app).get('/__sandbox/a/__admin/');
    const hrefs = body.links.map(({ href }: { href: string }) => href);
    expect(hrefs).toContain('/__sandbox/a/__admin/requests');
    expect(hrefs.every((href: string) => href.startsWith('/__sandbox/a/__admin/'))).toBe(true);
  });

  it('has every link that leads somewhere without a name', async () => {
    const { body } = await request(app).get('/__admin/');
    for (const { href, method } of body.links) {
      if (method !== 'GET' || href.includes('{') || href.endsWith('/events')) continue;
      expect([href, (await request(app).get(href)).status]).not.toEqual([href, 404]);
    }
  });
});

describe('GET /__admin/inspector/{file}', () => {
  it.each([
    ['inspector.js', 'text/javascript; charset=utf-8'],
    ['inspector.css', 'text/css; charset=utf-8'],
    ['icon.svg', 'image/svg+xml'],
    ['index.html', 'text/html; charset=utf-8'],
  ])('serves %s, once to a client that keeps it', async (file, type) => {
    const url = `/__sandbox/a/__admin/inspector/${file}`;
    const { status, headers } = await request(app).get(url);
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([
      ...[200, type, 'nosniff'],
    ]);
    const etag = String(headers['etag']);
    for (const known of [etag, `"other", W/${etag}`, '*']) {
      const again = await request(app).get(url).set('If-None-Match', known);
      expect([again.status, again.headers['etag'], again.text ?? '']).toEqual([304, etag, '']);
      expect(again.headers['content-type']).toBeUndefined();
    }
    const other = await request(app).get(url).set('If-None-Match', '"other"');
    expect(other.status).toBe(200);
  });

  it.each(['nothing.js', 'constructor', 'LICENSE'])('has no %s', async (file) => {
    const { status, body } = await request(app).get(`/__admin/inspector/${file}`);
    expect([status, body.errors?.[0]?.message]).toEqual([
      404,
      expect.stringMatching(/^there is no file ".*": there are index\.html, inspector\.js/),
    ]);
  });
});

describe('the guard', () => {
  let server: StartedMockServer;
  beforeAll(async () => {
    server = await startMockServer({ adminToken: 'sesame' });
  });
  afterAll(() => server.close());

  it('shows the page without the token, for it has nothing of what is in the server', async () => {
    for (const path of ['/__admin/', '/__admin/inspector/inspector.js']) {
      const { status, text } = await request(server.url).get(path).set('Accept', BROWSER);
      expect([status, text?.includes('YOUR_API_TOKEN')]).not.toEqual([401, true]);
      expect(status).toBe(200);
    }
    expect((await request(server.url).get('/__admin/users')).status).toBe(401);
  });

  it.each([
    { Host: 'evil.example' },
    { Origin: 'http://evil.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ])('shows it to no stranger: %p', async (headers) => {
    const asked = request(server.url).get('/__admin/').set('Accept', BROWSER).set(headers);
    expect((await asked).status).toBe(403);
  });

  it('has nothing to guard where there is no control plane', async () => {
    const bare = createMockServer({ admin: false }).app;
    for (const path of [
      '/__admin/',
      '/__admin',
      '/__admin/events',
      '/__admin/inspector/inspector.js',
    ]) {
      expect((await request(bare).get(path).set('Accept', BROWSER)).status).toBe(404);
    }
  });
});
