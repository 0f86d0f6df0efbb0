/** What each command and flag does, and with which exit code it ends; run inside this process. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/cli/commands.ts';
import { commandHelp } from '../../src/cli/help.ts';
import { packageVersion } from '../../src/package-root.ts';
import { BROKEN_WORLD, MISTAKES, PAYMENT, PROFILE, WORLD } from '../server/documents.ts';
import { FAKE_PID, type RunningCommand, runInProcess, startInProcess } from './fake-host.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const STAFF = { Authorization: 'Token staff-token' };
const started = new Set<RunningCommand>();
const folder = useTemporaryFolder();

afterEach(async () => {
  for (const { stop } of started) stop();
  await Promise.all([...started].map(({ exitCode }) => exitCode));
  started.clear();
});

interface Served extends RunningCommand {
  readonly url: string;
  readonly port: number;
}

/** Starts with the small world on any free port and waits until it listens. */
async function serve(
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const world = folder.write('world.json', WORLD);
  return serveOnly(['--fixtures', world, ...args], environment);
}

async function serveOnly(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const command = startInProcess(
    ['start', '--port', '0', '--log-format', 'json', ...args],
    environment,
  );
  started.add(command);
  return { ...command, ...JSON.parse(await command.firstLine) };
}

/** The JSON that a URL answers to staff. */
const read = async (url: string) => JSON.parse(await (await fetch(url, { headers: STAFF })).text());

const listed = (url: string) => read(`${url}/api/payments/`);
const stateOf = (url: string) => read(`${url}/__admin/state`);

/** Records a payment; gives the body of the answer. */
async function record(url: string) {
  const body = {
    profile: `/api/payment-profiles/${PROFILE}/`,
    date_of_payment: '2023-10-02',
    sum: '5',
  };
  const response = await fetch(`${url}/api/payments/`, {
    method: 'POST',
    headers: { ...STAFF, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return JSON.parse(await response.text());
}

describe('start', () => {
  it('announces where it listens, logs each request, and ends with 0 after a signal', async () => {
    const command = await serve();
    expect(await listed(command.url)).toHaveLength(1);
    command.stop('SIGINT');
    expect(await command.exitCode).toBe(0);
    expect(command.out.map((line) => JSON.parse(line))).toEqual([
      {
        event: 'listening',
        url: command.url,
        port: command.port,
        pid: FAKE_PID,
        inspector: `${command.url}/__admin/`,
        console: `${command.url}/__admin/docs`,
      },
      {
        event: 'loaded',
        contract: 'documented',
        fixtures: [folder.path('world.json')],
        rows: expect.objectContaining({ users: 3, customers: 1, payments: 1, media: 0 }),
      },
      {
        event: 'request',
        method: 'GET',
        path: '/api/payments/',
        status: 200,
        outcome: 'answered',
        received: 'all',
        durationMs: expect.any(Number),
        ...{ sequence: 1, sandbox: 'default', operation: 'payments_list', actor: 'staff' },
        ...{ at: expect.stringMatching(/Z$/), hasIgnored: false },
      },
      { event: 'closed', signal: 'SIGINT' },
    ]);
    expect(command.url).toBe(`http://127.0.0.1:${command.port}`);
    await expect(fetch(command.url)).rejects.toThrow();
  });

  it('says in the line of a request what the answer says to people', async () => {
    const command = await serve();
    await fetch(`${command.url}/api/payments/`, { headers: { Authorization: 'Token mistaken' } });
    expect(JSON.parse(await command.told(/"event":"request"/))).toMatchObject({
      status: 401,
      note: 'No user of the fixtures has this token. There are staff, owner, nobody.',
    });
  });

  it('tells what a misspelt world or scenario was meant to be', async () => {
    const world = await runInProcess(['start', '--port=0', '--fixtures', 'edge-casez']);
    expect([world.exitCode, world.err]).toEqual([
      3,
      expect.stringMatching(/did you mean "edge-cases"\?$/),
    ]);
    const scenario = await runInProcess(['start', '--scenario', 'hundred-payment']);
    expect(scenario.err).toContain('did you mean "hundred-payments"?');
  });

  it('gives memory back before it says that it listens', async () => {
    const command = await serve();
    expect(command.releases).toEqual([0]);
  });

  it('is what happens without a command, and takes variables for flags', async () => {
    const command = startInProcess([], { PORT: '0', WALDUR_MOCK_LOG_FORMAT: 'json' });
    started.add(command);
    expect(JSON.parse(await command.firstLine)).toMatchObject({ event: 'listening' });
  });

  it('writes the port to --port-file as soon as it is open', async () => {
    const { port } = await serve(['--port-file', folder.path('port')]);
    expect(readFileSync(folder.path('port'), 'utf8')).toBe(`${port}\n`);
  });

  it('fails with 1, and closes, when the port file cannot be written', async () => {
    const { exitCode, err } = await runInProcess([
      ...['--port', '0', '--fixtures', folder.write('world.json', WORLD)],
      ...['--port-file', folder.path('none/port')],
    ]);
    expect([exitCode, err]).toEqual([1, expect.stringMatching(/ENOENT.*none\/port/)]);
  });

  it('fails with 1 on a taken port, and names it', async () => {
    const world = folder.write('world.json', WORLD);
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = Object(taken.address()) satisfies AddressInfo;
    const { exitCode, out, err } = await runInProcess(['start', '-p', String(port), '-f', world]);
    taken.close();
    expect([exitCode, out, err]).toEqual([
      1,
      '',
      `Port ${port} on 127.0.0.1 is taken: stop what listens there, or use --port 0.`,
    ]);
  });

  it('fails with 1 on an address that this machine does not have, and names it', async () => {
    const { exitCode, err } = await runInProcess([
      ...['-p', '0', '-H', '192.0.2.1'],
      ...['-f', folder.write('world.json', WORLD)],
    ]);
    expect([exitCode, err]).toEqual([1, 'There is no address 192.0.2.1 to listen on (port 0).']);
  });

  it('has users and nothing else with --empty, whatever the variable says', async () => {
    const { url } = await serveOnly(['--empty'], { WALDUR_MOCK_FIXTURES: folder.path('none') });
    const state = await stateOf(url);
    expect(state.users).not.toEqual([]);
    const others = Object.entries(state).filter(([key]) => !['$schema', 'users'].includes(key));
    expect(others.filter(([, rows]) => !Array.isArray(rows) || rows.length > 0)).toEqual([]);
  });

  it('answers as the chosen contract', async () => {
    const documented = await serve();
    const deployed = await serve(['--contract', 'deployed']);
    expect((await listed(documented.url))[0]).toMatchObject({ uuid: PAYMENT, invoice_uuid: null });
    const [payment] = await listed(deployed.url);
    expect(payment).toMatchObject({ uuid: PAYMENT.replaceAll('-', '') });
    expect(payment).not.toHaveProperty('invoice_uuid');
  });

  it('lets everybody in with --auth off', async () => {
    const { url } = await serve(['--auth', 'off']);
    expect((await fetch(`${url}/api/payments/`)).status).toBe(200);
  });

  it('serves nothing under /__admin with --no-admin', async () => {
    const { url } = await serve(['--no-admin']);
    expect((await fetch(`${url}/__admin/health`)).status).toBe(404);
    expect((await fetch(`${url}/__admin/reset`, { method: 'POST' })).status).toBe(404);
  });

  it('builds hyperlinks on --public-url', async () => {
    const { url } = await serve(['--public-url', 'https://waldur.example.com/']);
    const [payment] = await listed(url);
    expect(payment?.['url']).toBe(`https://waldur.example.com/api/payments/${PAYMENT}/`);
  });

  it('stands still at --now', async () => {
    const { url } = await serve(['--now', '2024-02-29T12:00:00Z']);
    await record(url);
    const state = await stateOf(url);
    expect(state.payments[1].created).toMatch(/^2024-02-29T12:00:00/);
  });

  it('gives the same uuids for the same --random-seed, and others for another', async () => {
    const seeds = ['seven', 'seven', 'eight'];
    const servers = await Promise.all(seeds.map((seed) => serve(['--random-seed', seed])));
    const [first, second, third] = await Promise.all(
      servers.map(async ({ url }) => (await record(url)).uuid),
    );
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('waits with --delay, but not under /__admin', async () => {
    const { url } = await serve(['--delay', '30-40']);
    const start = performance.now();
    await listed(url);
    // Timers may end up to a millisecond early.
    expect(performance.now() - start).toBeGreaterThanOrEqual(29);
    expect((await fetch(`${url}/__admin/health`)).status).toBe(200);
  });

  it('adds cross-origin headers unless --cors off', async () => {
    const [open, closed] = await Promise.all([serve(), serve(['--cors', 'off'])]);
    const allowed = async ({ url }: Served) => {
      const { headers } = await fetch(url, { headers: { Origin: 'http://app.example.com' } });
      return headers.get('access-control-allow-origin');
    };
    expect([await allowed(open), await allowed(closed)]).toEqual(['*', null]);
  });

  it('says nothing of requests with --quiet', async () => {
    const command = await serve(['--quiet']);
    await listed(command.url);
    command.stop();
    await command.exitCode;
    expect(command.out.map((line) => JSON.parse(line).event)).toEqual([
      'listening',
      'loaded',
      'closed',
    ]);
  });

  it('says nothing at all with --log-level silent', async () => {
    const [world, file] = [folder.write('world.json', WORLD), folder.path('port')];
    const command = startInProcess([
      '-p',
      '0',
      '-f',
      world,
      '--log-level',
      'silent',
      '--port-file',
      file,
    ]);
    command.stop();
    expect(await command.exitCode).toBe(0);
    expect([...command.out, ...command.err]).toEqual([]);
    expect(readFileSync(file, 'utf8')).toMatch(/^\d+\n$/);
  });
});

describe('fixtures', () => {
  it('come from several files and folders that refer to each other', async () => {
    const { payments, ...rest } = WORLD;
    folder.write('all/b/payments.json', { payments });
    folder.write('all/ignored.txt', 'not JSON');
    const base = folder.write('all/a.json', rest);
    const { url } = await serveOnly(['-f', base, '-f', folder.path('all/b')]);
    expect(await listed(url)).toHaveLength(1);
  });

  it('come from WALDUR_MOCK_FIXTURES_DIR only when it holds files', async () => {
    folder.write('mounted/world.json', WORLD);
    folder.write('bare/readme.txt', '');
    const countOf = async (name: string) => {
      const { url } = await serveOnly([], { WALDUR_MOCK_FIXTURES_DIR: folder.path(name) });
      const { users } = await stateOf(url);
      return users.length;
    };
    const standard = await countOf('none');
    expect(await countOf('bare')).toBe(standard);
    expect(await countOf('mounted')).toBe(WORLD.users.length);
    expect(standard).not.toBe(WORLD.users.length);
  });

  it.each(['start', 'validate'])(
    'with thirty mistakes: %s lists them all and ends with 3',
    async (name) => {
      const path = folder.write('broken.json', BROKEN_WORLD);
      const { exitCode, out, err } = await runInProcess([name, '--fixtures', path]);
      expect([exitCode, out]).toEqual([3, '']);
      const [head, ...lines] = err.split('\n');
      expect(head).toBe(`The fixtures have ${MISTAKES} problems:`);
      expect(lines).toHaveLength(MISTAKES);
      for (const [index, line] of lines.entries()) {
        expect(line).toContain(path);
        expect(line).toContain(`/payments/${index}/sum`);
      }
    },
  );

  it('that cannot be read, are no UTF-8, no JSON, or no file at all are told together, with 3', async () => {
    folder.write('bare/readme.txt', '');
    folder.write('odd/folder.json/readme.txt', '');
    const paths = [
      folder.path('none.json'),
      folder.path('bare'),
      folder.path('odd'),
      folder.write('half.json', '{"users": ['),
      folder.write('latin.json', Buffer.from('{"users": "é"}', 'latin1')),
    ];
    const { exitCode, err } = await runInProcess(['validate', ...paths]);
    expect(exitCode).toBe(3);
    expect(err).toMatch(/^The fixtures have 5 problems:/);
    expect(paths.filter((path) => !err.includes(path))).toEqual([]);
    expect(err).not.toMatch(/^ +at /m);
  });
});

describe('validate', () => {
  it('counts what it found, and ends with 0', async () => {
    const path = folder.write('world.json', WORLD);
    expect(await runInProcess(['validate', path])).toEqual({
      exitCode: 0,
      out: expect.stringMatching(/^The fixtures are fine: (?=.*\b3 users\b).*\b1 payments\b.*\.$/),
      err: '',
    });
  });

  it('says so when there are no rows', async () => {
    const path = folder.write('world.json', {});
    expect(await runInProcess(['validate', '--', path])).toMatchObject({
      exitCode: 0,
      out: 'The fixtures are fine: no rows.',
    });
  });
});

describe('health', () => {
  const ask = (port: number, ...flags: readonly string[]) =>
    runInProcess(['health', '--port', String(port), ...flags]);

  it('ends with 0 while the server is well, and with 1 when there is none', async () => {
    const { port, stop, exitCode } = await serve();
    expect(await ask(port)).toEqual({
      exitCode: 0,
      out: expect.stringContaining('"status":"ok"'),
      err: '',
    });
    expect(await ask(port, '--host', '0.0.0.0')).toMatchObject({ exitCode: 0 });
    stop();
    await exitCode;
    expect(await ask(port)).toEqual({
      exitCode: 1,
      out: '',
      err: expect.stringMatching(`^http://127.0.0.1:${port}/__admin/health does not answer: .`),
    });
    expect(await ask(port, '--host', '::1')).toMatchObject({ exitCode: 1 });
  });

  it('is content with an answer from a server without a control plane', async () => {
    const { port } = await serve(['--no-admin']);
    expect(await ask(port)).toMatchObject({ exitCode: 1, err: expect.stringContaining('404') });
    expect(await ask(port, '--no-admin')).toMatchObject({ exitCode: 0 });
  });
});

describe('wrong usage', () => {
  it.each([
    [['--nonsense'], 'Unknown flag --nonsense.'],
    [['strat'], 'Unknown command strat. Did you mean start?'],
    [['serve-me-well'], 'Unknown command serve-me-well.'],
    [['describe', '--help'], 'Unknown command describe.'],
    [['schema'], 'Of what? There are contract and fixtures.'],
    [['schema', 'contracts'], 'Unknown command schema contracts. Did you mean contract?'],
    [['schema', 'contract', 'x'], 'Unexpected argument x.'],
    [['strat', '--help'], 'Unknown command strat. Did you mean start?'],
    [['vaildate', '--version'], 'Unknown command vaildate. Did you mean validate?'],
    [['help', 'strat'], 'Unknown command strat. Did you mean start?'],
    [['help', 'start', 'now'], 'Unexpected argument now.'],
    [['start', '--help', 'now'], 'Unexpected argument now.'],
    [['exec', 'npm', '--help'], 'Unexpected argument npm.'],
    [['coverage', 'mrege', '--help'], 'Unknown command coverage mrege. Did you mean merge?'],
    [['start', '--wacth', '--help'], 'Unknown flag --wacth. Did you mean --watch?'],
    [['start', 'now'], 'Unexpected argument now.'],
    [['--', 'now'], 'Unexpected argument now.'],
    [['health', 'now'], 'Unexpected argument now.'],
    [['health', '--port', '0'], 'health needs the port that the server listens on, not 0.'],
    [['validate'], 'validate needs at least one fixture file or folder.'],
    [['--port', 'http'], '--port (WALDUR_MOCK_PORT) must be a number from 0 to 65535, not "http".'],
    [['--now', 'noon'], '--now (WALDUR_MOCK_NOW) must be a time such as'],
  ])('%j ends with 2 and says why', async (args, reason) => {
    const { exitCode, out, err } = await runInProcess(args);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toMatch(/\nTry waldur-payments-mock (\w+ )?--help\.$/);
    expect(err.startsWith(reason)).toBe(true);
  });
});

describe('questions', () => {
  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    '%s --help, help %s and its help beside operands are its own text, with 0',
    async (name, command) => {
      const answer = { exitCode: 0, out: commandHelp(command), err: '' };
      expect(await runInProcess([name, '--help'], { WALDUR_MOCK_QUIET: 'maybe' })).toEqual(answer);
      expect(await runInProcess(['-h', name])).toEqual(answer);
      expect(await runInProcess(['help', name])).toEqual(answer);
    },
  );

  it('may stand beside what the command takes', async () => {
    const [validate, exec] = await Promise.all([
      runInProcess(['validate', 'a.json', '--help']),
      runInProcess(['exec', '--help', '--', 'npm', '--version']),
    ]);
    expect(validate).toMatchObject({ exitCode: 0, out: expect.stringMatching(/ validate <fix/) });
    expect(exec).toMatchObject({ exitCode: 0, out: expect.stringMatching(/ exec \[flags\] -- /) });
  });

  it('help alone is the text of --help', async () => {
    expect(await runInProcess(['help'])).toEqual(await runInProcess(['--help']));
  });

  it('--help and --version are answered with 0', async () => {
    const help = await runInProcess(['--help']);
    expect([help.exitCode, help.out]).toEqual([0, expect.stringContaining('Usage:')]);
    expect(await runInProcess(['start', '-V'])).toEqual({
      exitCode: 0,
      out: packageVersion(),
      err: '',
    });
  });
});
