/** What a pull can be told. */

import { isMembers } from '../../values/plain-json.ts';
import { allOptional } from '../../values/schema/changes.ts';
import { list, object, record } from '../../values/schema/composites.ts';
import { OptionError } from '../../values/schema/problem-error.ts';
import { FLAG, guarded, NUMBER, oneOf, text, whole } from '../../values/schema/scalars.ts';
import { lineOf, type Schema } from '../../values/schema/schema.ts';
import { parseUuid } from '../../values/uuid.ts';

/** What may stay as it is. */
export const KEPT_KINDS = ['uuids', 'sums', 'dates'] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** How far a pull has come. */
export interface PullProgress {
  /** A table, or `files`. */
  readonly what: string;
  readonly done: number;
  /** Undefined where nobody knows. */
  readonly total: number | undefined;
}

export interface PullOptions {
  /** Where the Waldur is: its origin, and a path where the API does not begin at the root. */
  readonly from: string;
  /** Of the user whose rows they are. It is sent to that server alone. */
  readonly token: string;
  /** A folder, made where it is not there: `pulled.json` in it is written, or replaced. Default: nothing is written. */
  readonly out?: string;
  /** The uuids of organizations: only what belongs to them. Default: all that the user sees. */
  readonly customers?: readonly string[];
  /** Most rows of a table, without those that others refer to. Default 200. */
  readonly limit?: number;
  /** What is not to be replaced: `uuids`, `sums`, `dates`. */
  readonly keep?: readonly KeptKind[];
  /** False leaves all as it is, files too. For what does not leave the memory. Default true. */
  readonly anonymise?: boolean;
  /** True takes any certificate. Default false. */
  readonly insecure?: boolean;
  /** Most requests a second. Default: no limit; two at one moment in any case. */
  readonly rate?: number;
  /** How long one try of a request may take, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
  /** Stops it. Nothing is written then. */
  readonly signal?: AbortSignal;
  /** Where `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` are looked for, such as `process.env`. Default: nowhere. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly onProgress?: (progress: PullProgress) => void;
}

export const PULL_ADDRESS: Schema<string> = guarded(
  (input): input is string =>
    typeof input === 'string' && URL.canParse(input) && /^https?:$/.test(new URL(input).protocol),
  'an http or https URL',
  { type: 'string' },
);
export const PULL_UUID: Schema<string> = guarded(
  (input): input is string => typeof input === 'string' && parseUuid(input) !== undefined,
  'a uuid',
  { type: 'string' },
);
export const PULL_LIMIT = whole({ min: 1, max: 10_000 });
export const PULL_KEEP = oneOf(KEPT_KINDS);
export const PULL_RATE: Schema<number> = guarded(
  (input): input is number => NUMBER.read(input).valid && Number(input) > 0,
  'a number above 0',
  { type: 'number' },
);

const isSignal = (input: unknown): input is AbortSignal =>
  isMembers(input) || Object(input) === input;
const isListener = (input: unknown): input is NonNullable<PullOptions['onProgress']> =>
  typeof input === 'function';
const isText = (input: unknown): input is string | undefined =>
  input === undefined || typeof input === 'string';

const MEMBERS = {
  from: PULL_ADDRESS,
  token: text({ minLength: 1, words: 'a token' }),
  ...allOptional({
    out: text({ minLength: 1, words: 'a folder' }),
    customers: list(PULL_UUID, { words: 'a list of uuids' }),
    limit: PULL_LIMIT,
    keep: list(PULL_KEEP),
    anonymise: FLAG,
    insecure: FLAG,
    rate: PULL_RATE,
    timeoutMs: whole({ min: 1, max: 2 ** 31 - 1 }),
    signal: guarded(isSignal, 'an AbortSignal', {}),
    environment: record(guarded(isText, 'text', {})),
    onProgress: guarded(isListener, 'a function', {}),
  }),
} satisfies { readonly [Name in keyof PullOptions]-?: Schema<unknown> };

const SCHEMA = object(MEMBERS, {
  words: 'an object such as { from: "https://waldur.example.com", token }',
  stranger: () => 'is no option',
});

/** The options as they were given. @throws OptionError with all that is wrong */
export function checkedPullOptions(options: PullOptions): PullOptions {
  const read = SCHEMA.read(options);
  if (read.valid) return { ...options };
  throw new OptionError(
    read.problems,
    read.problems.map((problem) => lineOf(problem).replace(/^\//, '')).join('; '),
  );
}
