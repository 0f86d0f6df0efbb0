/** The flags of `compare`, which no other command takes; but for the contract, it takes none of theirs. */

import { REMOTE_ADDRESS } from '../remote/client/remote-options.ts';
import { COMPARE_FORMATS, NEW_FILE } from '../remote/compare/compare-options.ts';
import { PULL_LIMIT, PULL_UUID } from '../remote/pull/pull-options.ts';
import { changed, digits } from '../values/schema/changes.ts';
import { oneOf, text } from '../values/schema/scalars.ts';
import type { Flag } from './flag.ts';
import { RATE } from './flag-values.ts';

/** A user by a name of its own, and the variable that has its token: `owner=WALDUR_OWNER_TOKEN`. */
const NAMED = /^(\w[\w-]*)=(\w+)$/;
const AS = changed(
  text({ pattern: NAMED, words: 'a name and the name of a variable, such as owner=OWNER_TOKEN' }),
  (given): readonly [name: string, variable: string] => {
    const [, name = '', variable = ''] = NAMED.exec(given) ?? [];
    return [name, variable];
  },
);

export const COMPARE_FLAGS = [
  {
    name: 'to',
    kind: 'value',
    variable: 'WALDUR_MOCK_COMPARE_TO',
    placeholder: '<url>',
    reads: REMOTE_ADDRESS,
    help: 'where the Waldur is, such as https://waldur.example.com',
  },
  {
    name: 'token-env',
    kind: 'value',
    variable: 'WALDUR_MOCK_COMPARE_TOKEN_ENV',
    placeholder: '<name>',
    reads: text({ minLength: 1, words: 'the name of a variable' }),
    help: 'the variable that has the token of the user who asks',
  },
  {
    name: 'as',
    kind: 'list',
    variable: 'WALDUR_MOCK_COMPARE_AS',
    placeholder: '<n>=<name>',
    reads: AS,
    help: 'another user who asks too, by the variable with the token: owner=OWNER_TOKEN; repeat it',
  },
  {
    name: 'customer',
    kind: 'list',
    variable: 'WALDUR_MOCK_COMPARE_CUSTOMER',
    placeholder: '<uuid>',
    reads: PULL_UUID,
    help: 'only what belongs to this organization; repeat it (all that the user sees); one for --write',
  },
  {
    name: 'limit',
    kind: 'value',
    variable: 'WALDUR_MOCK_COMPARE_LIMIT',
    placeholder: '<n>',
    reads: digits(PULL_LIMIT),
    help: 'most rows of a table in the sample, without those that others refer to (200)',
  },
  {
    name: 'refusals',
    kind: 'on',
    variable: 'WALDUR_MOCK_COMPARE_REFUSALS',
    help: 'send writes too that a server must refuse before it changes anything',
  },
  {
    name: 'write',
    kind: 'on',
    variable: 'WALDUR_MOCK_COMPARE_WRITE',
    help: 'write rows of its own in the organization of --customer, and delete them',
  },
  {
    name: 'yes',
    kind: 'value',
    variable: 'WALDUR_MOCK_COMPARE_YES',
    placeholder: '<host>',
    reads: text({ minLength: 1, words: 'the host of --to' }),
    help: 'the host of --to once more: without it, --write is for this machine alone',
  },
  {
    name: 'rate',
    kind: 'value',
    variable: 'WALDUR_MOCK_COMPARE_RATE',
    placeholder: '<n>',
    reads: RATE,
    help: 'most requests a second (no limit; two at one moment in any case)',
  },
  {
    name: 'insecure',
    kind: 'on',
    variable: 'WALDUR_MOCK_COMPARE_INSECURE',
    help: 'take any certificate',
  },
  {
    name: 'format',
    kind: 'value',
    variable: 'WALDUR_MOCK_COMPARE_FORMAT',
    placeholder: '<name>',
    reads: oneOf(COMPARE_FORMATS),
    help: `one of ${COMPARE_FORMATS.join(', ')} (human)`,
  },
  {
    name: 'output',
    kind: 'value',
    variable: 'WALDUR_MOCK_COMPARE_OUTPUT',
    placeholder: '<path>',
    reads: NEW_FILE,
    help: 'write the report there (standard output)',
  },
  {
    name: 'write-contract',
    kind: 'value',
    variable: 'WALDUR_MOCK_COMPARE_WRITE_CONTRACT',
    placeholder: '<path>',
    reads: NEW_FILE,
    help: 'write the contract that fits there, as --contract of start takes it',
  },
  {
    name: 'record',
    kind: 'value',
    variable: 'WALDUR_MOCK_COMPARE_RECORD',
    placeholder: '<path>',
    reads: NEW_FILE,
    help: 'write the exchanges that drift there, anonymised, to be played again',
  },
] as const satisfies readonly Flag[];

export type CompareFlagName = (typeof COMPARE_FLAGS)[number]['name'];
