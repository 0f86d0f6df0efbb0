/** The flags of the command, each with its variable and its schema: one table for parsing, for reading and for the help text. */
import { OPTIONS } from '../server/options.ts';
import { LIMITS, type LimitFlag, limitVariable } from '../values/limits.ts';
import { ADMIN_PATH } from '../values/own-paths.ts';
import { digits } from '../values/schema/changes.ts';
import { oneOf, whole } from '../values/schema/scalars.ts';
import { CONTRACT_FLAGS } from './contract-flags.ts';
import { ELSEWHERE_FLAGS } from './elsewhere-flags.ts';
import type { Flag } from './flag.ts';
import { MILLISECONDS, SWITCH } from './flag-values.ts';
import { GUARD_FLAGS } from './guard-flags.ts';

export type { Flag };

/** What holds where nothing is said. */
export const USUAL = {
  port: 8000,
  host: '127.0.0.1',
  auth: 'strict',
  randomSeed: 1,
  logFormat: 'pretty',
  logLevel: 'info',
} as const;

export const LOG_FORMAT = oneOf(['pretty', 'json']);
export const LOG_LEVEL = oneOf(['silent', 'error', 'info']);

/** Source: src/README.md#what-is-promised-outside. */
export const OWN_FLAGS = [
  {
    name: 'port',
    short: 'p',
    kind: 'value',
    variable: 'WALDUR_MOCK_PORT',
    sharedVariable: 'PORT',
    placeholder: '<n>',
    reads: digits(OPTIONS.port),
    help: `port to listen on; 0 is any free one (${USUAL.port})`,
  },
  {
    name: 'host',
    short: 'H',
    kind: 'value',
    variable: 'WALDUR_MOCK_HOST',
    sharedVariable: 'HOST',
    placeholder: '<host>',
    reads: OPTIONS.host,
    help: `address to listen on (${USUAL.host})`,
  },
  {
    name: 'fixtures',
    short: 'f',
    kind: 'list',
    variable: 'WALDUR_MOCK_FIXTURES',
    placeholder: '<path>',
    excludes: 'empty',
    help: 'fixture file or folder; repeat it, or use commas in the variable (a small world of our own)',
  },
  {
    name: 'scenario',
    kind: 'value',
    variable: 'WALDUR_MOCK_SCENARIO',
    placeholder: '<name>',
    reads: OPTIONS.scenario,
    help: 'a shipped world made for one question, such as payment-awaiting-link',
  },
  {
    name: 'empty',
    kind: 'on',
    variable: 'WALDUR_MOCK_EMPTY',
    excludes: 'fixtures',
    help: 'start with users to log in as, and nothing else',
  },
  ...ELSEWHERE_FLAGS,
  ...CONTRACT_FLAGS,
  {
    name: 'auth',
    kind: 'value',
    variable: 'WALDUR_MOCK_AUTH',
    placeholder: '<mode>',
    reads: OPTIONS.auth,
    help: `strict, or off: every request is one of staff (${USUAL.auth})`,
  },
  {
    name: 'public-url',
    kind: 'value',
    variable: 'WALDUR_MOCK_PUBLIC_URL',
    placeholder: '<url>',
    reads: OPTIONS.publicUrl,
    help: 'origin of hyperlinks (that of each request)',
  },
  {
    name: 'random-seed',
    kind: 'value',
    variable: 'WALDUR_MOCK_RANDOM_SEED',
    placeholder: '<seed>',
    reads: OPTIONS.randomSeed,
    help: `seed of new uuids and all else that is random (${USUAL.randomSeed})`,
  },
  {
    name: 'now',
    kind: 'value',
    variable: 'WALDUR_MOCK_NOW',
    placeholder: '<time>',
    reads: OPTIONS.now,
    help: 'freeze the clock at an ISO 8601 time (the real time)',
  },
  {
    name: 'delay',
    kind: 'value',
    variable: 'WALDUR_MOCK_DELAY',
    placeholder: '<ms>',
    reads: MILLISECONDS,
    help: 'milliseconds every answer waits, or a range such as 50-200 (0)',
  },
  {
    name: 'cors',
    kind: 'value',
    variable: 'WALDUR_MOCK_CORS',
    placeholder: '<mode>',
    reads: SWITCH,
    help: `${SWITCH.words}: cross-origin headers (on)`,
  },
  {
    name: 'log-format',
    kind: 'value',
    variable: 'WALDUR_MOCK_LOG_FORMAT',
    placeholder: '<name>',
    reads: LOG_FORMAT,
    help: `${LOG_FORMAT.words} (${USUAL.logFormat})`,
  },
  {
    name: 'log-level',
    kind: 'value',
    variable: 'WALDUR_MOCK_LOG_LEVEL',
    placeholder: '<name>',
    reads: LOG_LEVEL,
    help: `${LOG_LEVEL.words} (${USUAL.logLevel})`,
  },
  {
    name: 'quiet',
    kind: 'on',
    variable: 'WALDUR_MOCK_QUIET',
    help: 'say where it listens and what goes wrong, not every request',
  },
  {
    name: 'no-admin',
    kind: 'on',
    variable: 'WALDUR_MOCK_NO_ADMIN',
    help: `serve nothing under ${ADMIN_PATH}`,
  },
  ...GUARD_FLAGS,
  {
    name: 'show-secrets',
    kind: 'on',
    variable: 'WALDUR_MOCK_SHOW_SECRETS',
    help: 'show passwords, tokens and cookies in the log and in the journal',
  },
  {
    name: 'port-file',
    kind: 'value',
    variable: 'WALDUR_MOCK_PORT_FILE',
    placeholder: '<path>',
    help: 'write the port there as soon as it is open',
  },
] as const satisfies readonly Flag[];

export type FlagName = (typeof OWN_FLAGS)[number]['name'] | LimitFlag;

/** Those of the limits. */
export const LIMIT_FLAGS = Object.values(LIMITS).map((limit) => ({
  name: limit.flag,
  kind: 'value' as const,
  variable: limitVariable(limit),
  placeholder: '<n>',
  reads: digits(whole(limit)),
  help: `most ${limit.what} (${limit.usual})`,
}));

/** All flags, those of the limits last. */
export const FLAGS: readonly (Flag & { readonly name: FlagName })[] = [
  ...OWN_FLAGS,
  ...LIMIT_FLAGS,
];
