/** What a server can be told at its start. */

import { inspect } from 'node:util';
import {
  isShipped,
  SCENARIO_NAMES,
  type ScenarioName,
  type ShippedName,
} from '../fixtures/default-documents.ts';
import type { ServerEvent } from '../sandbox/events/server-event.ts';
import { type LimitOptions, ofLimits } from '../values/limits.ts';
import { isMembers } from '../values/plain-json.ts';
import { allOptional } from '../values/schema/changes.ts';
import { list, object, union } from '../values/schema/composites.ts';
import { OptionError, optionError } from '../values/schema/problem-error.ts';
import { FLAG, guarded, oneOf, text, whole } from '../values/schema/scalars.ts';
import type { Schema } from '../values/schema/schema.ts';
import { IDLE_SECONDS, SEED, TIME_TEXT } from '../values/schema/settings.ts';
import type { FixtureDocument } from '../vocabulary/fixture-document.ts';
import type { ContractChoice } from '../waldur/contract.ts';
import { CONTRACT } from '../waldur/contract-schema.ts';
import { type ElsewhereOptions, STUBS, UPSTREAM, UPSTREAM_TOKEN } from './elsewhere-options.ts';
import {
  ADMIN_ORIGIN,
  ADMIN_TOKEN,
  ALLOWED_HOST,
  type GuardOptions,
} from './guard/guard-options.ts';
import { originOf } from './urls.ts';

export { isShipped, OptionError, SCENARIO_NAMES, type ScenarioName, type ServerEvent };

/** The name of a shipped world, the path of a file or folder, or a document. */
export type FixtureSource = ShippedName | (string & {}) | FixtureDocument;

/** One source, or several that may refer to each other. */
export type FixturesOption = FixtureSource | readonly FixtureSource[];

export interface ServerOptions extends LimitOptions, GuardOptions, ElsewhereOptions {
  /**
   * `default`, `empty`, `edge-cases`, a path, a document, or a list of them. Default: the shipped `default` world. A JSON
   * file is given by its path, or, where it was imported, as `fixturesFromJson(document)`.
   */
  readonly fixtures?: FixturesOption;
  /** A shipped world made for one question; fixtures given beside it are added to it. */
  readonly scenario?: ScenarioName;
  /** `documented` (the default), `deployed` or `current`, or one with changes: `{ preset: 'deployed', absent_relation: 'null' }`. */
  readonly contract?: ContractChoice;
  /** `off` treats every request as one of staff. Default `strict`. */
  readonly auth?: 'strict' | 'off';
  /** Seed of all chance: new uuids, file name suffixes, generated rows. Default 1. */
  readonly randomSeed?: number | string;
  /** Freezes the clock at an ISO 8601 time. Default: the real time. */
  readonly now?: string;
  /** Origin of hyperlinks, such as `https://waldur.example.com`; written in ASCII as `URL` does. Default: that of each request. */
  readonly publicUrl?: string;
  /** Milliseconds every API answer waits, or a range of them such as `[50, 200]`. Default 0. */
  readonly delayMs?: number | readonly [min: number, max: number];
  /** False leaves cross-origin headers away. Default true. */
  readonly cors?: boolean;
  /** False serves nothing under `/__admin`. Default true. */
  readonly admin?: boolean;
  /** True refuses API requests that name no sandbox, by path or header, with 421. Default false: they reach the default one. */
  readonly requireSandbox?: boolean;
  /** How long a sandbox may be idle before it is dropped, in seconds. Default 3600. */
  readonly sandboxTtlSeconds?: number;
  /** True shows passwords, tokens and cookies in the journal, the log and events. Default false: they are masked. */
  readonly showSecrets?: boolean;
  /** Told of requests, changes and errors. Where it throws, the server goes on, and the process warns once. */
  readonly onEvent?: (event: ServerEvent) => void;
  /** False where `onEvent` is not to be told of every request; default true. */
  readonly requestEvents?: boolean;
}

export interface ListenOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** True keeps the process alive until `close()`. Default false: a forgotten server ends with its test runner. */
  readonly keepAlive?: boolean;
}

type AllOptions = ServerOptions & ListenOptions;

/** Longest delay, in milliseconds: what a timer takes. */
const MAX_DELAY_MS = 2 ** 31 - 1;
const DELAY = whole({ min: 0, max: MAX_DELAY_MS });

const isSource = (input: unknown): input is FixtureSource =>
  typeof input === 'string' || (typeof input === 'object' && input !== null);
const isFixtures = (input: unknown): input is FixturesOption =>
  Array.isArray(input) ? input.every(isSource) : isSource(input);
const isRange = (input: unknown): input is readonly [min: number, max: number] =>
  Array.isArray(input) &&
  input.length === 2 &&
  input.every((bound) => DELAY.read(bound).valid) &&
  input[0] <= input[1];
const isOrigin = (input: unknown): input is string =>
  typeof input === 'string' && originOf(input) !== undefined;
const isListener = (input: unknown): input is NonNullable<ServerOptions['onEvent']> =>
  typeof input === 'function';

/** What each option may be; the flags of the command are read by the same. */
export const OPTIONS = {
  fixtures: guarded(isFixtures, 'a path, a document, or a list of them', {}),
  scenario: oneOf(SCENARIO_NAMES),
  stubs: STUBS,
  upstream: UPSTREAM,
  upstreamToken: UPSTREAM_TOKEN,
  contract: CONTRACT,
  auth: oneOf(['strict', 'off']),
  randomSeed: SEED,
  now: TIME_TEXT,
  publicUrl: guarded(isOrigin, 'an http or https URL without query or fragment', {
    type: 'string',
  }),
  delayMs: union(
    [DELAY, guarded(isRange, 'a range', { type: 'array' })],
    'milliseconds, or a range of them such as [50, 200]',
  ),
  cors: FLAG,
  admin: FLAG,
  showSecrets: FLAG,
  allowedHosts: list(ALLOWED_HOST, { words: 'a list of host names' }),
  adminOrigins: list(ADMIN_ORIGIN, { words: 'a list of origins' }),
  adminToken: ADMIN_TOKEN,
  requireSandbox: FLAG,
  sandboxTtlSeconds: IDLE_SECONDS,
  onEvent: guarded(isListener, 'a function', {}),
  requestEvents: FLAG,
  port: whole({ min: 0, max: 65_535, words: 'a number from 0 to 65535' }),
  host: text({ minLength: 1, words: 'an address such as 127.0.0.1' }),
  keepAlive: FLAG,
  ...ofLimits((limit): Schema<number> => whole(limit)),
} satisfies { readonly [Name in keyof AllOptions]-?: Schema<NonNullable<AllOptions[Name]>> };

const SCHEMA = object(allOptional(OPTIONS), {
  words: 'an object such as { port: 8000 }',
  stranger: () => 'is no option',
});

/**
 * The options as they are read from here on: a list of their own, which nobody changes any more.
 * @throws OptionError with everything that is wrong, and for members that are inherited
 */
export function checkedOptions<Options extends AllOptions>(options: Options): Options {
  if (!isMembers(options)) {
    const told = inspect(options, { depth: 0, breakLength: Number.POSITIVE_INFINITY });
    throw optionError([{ pointer: '', message: `options must be ${SCHEMA.words}, not ${told}` }]);
  }
  const read = SCHEMA.read(options);
  if (!read.valid) throw optionError(read.problems);
  return { ...options };
}
