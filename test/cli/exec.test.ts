/** `exec`: what the command that it runs is given, and how both end. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { WORLD } from '../server/documents.ts';
import { useBuiltCommand } from './built-command.ts';
import { runInProcess } from './fake-host.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const folder = useTemporaryFolder();
const launch = useBuiltCommand();

/** Runs a script of Node beside a server; what the script needs of the environment it gets from the server. */
const execNode = (script: string, ...flags: readonly string[]) =>
  launch(['exec', ...flags, '--', process.execPath, '-e', script]);

describe('exec', () => {
  it('gives the command a server and the tokens of its users', async () => {
    const world = folder.write('world.json', {
      users: [
        { username: 'old-staff', token: 'old-token', is_staff: true, is_active: false },
        { username: 'boss', token: 'boss-token', is_staff: true },
        { username: 'other-owner', token: 'other-token' },
        { username: 'nobody' },
      ],
    });
    const script = `fetch(process.env.WALDUR_MOCK_URL + '/api/payments/', {
      headers: { Authorization: 'Token ' + process.env.WALDUR_MOCK_TOKEN },
    }).then(({ status }) => {
      const names = Object.entries(process.env).filter(([name]) => /_TOKEN/.test(name));
      console.log(JSON.stringify([status, Object.fromEntries(names)]));
    });`;
    const { ended, out, err } = execNode(script, '--fixtures', world);
    expect([await ended, err()]).toEqual([0, '']);
    expect(JSON.parse(out())).toEqual([
      200,
      {
        WALDUR_MOCK_TOKEN: 'boss-token',
        WALDUR_MOCK_TOKEN_OLD_STAFF: 'old-token',
        WALDUR_MOCK_TOKEN_BOSS: 'boss-token',
        WALDUR_MOCK_TOKEN_OTHER_OWNER: 'other-token',
      },
    ]);
  });

  it('ends with the exit code of the command, and passes its streams through', async () => {
    const { ended, out, err } = execNode(
      "console.log('out'); console.error('err'); process.exitCode = 7",
    );
    expect([await ended, out(), err()]).toEqual([7, 'out\n', 'err\n']);
  });

  it('tells of requests on standard error, where that is asked for', async () => {
    const port = folder.path('port');
    const script = "fetch(process.env.WALDUR_MOCK_URL + '/api/payments/')";
    const { ended, out, err } = execNode(script, '--log-level', 'info', '--port-file', port);
    expect([await ended, out(), err()]).toEqual([
      0,
      '',
      expect.stringMatching(/^401 GET \/api\/payments\/ /),
    ]);
    expect(readFileSync(port, 'utf8')).toMatch(/^\d+\n$/);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'passes %s on, and lets the command end',
    async (name) => {
      const script = `process.on('${name}', () => process.exit(9));
      setInterval(() => {}, 1000);
      console.log('runs')`;
      const command = execNode(script);
      await command.firstLine;
      command.signal(name);
      expect(await command.ended).toBe(9);
    },
  );

  it('ends with 128 and the number of the signal that ended the command', async () => {
    expect(await execNode("process.kill(process.pid, 'SIGKILL')").ended).toBe(137);
    const command = execNode("setInterval(() => {}, 1000); console.log('runs')");
    await command.firstLine;
    command.signal('SIGTERM');
    expect(await command.ended).toBe(143);
  });

  it('ends with 127 and says so where there is no such command', async () => {
    expect(await runInProcess(['exec', '--', 'no-such-command'])).toEqual({
      exitCode: 127,
      out: '',
      err: 'There is no command no-such-command.',
    });
  });

  it('ends with 126 where the command cannot be run', async () => {
    const path = folder.write('plain.txt', 'no program');
    const { exitCode, err } = await runInProcess(['exec', '--', path]);
    expect([exitCode, err]).toEqual([126, expect.stringContaining('cannot be run')]);
  });

  it.each([
    [['exec'], 'exec needs a command after --'],
    [['exec', '--'], 'exec needs a command after --'],
    [['exec', 'npm', '--', 'test'], 'Unexpected argument npm.'],
    [['exec', '--delay', 'x', '--', 'true'], '--delay'],
  ])('ends with 2 for %j', async (args, message) => {
    const { exitCode, err } = await runInProcess(args);
    expect([exitCode, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it('ends with 3 for fixtures that do not load, and runs nothing', async () => {
    const broken = folder.write('broken.json', { payments: [{}] });
    const { exitCode } = await runInProcess(['exec', '-f', broken, '--', 'no-such-command']);
    expect(exitCode).toBe(3);
  });

  it('fails with 1 where the port that is told is taken', async () => {
    const world = folder.write('world.json', WORLD);
    const first = launch(['--port', '0', '--log-format', 'json', '-f', world]);
    const { port } = JSON.parse(await first.firstLine);
    const { exitCode, err } = await runInProcess(['exec', '-p', String(port), '--', 'true']);
    expect([exitCode, err]).toEqual([1, expect.stringContaining(`Port ${port}`)]);
  });
});

describe('exec --pact', () => {
  const script = "fetch(process.env.WALDUR_MOCK_URL + '/api/payments/')";

  it('writes what the command used, and adds only what is new to it', async () => {
    const file = folder.path('pact.json');
    const flags = ['--pact', file, '--consumer', 'checkout', '--provider', 'billing'];
    expect(await execNode(script, ...flags).ended).toBe(0);
    const first = readFileSync(file, 'utf8');
    expect(JSON.parse(first)).toMatchObject({
      consumer: { name: 'checkout' },
      provider: { name: 'billing' },
      interactions: [{ request: { path: '/api/payments/' }, response: { status: 401 } }],
    });
    expect(await execNode(script, ...flags).ended).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(first);
  });

  it('runs nothing where the file is no file of Pact, or nobody is named', async () => {
    const file = folder.write('other.json', { interactions: 1 });
    const told = "console.log('ran')";
    const wrong = execNode(told, '--pact', file, '--consumer', 'checkout');
    expect([await wrong.ended, wrong.out()]).toEqual([2, '']);
    expect(wrong.err()).toContain('/interactions must be a list');
    const nameless = execNode(told, '--pact', file);
    expect([await nameless.ended, nameless.out()]).toEqual([2, '']);
    expect(nameless.err()).toContain('--pact needs --consumer');
  });
});
