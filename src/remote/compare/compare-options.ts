/** What a comparison can be told. */

import { canBeFile } from '../../values/new-path.ts';
import { allOptional } from '../../values/schema/changes.ts';
import { list, object, record } from '../../values/schema/composites.ts';
import { optionError } from '../../values/schema/problem-error.ts';
import { FLAG, guarded, text } from '../../values/schema/scalars.ts';
import type { Problem, Schema } from '../../values/schema/schema.ts';
import type { ContractChoice } from '../../waldur/contract.ts';
import { CONTRACT } from '../../waldur/contract-schema.ts';
import {
  REMOTE_ADDRESS,
  REMOTE_MEMBERS,
  REMOTE_TOKEN,
  type RemoteOptions,
} from '../client/remote-options.ts';
import { PULL_LIMIT, PULL_UUID } from '../pull/pull-options.ts';

/** Forms of a report. */
export const COMPARE_FORMATS = ['human', 'json', 'markdown', 'junit'] as const;
export type CompareFormat = (typeof COMPARE_FORMATS)[number];

/** How far a comparison has come. */
export interface CompareProgress {
  /** `sample`, or a phase. */
  readonly what: string;
  readonly done: number;
  readonly total: number | undefined;
}

export interface CompareOptions extends RemoteOptions {
  /** Where the Waldur is: its origin, and a path where the API does not begin at the root. */
  readonly to: string;
  /** Of the user who asks. It is sent to that server alone. */
  readonly token: string;
  /** Tokens of other users by names that the report tells: `{ owner: '…' }`. They ask the same things. */
  readonly as?: Readonly<Record<string, string>>;
  /** By which the mock answers: named differences are told from it. Default `documented`, as of servers. */
  readonly contract?: ContractChoice;
  /** Most rows of a table in the sample. Default 200. */
  readonly limit?: number;
  /** Only what belongs to these organizations is compared. */
  readonly customers?: readonly string[];
  /** True sends writes too that must be refused before anything changes. Default false. */
  readonly refusals?: boolean;
  /** Writes rows of its own in this organization, and deletes them. Default: nothing is written. */
  readonly write?: { readonly customer: string };
  /** The host of `to`, said again: without it nothing is written to another machine. */
  readonly yes?: string;
  /** A file: the contract that fits is written there, as `contract` takes it. Default: none is written. */
  readonly writeContract?: string;
  /** A file: the exchanges that drift are written there, anonymised, to be played again. Default: none is written. */
  readonly record?: string;
  readonly onProgress?: (progress: CompareProgress) => void;
}

/** Before anything is asked that could not be written down. */
export const NEW_FILE = guarded(
  (input): input is string => typeof input === 'string' && input !== '' && canBeFile(input),
  'a file, or the name of one to be made with its folders',
  { type: 'string' },
);
const isListener = (input: unknown): input is NonNullable<CompareOptions['onProgress']> =>
  typeof input === 'function';

const MEMBERS = {
  to: REMOTE_ADDRESS,
  token: REMOTE_TOKEN,
  ...allOptional({
    as: record(REMOTE_TOKEN),
    contract: CONTRACT,
    limit: PULL_LIMIT,
    customers: list(PULL_UUID, { words: 'a list of uuids' }),
    refusals: FLAG,
    write: object({ customer: PULL_UUID }, { words: 'an object such as { customer: uuid }' }),
    yes: text({ minLength: 1, words: 'the host that is compared with' }),
    writeContract: NEW_FILE,
    record: NEW_FILE,
  }),
  ...REMOTE_MEMBERS,
  ...allOptional({
    onProgress: guarded(isListener, 'a function', {}),
  }),
} satisfies { readonly [Name in keyof CompareOptions]-?: Schema<unknown> };

const SCHEMA = object(MEMBERS, {
  words: 'an object such as { to: "https://waldur.example.com", token }',
  stranger: () => 'is no option',
});

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** The options as they were given. @throws OptionError with all that is wrong */
export function checkedCompareOptions(options: CompareOptions): CompareOptions {
  const read = SCHEMA.read(options);
  const problems = read.valid ? unsaidHost(options) : read.problems;
  if (problems.length === 0) return { ...options };
  throw optionError(problems);
}

/** Who writes to another machine has to say its name. */
function unsaidHost({ to, write, yes }: CompareOptions): readonly Problem[] {
  const { host, hostname } = new URL(to);
  if (write === undefined || LOOPBACK.test(hostname) || yes === host) return [];
  const message = `must be ${JSON.stringify(host)}, for rows are written there`;
  return [{ pointer: '/yes', message }];
}
