/** The page of the document loads from its own server alone, whatever the sandbox. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { viewerPage } from '../../src/admin/viewer.ts';
import { createMockServer } from '../../src/index.ts';
import { expanded } from './expanded.ts';

const { app } = createMockServer();

/** What the page loads by itself. */
function references(page: string): readonly string[] {
  return Array.from(
    page.matchAll(/<(?:link|script)[^>]* (?:href|src)="([^"]*)"/g),
    ([, url = '']) => url,
  );
}

interface Settings {
  readonly url: string;
  readonly validatorUrl: unknown;
  readonly tryItOutEnabled: boolean;
  readonly onComplete: () => void;
}

/** What the page's own script tells the viewer, and what it tells it once that is loaded. */
function started(page: string): {
  readonly settings: Settings;
  readonly calls: readonly unknown[];
  readonly asked: readonly string[];
} {
  const [, script = ''] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
  const shown: Settings[] = [];
  const calls: unknown[] = [];
  const SwaggerUIBundle = (settings: Settings) => {
    shown.push(settings);
    return {
      preauthorizeApiKey: (...args: unknown[]) => void calls.push(args),
      layoutActions: { show: (...args: unknown[]) => void calls.push(args) },
      authSelectors: { authorized: () => undefined },
      getStore: () => ({ subscribe: () => undefined }),
    };
  };
  const select = { options: [], append: () => undefined, addEventListener: () => undefined };
  const document = { querySelector: () => select, createElement: () => ({}) };
  const asked: string[] = [];
  const fetch = async (url: string): Promise<void> => void asked.push(url);
  runInNewContext(script, { SwaggerUIBundle, document, fetch, location: { hash: '' } });
  const [settings] = shown;
  if (settings === undefined) throw new Error('The page starts no viewer.');
  settings.onComplete();
  return { settings, calls, asked };
}

describe('GET /__admin/docs', () => {
  it.each(['', '/__sandbox/checkout'])(
    'refers to files of its own server, in %j',
    async (prefix) => {
      const { status, headers, text } = await request(app).get(`${prefix}/__admin/docs`);
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(text).not.toMatch(/https?:|"\/\//);
      const types = await Promise.all(
        references(text).map(async (url) => {
          if (url === 'data:,') return url;
          expect(url.replace(prefix, '')).toMatch(/^\/__admin\/(docs\/|openapi\.json$)/);
          const file = await request(app).get(url);
          expect([url, file.status]).toEqual([url, 200]);
          return file.headers['content-type'];
        }),
      );
      expect(types).toEqual([
        'data:,',
        'text/css; charset=utf-8',
        'text/javascript; charset=utf-8',
        'application/json',
      ]);
    },
  );

  it.each(['/__admin/docs', '/__admin/docs/'])('is the same at %s', async (path) => {
    const { text } = await request(app).get(path);
    expect(references(text)).toContain('/__admin/docs/swagger-ui.css');
  });

  it('has a style sheet that loads nothing', async () => {
    const { text } = await request(app).get('/__admin/docs/swagger-ui.css');
    expect(text.length).toBeGreaterThan(10_000);
    expect(text).not.toMatch(/@import|url\((?!["']?data:)/);
  });

  it.each([
    ['', '/__admin/openapi.json', 'documented'],
    ['?contract=deployed', '/__admin/openapi.json?contract=deployed', 'deployed'],
    ['?part=control-plane', '/__admin/openapi.json?part=control-plane', 'documented'],
  ])('shows the document, with %j that of its contract', async (query, url, contract) => {
    const { text } = await request(app).get(`/__admin/docs${query}`);
    const { settings } = started(text);
    expect(settings.url).toBe(url);
    const { status, body } = await request(app).get(settings.url);
    expect([status, body.info.summary]).toEqual([200, expect.stringContaining(contract)]);
  });

  it('asks no validator, opens the payments, and tries requests out as a user of the world', async () => {
    const { text } = await request(app).get('/__admin/docs');
    const { settings, calls, asked } = started(text);
    expect(settings).toMatchObject({ validatorUrl: null, tryItOutEnabled: true });
    expect(calls).toEqual([
      ['token', 'Token YOUR_API_TOKEN'],
      [['operations-tag', 'payments'], true],
    ]);
    expect(asked).toEqual(['/__admin/users']);
    const { text: other } = await request(app).get('/__admin/docs?part=control-plane');
    expect([started(other).calls, started(other).asked]).toEqual([
      [['token', 'Token YOUR_API_TOKEN']],
      [],
    ]);
  });

  it('has the licence of the viewer beside it', async () => {
    const { text } = await request(app).get('/__admin/docs/LICENSE');
    expect(text).toContain('Apache License');
  });

  it.each(['swagger-ui.js', 'constructor'])('has no file %s', async (name) => {
    const { status, body } = await request(app).get(`/__admin/docs/${name}`);
    expect([status, body.errors[0].message]).toEqual([
      404,
      expect.stringContaining('swagger-ui.css'),
    ]);
  });
});

describe('the text of the page', () => {
  it('cannot be broken out of', () => {
    const page = viewerPage('/a"><script>', {
      contract: '</script><script>alert(1)',
      part: '"><script>alert(1)',
    });
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(started(page).settings.url).toContain('/a"><script>/openapi.json?contract=');
  });
});

describe('GET /__admin/openapi.json', () => {
  it('refuses an unknown contract with 400, and hints', async () => {
    const { status, body } = await request(app).get('/__admin/openapi.json?contract=deploed');
    expect([status, body.errors[0].message]).toEqual([
      400,
      'contract must be one of documented, deployed, current, not "deploed": did you mean "deployed"?',
    ]);
  });

  it.each([
    [{}, '', 'http://mock'],
    [{}, '/__sandbox/checkout', 'http://mock/__sandbox/checkout'],
    [{ publicUrl: 'https://waldur.example.com/' }, '', 'https://waldur.example.com'],
  ])('names the server as %j reached under %j', async (options, prefix, url) => {
    const server = createMockServer(options);
    const { body } = await request(server.app)
      .get(`${prefix}/__admin/openapi.json`)
      .set('Host', 'mock');
    expect(body.servers).toEqual([{ url }]);
    const { requestBody, responses } = Object(expanded(body)).paths['/api/payments/'].post;
    const { profile } = requestBody.content['application/json'].example;
    expect([profile, responses['201'].content['application/json'].example.profile]).toEqual([
      `${url}/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/`,
      `${url}/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/`,
    ]);
  });

  it.each(['documented', 'deployed'] as const)(
    'is that of the running %s server',
    async (contract) => {
      const { app: own } = createMockServer({ contract });
      const { body } = await request(own).get('/__admin/openapi.json').set('Host', 'mock');
      const asked = await request(app)
        .get(`/__admin/openapi.json?contract=${contract}`)
        .set('Host', 'mock');
      expect(body).toEqual(asked.body);
    },
  );
});
