/** What a server can be told at its start. */

import { inspect } from 'node:util';
import { SCENARIO_NAMES, type ScenarioName } from '../fixtures/default-documents.ts';
import { parseInstant } from '../values/instant.ts';
import { LIMITS, type LimitName, type LimitOptions } from '../values/limits.ts';
import { hint, nearestName } from '../values/nearest-name.ts';
import { OptionError } from '../values/validated.ts';
import { CONTRACT_NAMES, type ContractName } from '../waldur/contract.ts';
import { originOf } from './public-url.ts';

export { CONTRACT_NAMES, type ContractName, OptionError, SCENARIO_NAMES, type ScenarioName };

/** The name of a shipped world, the path of a file or folder, a document; or several that may refer to each other. */
export type FixturesOption = string | object | readonly (string | object)[];

/** Something worth telling whoever runs the server. */
export type ServerEvent =
  | {
      readonly event: 'request';
      readonly method: string;
      readonly path: string;
      readonly status: number;
      readonly durationMs: number;
    }
  /** A request whose connection was lost before its answer was out: the client left, a fault or a reset ended it. */
  | {
      readonly event: 'aborted';
      readonly method: string;
      readonly path: string;
      readonly durationMs: number;
    }
  | { readonly event: 'error'; readonly message: string };

export interface ServerOptions extends LimitOptions {
  /** `default`, `empty`, `edge-cases`, a path, a document, or a list of them. Default: the shipped `default` world. */
  readonly fixtures?: FixturesOption;
  /** A shipped world made for one question; fixtures given beside it are added to it. */
  readonly scenario?: ScenarioName;
  /** Default `documented`. */
  readonly contract?: ContractName;
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
  /** How long a sandbox may be idle before it is dropped, in seconds. Default 3600. */
  readonly sandboxTtlSeconds?: number;
  /** Told of requests and errors. Where it throws, the server goes on, and the process warns once. */
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

type OptionName = keyof ServerOptions | keyof ListenOptions;

/** Longest delay, in milliseconds: what a timer takes. */
const MAX_DELAY_MS = 2 ** 31 - 1;

const isText = (value: unknown): value is string => typeof value === 'string';
const isSwitch = (value: unknown) => typeof value === 'boolean';
const isOneOf = (names: readonly string[]) => (value: unknown) =>
  names.some((name) => name === value);
const isWhole = (value: unknown, max: number) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max;
const isSource = (value: unknown) => isText(value) || (typeof value === 'object' && value !== null);

/** Whether a value will do, how that is said, and for a closed set, its values. */
type Rule = readonly [(value: unknown) => boolean, message: string, set?: readonly string[]];

/** What each option may be. */
const RULES: Readonly<Record<Exclude<OptionName, LimitName>, Rule>> = {
  fixtures: [
    (value) => (Array.isArray(value) ? value.every(isSource) : isSource(value)),
    'must be a path, a document, or a list of them',
  ],
  scenario: [
    isOneOf(SCENARIO_NAMES),
    `must be one of ${SCENARIO_NAMES.join(', ')}`,
    SCENARIO_NAMES,
  ],
  contract: [isOneOf(CONTRACT_NAMES), `must be ${CONTRACT_NAMES.join(' or ')}`, CONTRACT_NAMES],
  auth: [(value) => value === 'strict' || value === 'off', 'must be strict or off'],
  randomSeed: [(value) => isText(value) || Number.isFinite(value), 'must be a number or a text'],
  now: [
    (value) => isText(value) && parseInstant(value) !== undefined,
    'must be a time such as 2023-10-01T10:00:00Z',
  ],
  publicUrl: [isOrigin, 'must be an http or https URL without query or fragment'],
  delayMs: [isDelay, 'must be milliseconds, or a range of them such as [50, 200]'],
  cors: [isSwitch, 'must be true or false'],
  admin: [isSwitch, 'must be true or false'],
  sandboxTtlSeconds: [
    (value) => isWhole(value, 2_592_000) && value !== 0,
    'must be a number of seconds from 1 to 2592000',
  ],
  onEvent: [(value) => typeof value === 'function', 'must be a function'],
  requestEvents: [(value) => typeof value === 'boolean', 'must be true or false'],
  port: [(value) => isWhole(value, 65_535), 'must be a number from 0 to 65535'],
  host: [(value) => isText(value) && value !== '', 'must be an address such as 127.0.0.1'],
  keepAlive: [isSwitch, 'must be true or false'],
};

const LIMIT_RULES = Object.entries(LIMITS).map(([name, { min, max }]): [string, Rule] => {
  const bound = max === Number.MAX_SAFE_INTEGER ? `${min} on` : `${min} to ${max}`;
  const isFine = (value: unknown) => isWhole(value, max) && Number(value) >= min;
  return [name, [isFine, `must be a whole number from ${bound}`]];
});

/** An option and what is wrong with it. */
export interface OptionProblem {
  readonly option: string;
  readonly message: string;
}

/** Everything that is wrong with the options, for callers that no compiler checks. */
export function optionProblems(options: ServerOptions & ListenOptions): readonly OptionProblem[] {
  const rules: ReadonlyMap<string, Rule> = new Map([...Object.entries(RULES), ...LIMIT_RULES]);
  return Object.entries(options).flatMap(([option, value]) => {
    const rule = rules.get(option);
    if (value === undefined) return [];
    if (!rule) {
      const near = hint(nearestName(option, rules.keys()));
      const message = `is no option${near || `: there are ${[...rules.keys()].join(', ')}`}`;
      return [{ option, message }];
    }
    const [isFine, message, set = []] = rule;
    const near = typeof value === 'string' ? hint(nearestName(value, set)) : '';
    return isFine(value) ? [] : [{ option, message: message + near }];
  });
}

/**
 * The options as they are read from here on: what the object has of its own, and not what it inherits.
 * @throws OptionError with everything that is wrong
 */
export function checkedOptions<Options extends ServerOptions & ListenOptions>(
  options: Options,
): Options {
  const own = ownOptions(options);
  const problems = optionProblems(own);
  if (problems.length === 0) return own;
  throw new OptionError(problems.map(({ option, message }) => `${option} ${message}`).join('; '));
}

/** Likewise, without a look at what they are. @throws OptionError for what is no object of options */
function ownOptions<Options extends object>(options: Options): Options {
  if (isBag(options)) return { ...options };
  const told = inspect(options, { depth: 0, breakLength: Number.POSITIVE_INFINITY });
  throw new OptionError(`options must be an object such as { port: 8000 }, not ${told}`);
}

/** False for lists, promises, maps and the like, of which no member would be an option. */
function isBag(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Object]';
}

function isDelay(value: unknown): boolean {
  const bounds: readonly unknown[] = Array.isArray(value) ? value : [value, value];
  const [min, max] = bounds;
  const areWhole = bounds.length === 2 && bounds.every((bound) => isWhole(bound, MAX_DELAY_MS));
  return areWhole && Number(min) <= Number(max);
}

function isOrigin(value: unknown): boolean {
  return isText(value) && originOf(value) !== undefined;
}
