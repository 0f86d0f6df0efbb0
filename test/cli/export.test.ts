/** `export`: what it writes of a running server loads as the same again, and what is wrong with its answer is told. */

import { existsSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMockServer, type StartedMockServer, startMockServer } from '../../src/index.ts';
import { rowLines } from '../../src/values/row-lines.ts';
import { WORLD } from '../server/documents.ts';
import { runInProcess } from './fake-host.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const folder = useTemporaryFolder();
const closers: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(options: Parameters<typeof startMockServer>[0]): Promise<StartedMockServer> {
  const server = await startMockServer(options);
  closers.push(server.close);
  return server;
}

/** Something else that listens, and its URL. */
async function other(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = Object(server.address()) satisfies AddressInfo;
  return `http://127.0.0.1:${port}`;
}

const textAt = async (url: string) => (await fetch(url)).text();
const exported = (...args: readonly string[]) => runInProcess(['export', ...args]);

describe('export', () => {
  it.each(['default', 'edge-cases', 'empty'])(
    'writes a file of the world %s that is valid and loads to the same bytes',
    async (fixtures) => {
      const { url } = await serve({ fixtures });
      const file = folder.path('world.json');
      const { exitCode, out } = await exported('--url', url, '--output', file);
      expect([exitCode, out]).toEqual([
        0,
        expect.stringMatching(/world\.json has the state: .*\d+ users.*\.$/),
      ]);
      const validated = await runInProcess(['validate', file]);
      expect(validated.exitCode).toBe(0);
      const again = await serve({ fixtures: file });
      expect(await textAt(`${again.url}/__admin/state`)).toBe(await textAt(`${url}/__admin/state`));
    },
  );

  it('writes a row a line on standard output, where nothing else is', async () => {
    const { url } = await serve({ fixtures: WORLD });
    const { exitCode, out, err } = await exported('--url', `${url}/`);
    expect([exitCode, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual(createMockServer({ fixtures: JSON.parse(out) }).state());
    expect(out.match(/^ {4}\{"uuid"/gm)).toHaveLength(6);
    expect(out.split('\n')[0]).toBe('{');
  });

  it('writes what has changed, of the sandbox that is named by flag, variable or URL', async () => {
    const server = await serve({ fixtures: WORLD });
    const { url } = server;
    server.sandbox('own').seed({ users: [{ username: 'only' }] });
    const usernames = async (args: readonly string[], environment = {}) => {
      const { out } = await runInProcess(['export', ...args], environment);
      return JSON.parse(out).users.map(({ username }: { username: string }) => username);
    };
    expect(await usernames(['--url', url, '--sandbox', 'own'])).toEqual(['only']);
    expect(await usernames(['--url', `${url}/__sandbox/own/`])).toEqual(['only']);
    const variables = { WALDUR_MOCK_URL: url, WALDUR_MOCK_EXPORT_SANDBOX: 'own' };
    expect(await usernames([], variables)).toEqual(['only']);
    expect(await usernames(['--url', url])).toEqual(['staff', 'owner', 'nobody']);
  });

  it('fails with 1 where nothing answers, or the answer is cut off', async () => {
    const gone = await startMockServer();
    await gone.close();
    const silent = await exported('--url', gone.url);
    expect([silent.exitCode, silent.out, silent.err]).toEqual([
      1,
      '',
      expect.stringMatching(/^http:.*\/__admin\/state does not answer: .*ECONNREFUSED/),
    ]);
    const url = await other((_req, res) => {
      res.writeHead(200, { 'Content-Length': '100' });
      res.write('{"$schema"', () => res.destroy());
    });
    const cut = await exported('--url', url, '--output', folder.path('x.json'));
    expect([cut.exitCode, cut.err]).toEqual([1, expect.stringContaining('does not answer: ')]);
    expect(existsSync(folder.path('x.json'))).toBe(false);
  });

  it.each<[string, number, string]>([
    ['a page', 200, '<html>\n<h1>Hello</h1>'],
    ['other JSON', 200, '{"users":[]}'],
    ['no object', 200, '[]'],
    ['a refusal', 404, '{"$schema":"fixtures.schema.json"}'],
  ])('fails with 1 where it is no mock: %s', async (_what, status, body) => {
    const url = await other((_req, res) => res.writeHead(status).end(body));
    const { exitCode, out, err } = await exported('--url', url);
    expect([exitCode, out, err]).toEqual([
      1,
      '',
      `${url}/__admin/state is no state of a waldur-payments-mock (or it was started with --no-admin): it answers ${status} ${body.replace('\n', ' ')}`,
    ]);
  });

  it('tells no secret of what is no mock', async () => {
    const url = await other((_req, res) =>
      res.end('{"token":"a-secret","a":"?password=b-secret"}'),
    );
    const { err } = await exported('--url', url);
    expect(err).toContain('it answers 200 {"token":"****","a":"?password=****"}');
  });

  it('fails with 1 for a server without a control plane, and a sandbox that is gone', async () => {
    const { url } = await serve({ admin: false });
    expect(await exported('--url', url)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('answers 404: This server has no control plane (--no-admin).'),
    });
    const open = await serve({});
    await fetch(`${open.url}/__sandbox/a/__admin/health`);
    await fetch(`${open.url}/__admin/sandboxes/a`, { method: 'DELETE' });
    expect(await exported('--url', open.url, '--sandbox', 'a')).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/ answers 410: The sandbox "a" is gone: it was deleted\.$/),
    });
  });

  it('fails with 1 where the file cannot be written', async () => {
    const { url } = await serve({});
    const { exitCode, err } = await exported('--url', url, '--output', folder.path('none/x.json'));
    expect([exitCode, err]).toEqual([1, expect.stringMatching(/ENOENT.*none\/x\.json/)]);
  });

  it.each<[readonly string[], string]>([
    [[], 'export needs the URL of a server: --url http://127.0.0.1:8000.'],
    [
      ['--url', 'localhost'],
      '--url (WALDUR_MOCK_URL) must be an http or https URL, not "localhost".',
    ],
    [['--url', 'ftp://x'], '--url (WALDUR_MOCK_URL) must be an http or https URL, not "ftp://x".'],
    [
      ['--url', 'http://x', '--sandbox', 'a/b', '--output='],
      '--sandbox (WALDUR_MOCK_EXPORT_SANDBOX) must be 1 to 100 letters, digits, dots, hyphens or underscores, not "a/b".\n--output (WALDUR_MOCK_EXPORT_OUTPUT) must be a file, not "".',
    ],
    [['--ulr', 'http://x'], 'Unknown flag --ulr. Did you mean --url?'],
    [['--port', '1'], 'Unknown flag --port. It is one of start, health, exec.'],
    [['world.json'], 'Unexpected argument world.json.'],
  ])('is wrong usage with 2: %j', async (args, message) => {
    const { exitCode, err } = await exported(...args);
    expect([exitCode, err]).toEqual([2, `${message}\nTry waldur-payments-mock export --help.`]);
  });
});

describe('rowLines', () => {
  it('breaks lines between members and rows, and nowhere else', () => {
    const json = '{"$schema":"a,[{","b":[],"c":[{"d":[1,{"e":2}]},{"f":"\\\\\\"],"}],"g":{}}';
    expect(rowLines(json)).toBe(
      [
        '{',
        '  "$schema":"a,[{",',
        '  "b":[],',
        '  "c":[',
        '    {"d":[1,{"e":2}]},',
        '    {"f":"\\\\\\"],"}',
        '  ],',
        '  "g":{}',
        '}',
      ].join('\n'),
    );
  });

  it('changes no JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.array(fc.jsonValue())), (document) => {
        const json = JSON.stringify(document);
        expect(JSON.stringify(JSON.parse(rowLines(json)))).toBe(json);
      }),
    );
  });
});
