/** Reading the command line and the environment: who beats whom, and what is refused. */
import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/cli/commands.ts';
import { FLAGS, type FlagName } from '../../src/cli/flags.ts';
import { type Environment, parseArguments } from '../../src/cli/parse-arguments.ts';
import { UsageError } from '../../src/cli/usage-error.ts';

const settingsOf = (args: readonly string[], environment: Environment = {}) =>
  Object.fromEntries(parseArguments(args, environment).settings);

const [switches, others] = [
  FLAGS.filter(({ kind }) => kind === 'on'),
  FLAGS.filter(({ kind }) => kind !== 'on'),
];

describe('every flag', () => {
  it('of one name takes a value, or none, whichever command it stands with', () => {
    const all = COMMANDS.flatMap(({ flags }) => flags);
    const kinds: ReadonlyMap<string, string> = new Map(
      FLAGS.map(({ name, kind, short }) => [name, `${kind} ${short}`]),
    );
    const others = all.filter(({ name, kind, short }) => {
      const own = kinds.get(name);
      return own !== undefined && own !== `${kind} ${short}`;
    });
    expect(others).toEqual([]);
  });

  it('has a variable of its own, in capitals', () => {
    const variables = FLAGS.map(({ variable }) => variable);
    expect(new Set(variables).size).toBe(FLAGS.length);
    expect(variables.filter((name) => !/^WALDUR_MOCK_[A-Z_]+$/.test(name))).toEqual([]);
  });

  it.each(others.map(({ name, variable }) => [name, variable] as const))(
    '--%s beats %s, which beats the default',
    (name, variable) => {
      const both = settingsOf([`--${name}`, 'flag'], { [variable]: 'variable' });
      expect(both[name]).toEqual(['flag']);
      expect(settingsOf([], { [variable]: 'variable' })[name]).toEqual(['variable']);
      expect(settingsOf([], { [variable]: '' })).toEqual({});
    },
  );

  it.each(switches.map(({ name, variable }) => [name, variable] as const))(
    '--%s is switched on by itself and by a true %s',
    (name, variable) => {
      expect(settingsOf([`--${name}`], { [variable]: 'false' })).toEqual({ [name]: ['true'] });
      for (const on of ['1', 'true', 'TRUE', 'yes', 'on']) {
        expect(settingsOf([], { [variable]: on })).toEqual({ [name]: ['true'] });
      }
      for (const off of ['', '0', 'false', 'No', 'off']) {
        expect(settingsOf([], { [variable]: off })).toEqual({});
      }
      expect(() => settingsOf([], { [variable]: 'maybe' })).toThrow(
        new UsageError(`${variable} must be true or false, not "maybe".`),
      );
    },
  );

  it.each(others.map(({ name }) => name))('--%s wants a value', (name) => {
    expect(() => settingsOf([`--${name}`])).toThrow(UsageError);
  });

  it.each(switches.map(({ name }) => name))('--%s takes no value', (name) => {
    expect(() => settingsOf([`--${name}=true`])).toThrow(UsageError);
  });
});

describe('the command line', () => {
  it('takes short forms, joined values and the last of two', () => {
    expect(settingsOf(['-p', '1', '-H', '::1', '-f', 'a.json'])).toEqual({
      port: ['1'],
      host: ['::1'],
      fixtures: ['a.json'],
    });
    expect(settingsOf(['--port=1', '--port', '2'])).toEqual({ port: ['2'] });
  });

  it('collects fixtures, from flags or from a variable with commas', () => {
    expect(settingsOf(['-f', 'a', '--fixtures', 'b,c'])).toEqual({ fixtures: ['a', 'b,c'] });
    expect(settingsOf([], { WALDUR_MOCK_FIXTURES: 'a,b,' })).toEqual({ fixtures: ['a', 'b'] });
  });

  it('lets --empty and --fixtures set the variable of the other aside', () => {
    const environment = { WALDUR_MOCK_FIXTURES: 'a', WALDUR_MOCK_EMPTY: '1' };
    expect(settingsOf(['--empty'], environment)).toEqual({ empty: ['true'] });
    expect(settingsOf(['-f', 'b'], environment)).toEqual({ fixtures: ['b'] });
  });

  it('keeps the command, its operands and what follows --', () => {
    expect(
      parseArguments(['validate', 'a', '-f', 'd', 'b', '--', '--port', 'c'], {}),
    ).toMatchObject({
      command: { name: 'validate' },
      words: ['a', 'b'],
      rest: ['--port', 'c'],
      asks: undefined,
    });
  });

  it.each([
    [['-h'], 'help'],
    [['start', '--help'], 'help'],
    [['-V'], 'version'],
    [['--version'], 'version'],
  ] as const)('asks with %j for %s', (args, asks) => {
    expect(parseArguments(args, {}).asks).toBe(asks);
  });

  it.each([
    ['--prot', 'Unknown flag --prot. Did you mean --port?'],
    ['--fixture', 'Unknown flag --fixture. Did you mean --fixtures?'],
    ['--log-fromat', 'Unknown flag --log-fromat. Did you mean --log-format?'],
    ['--something-else', 'Unknown flag --something-else.'],
    ['-x', 'Unknown flag -x.'],
    ['--wacth', 'Unknown flag --wacth. Did you mean --watch?'],
    ['--atuh', 'Unknown flag --atuh. Did you mean --auth?'],
    ['--hlep', 'Unknown flag --hlep. Did you mean --help?'],
    ['--format', 'Unknown flag --format. It is one of compare, coverage.'],
  ])('refuses %s with the nearest flag', (flag, message) => {
    expect(() => settingsOf([flag])).toThrow(new UsageError(message));
  });

  it('refuses all flags that the command does not take at once', () => {
    expect(() => settingsOf(['validate', '--prot', '1', '--quiet', '--fixtuers', 'a'])).toThrow(
      new UsageError(
        'Unknown flag --prot.\n' +
          'Unknown flag --quiet. It is one of start, exec.\n' +
          'Unknown flag --fixtuers. Did you mean --fixtures?',
      ),
    );
  });

  it('takes no more from the environment than the command has flags for', () => {
    const environment = { PORT: '1', WALDUR_MOCK_QUIET: 'maybe', WALDUR_MOCK_DELAY: 'x' };
    expect(settingsOf(['health'], environment)).toEqual({ port: ['1'] });
    expect(settingsOf(['--help'], environment)).toEqual({});
  });

  it('ignores variables that are none of its own', () => {
    expect(settingsOf([], { WALDURMOCK_PORT: 'x', port: '1' } satisfies Environment)).toEqual(
      {} satisfies Partial<Record<FlagName, readonly string[]>>,
    );
  });
});
