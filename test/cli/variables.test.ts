/** Variables that mean us, those that do not, and what is told of either. */
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { startOptions } from '../../src/cli/start-options.ts';
import { runInProcess, startInProcess } from './fake-host.ts';

const listening = (args: readonly string[], environment: Readonly<Record<string, string>>) => {
  const { settings } = parseArguments(args, environment);
  const { port, host, portVariable, hostVariable } = startOptions(settings, {}, () => false);
  return { port, host, from: [portVariable, hostVariable] };
};
const NOBODY = [undefined, undefined];

describe('port and host', () => {
  const others = { PORT: '3000', HOST: 'x86_64-conda-linux-gnu' };
  const own = { WALDUR_MOCK_PORT: '8001', WALDUR_MOCK_HOST: '0.0.0.0' };

  it('of start come from a flag, or our variables, or those that others have too', () => {
    const flags = ['--port', '1', '--host', '::1'];
    expect(listening(flags, { ...others, ...own })).toEqual({ port: 1, host: '::1', from: NOBODY });
    expect(listening([], { ...others, ...own })).toEqual({
      ...{ port: 8001, host: '0.0.0.0' },
      from: ['WALDUR_MOCK_PORT', 'WALDUR_MOCK_HOST'],
    });
    expect(listening(['start'], others)).toEqual({
      ...{ port: 3000, host: 'x86_64-conda-linux-gnu' },
      from: ['PORT', 'HOST'],
    });
    const empty = { ...others, WALDUR_MOCK_PORT: '', WALDUR_MOCK_HOST: '' };
    expect(listening([], empty).from).toEqual(['PORT', 'HOST']);
  });

  it('of exec never come from what is meant for its command', () => {
    const usual = { port: 8000, host: '127.0.0.1', from: NOBODY };
    expect(listening(['exec', '--', 'x'], others)).toEqual(usual);
    expect(listening(['exec', '--', 'x'], { ...others, ...own }).port).toBe(8001);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT (--port) must be a number from 0 to 65535, not "http".'],
    [{ WALDUR_MOCK_PORT: '-1' }, 'WALDUR_MOCK_PORT (--port) must be a number'],
    [{ WALDUR_MOCK_SCENARIO: 'payment-awaiting-lnk' }, 'did you mean "payment-awaiting-link"?'],
    [{ WALDUR_MOCK_CONTRACT: 'deploid' }, 'WALDUR_MOCK_CONTRACT (--contract) must be'],
    [
      { WALDUR_MOCK_ADMIN_ORIGINS: 'https://a.example,*' },
      'WALDUR_MOCK_ADMIN_ORIGINS (--admin-origins) must be an origin, such as https://app.example.com, not "*".',
    ],
  ])('of %j are refused by the name of the variable', async (environment, message) => {
    const { exitCode, err } = await runInProcess([], Object(environment));
    expect([exitCode, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('what cannot be listened on', () => {
  const taken = createServer();
  let port = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    port = String(Object(taken.address()).port);
  });
  afterAll(() => void taken.close());

  it.each(['PORT', 'WALDUR_MOCK_PORT'])('is told with %s, where that wanted it', async (name) => {
    const { exitCode, err } = await runInProcess([], { [name]: port });
    const told = `Port ${port} on 127.0.0.1 is taken: stop what listens there, or use --port 0. The port comes from the variable ${name}, and --port beats it.`;
    expect([exitCode, err]).toEqual([1, told]);
  });

  it('is told without a variable where a flag wanted it', async () => {
    const { err } = await runInProcess(['--port', port], { PORT: '1' });
    expect(err).not.toMatch(/variable/);
  });

  it.each([
    { HOST: 'x86-64-conda-linux-gnu.invalid' },
    { WALDUR_MOCK_HOST: '203.0.113.7' },
    { HOST: 'a b' },
    { HOST: '::g' },
  ])('is told with the variable of %j', async (environment) => {
    const { exitCode, err } = await runInProcess(['--port', '0'], Object(environment));
    const [name] = Object.keys(environment);
    expect([exitCode, err]).toEqual([
      1,
      expect.stringContaining(`the variable ${name}, and --host beats it.`),
    ]);
  });
});

describe('a variable with our prefix', () => {
  it.each([
    ['WALDUR_MOCK_PROT', ' Did you mean WALDUR_MOCK_PORT?'],
    ['WALDUR_MOCK_FIXTURE', ' Did you mean WALDUR_MOCK_FIXTURES?'],
    ['WALDUR_MOCK_LOG_FROMAT', ' Did you mean WALDUR_MOCK_LOG_FORMAT?'],
    ['WALDUR_MOCK_Quiet', ' Did you mean WALDUR_MOCK_QUIET?'],
    ['WALDUR_MOCK_NONSENSE', ''],
    ['WALDUR_MOCK_', ''],
  ])('that no command knows is refused: %s', async (name, hint) => {
    for (const command of ['start', 'exec', 'validate', 'health', 'export', 'coverage']) {
      const { exitCode, err } = await runInProcess([command], { [name]: '1' });
      expect([command, exitCode, err.split('\n')[0]]).toEqual([
        ...[command, 2],
        `Unknown variable ${name}.${hint}`,
      ]);
    }
  });

  it('is told together with wrong flags, and with all others', async () => {
    const variables = { WALDUR_MOCK_A: '1', WALDUR_MOCK_PROT: '2' };
    const { err } = await runInProcess(['--prot', '1'], variables);
    expect(err.split('\n').slice(0, 3)).toEqual([
      'Unknown flag --prot. Did you mean --port?',
      'Unknown variable WALDUR_MOCK_A.',
      'Unknown variable WALDUR_MOCK_PROT. Did you mean WALDUR_MOCK_PORT?',
    ]);
  });

  it('keeps nobody from reading the help', async () => {
    expect((await runInProcess(['--help'], { WALDUR_MOCK_PROT: '1' })).exitCode).toBe(0);
    expect((await runInProcess(['-V'], { WALDUR_MOCK_PROT: '1' })).exitCode).toBe(0);
  });

  it.each([
    ['is empty', { WALDUR_MOCK_NONSENSE: '' }],
    [
      'exec gives',
      { WALDUR_MOCK_URL: 'http://x', WALDUR_MOCK_TOKEN: 'x', WALDUR_MOCK_TOKEN_OLD_STAFF: 'x' },
    ],
    ['a test of init reads', { WALDUR_MOCK_COMMAND: 'node cli.js' }],
    ['another command reads', { WALDUR_MOCK_COVERAGE_FORMAT: 'xml', WALDUR_MOCK_WATCH: 'on' }],
    [
      'Kubernetes gives where a service is called waldur-mock',
      {
        WALDUR_MOCK_PORT: 'tcp://10.96.0.7:8000',
        WALDUR_MOCK_PORT_8000_TCP: 'tcp://10.96.0.7:8000',
        WALDUR_MOCK_PORT_8000_TCP_ADDR: '10.96.0.7',
        WALDUR_MOCK_PORT_8000_TCP_PORT: '8000',
        WALDUR_MOCK_PORT_8000_TCP_PROTO: 'tcp',
        WALDUR_MOCK_SERVICE_HOST: '10.96.0.7',
        WALDUR_MOCK_SERVICE_PORT: '8000',
        WALDUR_MOCK_SERVICE_PORT_HTTP: '8000',
      },
    ],
  ])('that %s is no mistake', (_, environment) => {
    expect(() => parseArguments(['start'], Object(environment))).not.toThrow();
    expect(listening(['health'], Object(environment)).port).toBe(8000);
  });
});

describe('a fatal error', () => {
  const json = { WALDUR_MOCK_LOG_FORMAT: 'json' };
  it.each([
    ['a wrong flag', ['start', '--prot', '1', '--log-format', 'json'], {}, 2],
    ['a wrong value', ['--log-format=json', '--port', 'x'], {}, 2],
    ['a wrong variable', ['start'], { ...json, WALDUR_MOCK_PROT: '1' }, 2],
    ['a wrong switch', ['start'], { ...json, WALDUR_MOCK_QUIET: 'maybe' }, 2],
    ['no command', ['strat'], json, 2],
    ['no command to run', ['exec'], json, 2],
    ['fixtures that are not there', ['start', '--fixtures', '/nowhere'], json, 3],
    ['an address that cannot be had', ['start', '--host', '203.0.113.7'], json, 1],
    ['a command that is not there', ['exec', '--log-format', 'json', '--', '/nowhere/x'], {}, 127],
  ])('by %s is a line of JSON where the log is', async (_, args, environment, status) => {
    const { exitCode, err } = await runInProcess(args, Object(environment));
    expect([exitCode, err.split('\n')]).toEqual([status, [expect.any(String)]]);
    expect(JSON.parse(err)).toEqual({ event: 'error', message: expect.stringMatching(/\w/) });
  });

  it.each([
    ['the flag says otherwise', ['--log-format', 'pretty', '--port', 'x'], json],
    ['the format itself is wrong', ['--log-format', 'xml'], {}],
    ['the command has no log', ['validate'], json],
    [
      'the format is one of the command that is run',
      ['exec', '--prot', '--', 'x', '--log-format', 'json'],
      {},
    ],
  ])('is plain where %s', async (_, args, environment) => {
    const { err } = await runInProcess(args, Object(environment));
    expect(err).not.toMatch(/^\{/);
    expect(err).toMatch(/\w/);
  });
});

describe('exec', () => {
  it('gives its command the token of the control plane, and its own PORT', async () => {
    const script = `const { PORT, WALDUR_MOCK_URL, WALDUR_MOCK_ADMIN_TOKEN: token } = process.env;
      const own = new URL(WALDUR_MOCK_URL).port;
      const ask = (headers) => fetch(WALDUR_MOCK_URL + '/__admin/state', { headers });
      Promise.all([ask({}), ask({ Authorization: 'Bearer ' + token })]).then((answers) => {
        const wanted = '3999,401,200,false';
        const got = [PORT, ...answers.map(({ status }) => status), own === PORT].join();
        process.exit(got === wanted ? 0 : 9);
      });`;
    const args = ['exec', '--admin-token', 'open-sesame', '--', process.execPath, '-e', script];
    const command = startInProcess(args, { PATH: process.env['PATH'] ?? '', PORT: '3999' });
    expect(await command.exitCode).toBe(0);
  });
});
