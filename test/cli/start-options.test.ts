/** From settings to options: defaults, every wrong value at once, and where fixtures come from. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type Environment, parseArguments } from '../../src/cli/parse-arguments.ts';
import { type StartOptions, startOptions } from '../../src/cli/start-options.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { checkedOptions } from '../../src/server/options.ts';

const FOLDER = 'WALDUR_MOCK_FIXTURES_DIR';

function optionsOf(
  args: readonly string[],
  environment: Environment = {},
  hasFixtures: (folder: string) => boolean = () => false,
): StartOptions {
  return startOptions(parseArguments(args, environment).settings, environment, hasFixtures);
}

describe('the options of a start', () => {
  it('are the defaults when nothing is said, and a server takes them', () => {
    const options = optionsOf([]);
    expect(options).toEqual({
      server: {
        contract: 'documented',
        auth: 'strict',
        randomSeed: 1,
        delayMs: [0, 0],
        cors: true,
        admin: true,
        requireSandbox: false,
      },
      port: 8000,
      host: '127.0.0.1',
      logFormat: 'pretty',
      logLevel: 'info',
      logsRequests: true,
      portFile: undefined,
      portVariable: undefined,
      hostVariable: undefined,
    });
    expect(() => checkedOptions(options.server)).not.toThrow();
  });

  it('are what the flags say', () => {
    const flags = `--port 0 --host ::1 --fixtures a --fixtures b --contract deployed --auth off
      --public-url https://waldur.example.com --random-seed seven --now 2023-10-01T10:00:00Z
      --delay 50-200 --cors off --log-format json --log-level error --no-admin --port-file p
      --allowed-hosts a.example --allowed-hosts .b.example --admin-token t --require-sandbox`;
    const variables = { WALDUR_MOCK_ADMIN_ORIGINS: 'https://c.example,http://d.example:80' };
    expect(optionsOf(flags.split(/\s+/), variables)).toEqual({
      server: {
        allowedHosts: ['a.example', '.b.example'],
        adminOrigins: ['https://c.example', 'http://d.example:80'],
        adminToken: 't',
        requireSandbox: true,
        fixtures: ['a', 'b'],
        contract: 'deployed',
        auth: 'off',
        publicUrl: 'https://waldur.example.com',
        randomSeed: 'seven',
        now: '2023-10-01T10:00:00Z',
        delayMs: [50, 200],
        cors: false,
        admin: false,
      },
      port: 0,
      host: '::1',
      logFormat: 'json',
      logLevel: 'error',
      logsRequests: false,
      portFile: 'p',
      portVariable: undefined,
      hostVariable: undefined,
    });
  });

  it('have the limits that are set, by flag or variable, and refuse what is no number', () => {
    const { server } = optionsOf(['--max-faults', '5', '--journal=0'], {
      WALDUR_MOCK_JOURNAL_BYTES: '1000',
    });
    expect(server).toMatchObject({ maxFaults: 5, journal: 0, journalBytes: 1000 });
    expect(() => checkedOptions(server)).not.toThrow();
    expect(() => optionsOf(['--max-faults', '5k'], { WALDUR_MOCK_MAX_SANDBOXES: '0' })).toThrow(
      new UsageError(
        [
          'WALDUR_MOCK_MAX_SANDBOXES (--max-sandboxes) must be a whole number from 1 to 100000, not "0".',
          '--max-faults (WALDUR_MOCK_MAX_FAULTS) must be a whole number from 0 on, not "5k".',
        ].join('\n'),
      ),
    );
  });

  it.each([
    ['bob:a-secret@a.test', 'bob:****@a.test'],
    ['a-secret@a.test', '****@a.test'],
    ['ftp://bob:a-secret@a.test', 'ftp://bob:****@a.test'],
    ['a.test:8000', 'a.test:8000'],
  ])('tell no secret of a wrong value: %s', (url, told) => {
    expect(() => optionsOf(['--upstream', url], {})).toThrow(`not "${told}"`);
  });

  it('name every wrong value at once, with its flag and its variable', () => {
    const wrong = { PORT: '65536', WALDUR_MOCK_NOW: 'noon' };
    const flags = `--host= --contract published --auth none --public-url waldur --delay 9-1 --cors no
      --log-format xml --log-level loud`;
    expect(() => optionsOf(flags.split(/\s+/), wrong)).toThrow(
      new UsageError(
        [
          'PORT (--port) must be a number from 0 to 65535, not "65536".',
          '--delay (WALDUR_MOCK_DELAY) must be milliseconds, or a range such as 50-200, not "9-1".',
          '--auth (WALDUR_MOCK_AUTH) must be strict or off, not "none".',
          '--contract (WALDUR_MOCK_CONTRACT) must be one of documented, deployed, current, or a JSON file, not "published".',
          '--cors (WALDUR_MOCK_CORS) must be on or off, not "no".',
          '--log-format (WALDUR_MOCK_LOG_FORMAT) must be pretty or json, not "xml".',
          '--log-level (WALDUR_MOCK_LOG_LEVEL) must be one of silent, error, info, not "loud".',
          '--host (WALDUR_MOCK_HOST) must be an address such as 127.0.0.1, not "".',
          'WALDUR_MOCK_NOW (--now) must be a time such as 2023-10-01T10:00:00Z, not "noon".',
          '--public-url (WALDUR_MOCK_PUBLIC_URL) must be an http or https URL without query or fragment, not "waldur".',
        ].join('\n'),
      ),
    );
  });

  it('do not tell of a secret what it is, where it is wrong', () => {
    const message =
      'WALDUR_MOCK_ADMIN_TOKEN (--admin-token) must be a text of 1 to 1000 visible ASCII characters without blanks.';
    const refused = () => optionsOf([], { WALDUR_MOCK_ADMIN_TOKEN: 'open sesame' });
    expect(refused).toThrow(new UsageError(message));
  });

  it.each(['', '-1', '80a', '1e3', '0x50', ' 80', '8000.0', '65536', '100000'])(
    'refuse the port "%s"',
    (port) => {
      expect(() => optionsOf([`--port=${port}`])).toThrow(
        /--port \(WALDUR_MOCK_PORT\) must be a number/,
      );
    },
  );

  it.each(['', '-5', '1.5', '5ms', '1-', '-', '200-50', '1-2-3', '99999999'])(
    'refuse the delay "%s"',
    (delay) => {
      expect(() => optionsOf([`--delay=${delay}`])).toThrow(
        /--delay \(WALDUR_MOCK_DELAY\) must be/,
      );
    },
  );

  it('log no requests when quiet or silent', () => {
    expect(optionsOf(['--quiet'])).toMatchObject({ logLevel: 'info', logsRequests: false });
    expect(optionsOf(['--log-level', 'silent'])).toMatchObject({ logsRequests: false });
  });
});

describe('fixtures', () => {
  it('come from the folder of the image only when it holds some and nothing else is given', () => {
    const environment = { [FOLDER]: '/fixtures' };
    const isMounted = (folder: string) => folder === '/fixtures';
    const chosen = (args: readonly string[], hasFixtures?: (folder: string) => boolean) =>
      optionsOf(args, environment, hasFixtures).server.fixtures;
    expect(chosen([], isMounted)).toEqual(['/fixtures']);
    expect(chosen([])).toBeUndefined();
    expect(chosen(['-f', 'a'], isMounted)).toEqual(['a']);
    expect(chosen(['--empty'], isMounted)).toEqual(['empty']);
  });

  it('are refused beside --empty', () => {
    expect(() => optionsOf(['--empty', '-f', 'a'])).toThrow(
      new UsageError('--empty and --fixtures exclude each other.'),
    );
  });

  it('make a contract of a preset and what is set, by flags and by the variable', () => {
    const set = ['--contract-set', 'uuid=dashed', '--contract-set', 'absent_relation=null'];
    expect(optionsOf(['--contract', 'deployed', ...set], {}).server.contract).toEqual({
      preset: 'deployed',
      uuid: 'dashed',
      absent_relation: 'null',
    });
    const WALDUR_MOCK_CONTRACT_SET = 'link_answer=both,enable_answer=both';
    expect(optionsOf([], { WALDUR_MOCK_CONTRACT_SET }).server.contract).toEqual({
      preset: 'documented',
      link_answer: 'both',
      enable_answer: 'both',
    });
  });

  it('take a contract from a file, changed by what is set', () => {
    const file = fileURLToPath(new URL('./contract.json', import.meta.url));
    expect(optionsOf(['--contract', file], {}).server.contract).toEqual({
      preset: 'deployed',
      uuid: 'dashed',
    });
    const changed = optionsOf(['--contract', file, '--contract-set', 'uuid=hex'], {});
    expect(changed.server.contract).toEqual({ preset: 'deployed', uuid: 'hex' });
  });

  it('tell all that is wrong with a contract, with what may have been meant', () => {
    const file = fileURLToPath(new URL('./wrong-contract.json', import.meta.url));
    const flags = ['--contract', file, '--contract-set', 'uuid=hx', '--contract-set', 'x'];
    const of = '--contract (WALDUR_MOCK_CONTRACT)';
    const single = '--contract-set (WALDUR_MOCK_CONTRACT_SET)';
    const told = /^.*$/gm;
    let message = '';
    try {
      optionsOf(flags, {});
    } catch (error) {
      message = String(error);
    }
    expect(message.replace('UsageError: ', '').match(told)).toEqual([
      `${of} ${file}: preset must be one of documented, deployed, current: did you mean "deployed"?`,
      `${of} ${file}: absent_relatoin is no difference between contracts: did you mean "absent_relation"?`,
      `${single}: uuid must be dashed or hex: did you mean "hex"?`,
      `${single} must be a difference and its value, such as absent_relation=null, not "x".`,
    ]);
    expect(() => optionsOf(['--contract', './nowhere.json'], {})).toThrow(/nowhere\.json: ENOENT/);
  });
});

describe('the flags of what the mock does not serve', () => {
  const url = 'https://waldur.example.com';

  it('name a file of stubs, a server to ask, and the variable with its token', () => {
    const args = ['--stubs', './shell.json', '--upstream', url, '--upstream-token-env', 'TOKEN'];
    const { server } = optionsOf(args, { TOKEN: 'secret-of-upstream' });
    expect(server).toMatchObject({
      ...{ stubs: './shell.json', upstream: url, upstreamToken: 'secret-of-upstream' },
    });
    const environment = { WALDUR_MOCK_UPSTREAM: url, WALDUR_MOCK_UPSTREAM_TOKEN_ENV: 'T', T: 'x' };
    expect(optionsOf([], environment).server).toMatchObject({ upstream: url, upstreamToken: 'x' });
  });

  it.each([
    [
      ['--upstream', 'waldur.example.com'],
      '--upstream (WALDUR_MOCK_UPSTREAM) must be an http or https URL without user, query or fragment, not "waldur.example.com".',
    ],
    [
      ['--upstream', url, '--upstream-token-env', 'NOT_THERE'],
      'The variable NOT_THERE of --upstream-token-env has no token.',
    ],
    [
      ['--upstream', url, '--upstream-token-env', 'BLANK'],
      'The variable BLANK of --upstream-token-env must hold a text of 1 to 1000 visible ASCII characters without blanks.',
    ],
    [['--upstream-token-env', 'TOKEN'], '--upstream-token-env needs --upstream.'],
    [
      ['--upstream', url, '--upstream-token-env', '3f2504e04f8911d39a0c0305e82c3301'],
      'The variable **** of --upstream-token-env has no token.',
    ],
    ...[
      ['http://user:secret-0815@a b/', 'http://user:****@a b/'],
      ['http://secret-0815@a/', 'http://****@a/'],
      ['https://a/?b=c&token=secret-0815', 'https://a/?b=c&token=****'],
    ].map(([given = '', shown = '']): [string[], string] => [
      ['--upstream', given],
      `--upstream (WALDUR_MOCK_UPSTREAM) must be an http or https URL without user, query or fragment, not "${shown}".`,
    ]),
  ])('refuse %j', (args, message) => {
    const environment = { BLANK: 'a b', TOKEN: 'secret' };
    expect(() => optionsOf(args, environment)).toThrow(new UsageError(message));
  });
});
