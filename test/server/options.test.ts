/** What a server may be told: everything wrong with its options, at once. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMockServer, OptionError, startMockServer } from '../../src/index.ts';
import {
  checkedOptions,
  type ListenOptions,
  type ServerOptions,
} from '../../src/server/options.ts';

/** Options that no compiler has seen. */
const untyped = (options: object): ServerOptions & ListenOptions => ({ ...options });

/** What is said of options that are no good. */
function refusal(options: ServerOptions & ListenOptions): string {
  try {
    checkedOptions(options);
    return '';
  } catch (error) {
    return error instanceof OptionError ? error.message : 'another error';
  }
}

describe('options', () => {
  it('are all refused at once, each by its name', () => {
    const wrong = untyped({
      fixtures: 5,
      contract: 'published',
      auth: true,
      randomSeed: {},
      now: 'noon',
      publicUrl: 'waldur.example.com',
      delayMs: [200, 50],
      cors: 'off',
      admin: 0,
      maxBodyBytes: -1,
      onEvent: 'log',
      port: '8000',
      host: '',
      keepAlive: 1,
      fixture: 'default.json',
    });
    expect(refusal(wrong).split('; ')).toEqual([
      'fixtures must be a path, a document, or a list of them',
      'contract must be one of documented, deployed, current',
      'auth must be strict or off',
      'randomSeed must be a number or a text',
      'now must be a time such as 2023-10-01T10:00:00Z',
      'publicUrl must be an http or https URL without query or fragment',
      'delayMs must be milliseconds, or a range of them such as [50, 200]',
      'cors must be true or false',
      'admin must be true or false',
      'maxBodyBytes must be a whole number from 0 on',
      'onEvent must be a function',
      'port must be a number from 0 to 65535',
      'host must be an address such as 127.0.0.1',
      'keepAlive must be true or false',
      'fixture is no option: did you mean "fixtures"?',
    ]);
  });

  it.each([
    { delayMs: -1 },
    { delayMs: 1.5 },
    { delayMs: Number.NaN },
    { delayMs: null },
    { delayMs: [1] },
    { delayMs: [1, 2, 3] },
    { delayMs: 2 ** 31 },
    { port: 65_536 },
    { port: Number.NaN },
    { now: 5 },
    { now: '2023-02-30' },
    { publicUrl: 'ftp://example.com' },
    { publicUrl: 'http://example.com/?a=b' },
    { fixtures: null },
    { fixtures: ['default', 5] },
    { contract: 'toString' },
    { randomSeed: Number.POSITIVE_INFINITY },
  ])('refuse %j', (options) => {
    expect(() => checkedOptions(untyped(options))).toThrow(OptionError);
  });

  it.each([
    { delayMs: 0 },
    { delayMs: [0, 0] },
    { port: 65_535 },
    { now: '2023-10-01 10:00+02:00' },
    { publicUrl: 'https://example.com/waldur/' },
    { randomSeed: 'seven' },
    { fixtures: [] },
    { contract: undefined, now: undefined },
  ])('take %j', (options) => {
    expect(() => checkedOptions(untyped(options))).not.toThrow();
  });

  it('of any kind are taken, or refused with an OptionError', () => {
    const names = ['contract', 'auth', 'randomSeed', 'now', 'publicUrl', 'delayMs', 'host', 'x'];
    const options = fc.dictionary(fc.constantFrom(...names), fc.anything());
    fc.assert(
      fc.property(options, (given) => {
        try {
          checkedOptions(untyped(given));
        } catch (error) {
          if (!(error instanceof OptionError)) throw error;
        }
      }),
    );
    expect.hasAssertions();
    expect(names).toContain('contract');
  });

  it('are checked before anything else happens', async () => {
    const wrong = untyped({ contract: 'published', fixtures: 'no such file' });
    expect(() => createMockServer(wrong)).toThrow(OptionError);
    await expect(startMockServer(wrong)).rejects.toThrow(OptionError);
  });
});

describe('what is no object of options', () => {
  const wrong: readonly (readonly [unknown, string])[] = [
    [null, 'null'],
    [5, '5'],
    ['default', "'default'"],
    [[], '[]'],
    [true, 'true'],
    [() => undefined, '[Function (anonymous)]'],
    [new Map(), 'Map(0) {}'],
    [Promise.resolve({}), 'Promise'],
  ];

  it.each(wrong)('is refused, and named: %p', async (given, name) => {
    const told = `options must be an object such as { port: 8000 }, not ${name}`;
    expect(() => Reflect.apply(createMockServer, undefined, [given])).toThrow(OptionError);
    expect(() => Reflect.apply(createMockServer, undefined, [given])).toThrow(told);
    const starting: unknown = Reflect.apply(startMockServer, undefined, [given]);
    await expect(starting).rejects.toBeInstanceOf(OptionError);
    await expect(Reflect.apply(startMockServer, undefined, [given])).rejects.toThrow(told);
  });

  it.each([null, 5, [], { keep: 'state' }, { keep: ['states'] }, { parts: [] }])(
    'is no order to reset: %j',
    (order) => {
      const server = createMockServer();
      const told = 'reset takes { keep: a list of state, journal, faults, clock, contract }';
      expect(() => Reflect.apply(server.reset, undefined, [order])).toThrow(told);
      server.reset({ keep: ['state', 'clock'] });
      server.reset({});
    },
  );

  it.each([5, null, Symbol('name'), 'a b', '例'.repeat(500)])('is no sandbox: %p', (name) => {
    const { sandbox } = createMockServer();
    expect(() => Reflect.apply(sandbox, undefined, [name])).toThrow(OptionError);
  });
});
