/** The audit of what is inside the bundles, against a registry of our own: it asks for these packages alone, and fails. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { components } = JSON.parse(readFileSync(`${root}dist/sbom.cdx.json`, 'utf8'));
const PATIENCE_MS = 60_000;

const running = new Set<ReturnType<typeof createServer>>();
afterEach(() => {
  for (const server of running) server.close();
  running.clear();
});

/** Runs the audit; of the packages that it asks for the registry answers this. */
async function audit(status: number, advisories: object, ...flags: readonly string[]) {
  let asked: unknown;
  const registry = createServer(async (request, response) => {
    if (request.method !== 'POST') return response.writeHead(404).end('{}');
    asked = JSON.parse(await text(body(request)));
    return response.writeHead(status).end(JSON.stringify(advisories));
  });
  running.add(registry.listen(0, '127.0.0.1'));
  await once(registry, 'listening');
  const { port } = Object(registry.address());
  const child = spawn(process.execPath, ['.ci/audit.mjs', ...flags], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      npm_config_registry: `http://127.0.0.1:${port}/`,
      npm_config_fetch_retries: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [told, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { asked, told, exitCode };
}

const body = (request: IncomingMessage) =>
  request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request;

describe('the audit', () => {
  it(
    'asks for the packages inside the bundles, and passes where none is vulnerable',
    async () => {
      const { asked, told, exitCode } = await audit(200, {});
      const versions: Record<string, string[]> = {};
      for (const { group, name, version } of components) {
        const full = group === undefined ? name : `${group}/${name}`;
        versions[full] = [...new Set([...(versions[full] ?? []), version])];
      }
      expect(asked).toEqual(versions);
      expect([exitCode, told]).toEqual([0, expect.stringContaining('0 are vulnerable.')]);
    },
    PATIENCE_MS,
  );

  it(
    'fails, and tells the package and why, where one is vulnerable',
    async () => {
      const url = 'https://example.test/advisory';
      const advisory = {
        id: 1,
        url,
        title: 'Very bad',
        severity: 'high',
        vulnerable_versions: '*',
      };
      const { told, exitCode } = await audit(200, { qs: [advisory] }, '--if-answered');
      expect(exitCode).toBe(1);
      expect(told).toContain(`high: qs: Very bad ${url}\n`);
    },
    PATIENCE_MS,
  );

  it.each([
    [[], 1],
    [['--if-answered'], 0],
  ])(
    'says so where the registry gives no answer, and ends with %j by %i',
    async (flags, expected) => {
      const { told, exitCode } = await audit(405, { error: 'Method Not Allowed' }, ...flags);
      expect([exitCode, told]).toEqual([
        expected,
        expect.stringContaining('The registry does not tell of vulnerabilities'),
      ]);
    },
    PATIENCE_MS,
  );
});
