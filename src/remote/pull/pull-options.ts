/** What a pull can be told. */

import { canBeFolder } from '../../values/new-path.ts';
import { allOptional } from '../../values/schema/changes.ts';
import { list, object } from '../../values/schema/composites.ts';
import { optionError } from '../../values/schema/problem-error.ts';
import { FLAG, guarded, oneOf, text, whole } from '../../values/schema/scalars.ts';
import type { Schema } from '../../values/schema/schema.ts';
import { parseUuid } from '../../values/uuid.ts';
import {
  REMOTE_ADDRESS,
  REMOTE_MEMBERS,
  REMOTE_TOKEN,
  type RemoteOptions,
} from '../client/remote-options.ts';

/** By which the mock knows the user of pulled fixtures: that of the real server is not written. */
export const PULLED_TOKEN = 'pulled-token';

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
  /**
   * Paths that the mock does not serve, whose answers become stubs: `/api/projects/`, or all routes that a pattern such as
   * `/api/marketplace-*` is like. A list has as many rows as `limit` says.
   */
  readonly paths?: readonly string[];
  /** Fields of those answers, by name, whose texts are not to be replaced: `state`, `type`. */
  readonly keepFields?: readonly string[];
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
/** Without a query or parameters; a star is any number of characters. */
export const PULL_PATH = text({
  pattern: /^\/[^\s?#\\{}]*$/u,
  maxLength: 1000,
  words: 'a path such as /api/projects/, or a pattern such as /api/marketplace-*',
});
export const PULL_FIELD = text({
  pattern: /^[A-Za-z_]\w{0,99}$/,
  words: 'the name of a field',
});
/** Before anything is pulled that could not be written. */
export const PULL_OUT = guarded(
  (input): input is string => typeof input === 'string' && input !== '' && canBeFolder(input),
  'a folder, or the name of one to be made',
  { type: 'string' },
);
/** Rows of a table, and of a list that becomes a stub. */
export const USUAL_LIMIT = 200;
export const PULL_LIMIT = whole({ min: 1, max: 10_000 });
export const PULL_KEEP = oneOf(KEPT_KINDS);
const isListener = (input: unknown): input is NonNullable<PullOptions['onProgress']> =>
  typeof input === 'function';

const MEMBERS = {
  from: REMOTE_ADDRESS,
  token: REMOTE_TOKEN,
  ...allOptional({
    out: PULL_OUT,
    customers: list(PULL_UUID, { words: 'a list of uuids' }),
    limit: PULL_LIMIT,
    paths: list(PULL_PATH),
    keepFields: list(PULL_FIELD),
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
