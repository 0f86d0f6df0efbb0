/** The flags of the command, each with its variable: one table for parsing and for the help text. */
import { LIMITS, type LimitFlag, limitVariable } from '../values/limits.ts';
import { ADMIN_PATH } from '../values/own-paths.ts';

export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** `on` takes no value, `list` may be given more than once. */
  readonly kind: 'value' | 'list' | 'on';
  readonly variable: string;
  readonly placeholder?: string;
  /** A flag that makes no sense beside this one: given on the command line, it sets this one's variable aside. */
  readonly excludes?: string;
  readonly help: string;
}

/** Source: DESIGN section 6. */
const OWN_FLAGS = [
  {
    name: 'port',
    short: 'p',
    kind: 'value',
    variable: 'PORT',
    placeholder: '<n>',
    help: 'port to listen on; 0 is any free one (8000)',
  },
  {
    name: 'host',
    short: 'H',
    kind: 'value',
    variable: 'HOST',
    placeholder: '<host>',
    help: 'address to listen on (127.0.0.1)',
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
    help: 'a shipped world made for one question, such as payment-awaiting-link',
  },
  {
    name: 'empty',
    kind: 'on',
    variable: 'WALDUR_MOCK_EMPTY',
    excludes: 'fixtures',
    help: 'start with users to log in as, and nothing else',
  },
  {
    name: 'contract',
    kind: 'value',
    variable: 'WALDUR_MOCK_CONTRACT',
    placeholder: '<name>',
    help: 'documented or deployed (documented)',
  },
  {
    name: 'auth',
    kind: 'value',
    variable: 'WALDUR_MOCK_AUTH',
    placeholder: '<mode>',
    help: 'strict, or off: every request is one of staff (strict)',
  },
  {
    name: 'public-url',
    kind: 'value',
    variable: 'WALDUR_MOCK_PUBLIC_URL',
    placeholder: '<url>',
    help: 'origin of hyperlinks (that of each request)',
  },
  {
    name: 'random-seed',
    kind: 'value',
    variable: 'WALDUR_MOCK_RANDOM_SEED',
    placeholder: '<seed>',
    help: 'seed of new uuids and all else that is random (1)',
  },
  {
    name: 'now',
    kind: 'value',
    variable: 'WALDUR_MOCK_NOW',
    placeholder: '<time>',
    help: 'freeze the clock at an ISO 8601 time (the real time)',
  },
  {
    name: 'delay',
    kind: 'value',
    variable: 'WALDUR_MOCK_DELAY',
    placeholder: '<ms>',
    help: 'milliseconds every answer waits, or a range such as 50-200 (0)',
  },
  {
    name: 'cors',
    kind: 'value',
    variable: 'WALDUR_MOCK_CORS',
    placeholder: '<mode>',
    help: 'on or off: cross-origin headers (on)',
  },
  {
    name: 'log-format',
    kind: 'value',
    variable: 'WALDUR_MOCK_LOG_FORMAT',
    placeholder: '<name>',
    help: 'pretty or json (pretty)',
  },
  {
    name: 'log-level',
    kind: 'value',
    variable: 'WALDUR_MOCK_LOG_LEVEL',
    placeholder: '<name>',
    help: 'silent, error or info (info)',
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
  {
    name: 'port-file',
    kind: 'value',
    variable: 'WALDUR_MOCK_PORT_FILE',
    placeholder: '<path>',
    help: 'write the port there as soon as it is open',
  },
] as const satisfies readonly Flag[];

export type FlagName = (typeof OWN_FLAGS)[number]['name'] | LimitFlag;

/** All flags, those of the limits last. */
export const FLAGS: readonly (Flag & { readonly name: FlagName })[] = [
  ...OWN_FLAGS,
  ...Object.values(LIMITS).map((limit) => ({
    name: limit.flag,
    kind: 'value' as const,
    variable: limitVariable(limit),
    placeholder: '<n>',
    help: `most ${limit.what} (${limit.usual})`,
  })),
];
