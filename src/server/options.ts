/** What a server can be told at its start. */

import { parseInstant } from '../values/instant.ts';
import { CONTRACT_NAMES, type ContractName } from '../waldur/contract.ts';

export { CONTRACT_NAMES, type ContractName };

/** A name of a shipped world, a document, or several of them that may refer to each other. */
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
  | { readonly event: 'error'; readonly message: string };

export interface ServerOptions {
  /** Fixture documents, or paths of files or folders with them. Default: the shipped `default` world. */
  readonly fixtures?: FixturesOption;
  /** Default `documented`. */
  readonly contract?: ContractName;
  /** `off` treats every request as one of staff. Default `strict`. */
  readonly auth?: 'strict' | 'off';
  /** Seed of all chance: new uuids, file name suffixes, generated rows. Default 1. */
  readonly randomSeed?: number | string;
  /** Freezes the clock at an ISO 8601 time. Default: the real time. */
  readonly now?: string;
  /** Origin of hyperlinks, such as `https://waldur.example.com`. Default: that of each request. */
  readonly publicUrl?: string;
  /** Milliseconds every API answer waits, or a range of them such as `[50, 200]`. Default 0. */
  readonly delayMs?: number | readonly [min: number, max: number];
  /** False leaves cross-origin headers away. Default true. */
  readonly cors?: boolean;
  /** False serves nothing under `/__admin`. Default true. */
  readonly admin?: boolean;
  /** Largest body taken, in bytes. Default 64 MiB. */
  readonly maxBodyBytes?: number;
  /** Told of requests and errors. */
  readonly onEvent?: (event: ServerEvent) => void;
}

export interface ListenOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** True keeps the process alive until `close()`. Default false: a forgotten server ends with its test runner. */
  readonly keepAlive?: boolean;
}

/** An option that makes no sense. The message names it. */
export class OptionError extends TypeError {
  override readonly name = 'OptionError';
}

const KNOWN: readonly (keyof ServerOptions | keyof ListenOptions)[] = [
  'fixtures',
  'contract',
  'auth',
  'randomSeed',
  'now',
  'publicUrl',
  'delayMs',
  'cors',
  'admin',
  'maxBodyBytes',
  'onEvent',
  'port',
  'host',
  'keepAlive',
];

/** @throws OptionError with everything that is wrong with the options, for callers that no compiler checks */
export function checkOptions(options: ServerOptions & ListenOptions): void {
  const {
    contract = 'documented',
    auth = 'strict',
    now,
    publicUrl,
    delayMs = 0,
    port = 0,
  } = options;
  const [min, max] = delayRange(delayMs);
  const isWhole = (value: number) => Number.isInteger(value) && value >= 0;
  const problems = [
    ...Object.keys(options)
      .filter((name) => !KNOWN.some((known) => known === name))
      .map((name) => `there is no option "${name}": there are ${KNOWN.join(', ')}`),
    ...(CONTRACT_NAMES.includes(contract)
      ? []
      : [`contract must be ${CONTRACT_NAMES.join(' or ')}`]),
    ...(['strict', 'off'].includes(auth) ? [] : ['auth must be strict or off']),
    ...(now === undefined || parseInstant(now)
      ? []
      : ['now must be a time such as 2023-10-01T10:00:00Z']),
    ...(publicUrl === undefined || isOrigin(publicUrl)
      ? []
      : ['publicUrl must be an http or https URL without query or fragment']),
    ...(isWhole(min) && isWhole(max) && min <= max
      ? []
      : ['delayMs must be milliseconds, or a range of them such as [50, 200]']),
    ...(isWhole(port) && port <= 65_535 ? [] : ['port must be a number from 0 to 65535']),
  ];
  if (problems.length > 0) throw new OptionError(problems.join('; '));
}

/** A delay as its range. */
export function delayRange(
  delayMs: NonNullable<ServerOptions['delayMs']>,
): readonly [min: number, max: number] {
  return typeof delayMs === 'number' ? [delayMs, delayMs] : delayMs;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && search === '' && hash === '';
}
