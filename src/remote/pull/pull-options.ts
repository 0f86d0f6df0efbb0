/** What a pull can be told. */

import { allOptional } from '../../values/schema/changes.ts';
import { list, object } from '../../values/schema/composites.ts';
import { optionError } from '../../values/schema/problem-error.ts';
import { FLAG, guarded, oneOf, text, whole } from '../../values/schema/scalars.ts';
import type { Schema } from '../../values/schema/schema.ts';
import { parseUuid } from '../../values/uuid.ts';
import { REMOTE_ADDRESS, REMOTE_MEMBERS, type RemoteOptions } from '../client/remote-options.ts';

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

export interface PullOptions extends RemoteOptions {
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
  readonly onProgress?: (progress: PullProgress) => void;
}

export const PULL_UUID: Schema<string> = guarded(
  (input): input is string => typeof input === 'string' && parseUuid(input) !== undefined,
  'a uuid',
  { type: 'string' },
);
export const PULL_LIMIT = whole({ min: 1, max: 10_000 });
export const PULL_KEEP = oneOf(KEPT_KINDS);
const isListener = (input: unknown): input is NonNullable<PullOptions['onProgress']> =>
  typeof input === 'function';

const MEMBERS = {
  from: REMOTE_ADDRESS,
  token: text({ minLength: 1, words: 'a token' }),
  ...allOptional({
    out: text({ minLength: 1, words: 'a folder' }),
    customers: list(PULL_UUID, { words: 'a list of uuids' }),
    limit: PULL_LIMIT,
    keep: list(PULL_KEEP),
    anonymise: FLAG,
  }),
  ...REMOTE_MEMBERS,
  ...allOptional({
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
  throw optionError(read.problems);
}
