/** The flags of `pull`, which no other command takes; it takes none of theirs. */
import { REMOTE_ADDRESS } from '../remote/client/remote-options.ts';
import {
  KEPT_KINDS,
  type KeptKind,
  PULL_FIELD,
  PULL_KEEP,
  PULL_LIMIT,
  PULL_OUT,
  PULL_PATH,
  PULL_UUID,
} from '../remote/pull/pull-options.ts';
import { digits } from '../values/schema/changes.ts';
import { list } from '../values/schema/composites.ts';
import { text } from '../values/schema/scalars.ts';
import type { Schema } from '../values/schema/schema.ts';
import { RATE } from './flag-values.ts';
import type { Flag } from './flags.ts';

/** Several in one value, with commas between them. */
const KEEP: Schema<readonly KeptKind[]> = {
  ...list(PULL_KEEP),
  choices: KEPT_KINDS,
  words: `one or more of ${KEPT_KINDS.join(', ')}, with commas between them`,
  read: (input) => list(PULL_KEEP).read(String(input).split(',')),
};

const KEEP_FIELDS: Schema<readonly string[]> = {
  ...list(PULL_FIELD),
  words: 'names of fields, with commas between them',
  read: (input) => list(PULL_FIELD).read(String(input).split(',')),
};

export const PULL_FLAGS = [
  {
    name: 'from',
    kind: 'value',
    variable: 'WALDUR_MOCK_PULL_FROM',
    placeholder: '<url>',
    reads: REMOTE_ADDRESS,
    help: 'where the Waldur is, such as https://waldur.example.com',
  },
  {
    name: 'token-env',
    kind: 'value',
    variable: 'WALDUR_MOCK_PULL_TOKEN_ENV',
    placeholder: '<name>',
    reads: text({ minLength: 1, words: 'the name of a variable' }),
    help: 'the variable that has the token of the user whose rows they are',
  },
  {
    name: 'out',
    kind: 'value',
    variable: 'WALDUR_MOCK_PULL_OUT',
    placeholder: '<folder>',
    reads: PULL_OUT,
    help: 'where pulled.json is written, or replaced',
  },
  {
    name: 'customer',
    kind: 'list',
    variable: 'WALDUR_MOCK_PULL_CUSTOMER',
    placeholder: '<uuid>',
    reads: PULL_UUID,
    help: 'only what belongs to this organization; repeat it (all that the user sees)',
  },
  {
    name: 'path',
    kind: 'list',
    variable: 'WALDUR_MOCK_PULL_PATH',
    placeholder: '<path>',
    reads: PULL_PATH,
    help: 'what else becomes a stub: /api/projects/, or all like /api/marketplace-*; repeat it',
  },
  {
    name: 'keep-fields',
    kind: 'value',
    variable: 'WALDUR_MOCK_PULL_KEEP_FIELDS',
    placeholder: '<names>',
    reads: KEEP_FIELDS,
    help: 'fields of those stubs whose texts are not replaced: state,type (none)',
  },
  {
    name: 'limit',
    kind: 'value',
    variable: 'WALDUR_MOCK_PULL_LIMIT',
    placeholder: '<n>',
    reads: digits(PULL_LIMIT),
    help: 'most rows of a table, without those that others refer to (200)',
  },
  {
    name: 'keep',
    kind: 'value',
    variable: 'WALDUR_MOCK_PULL_KEEP',
    placeholder: '<kinds>',
    reads: KEEP,
    help: 'what is not replaced: uuids, sums, dates, with commas between them (nothing)',
  },
  {
    name: 'rate',
    kind: 'value',
    variable: 'WALDUR_MOCK_PULL_RATE',
    placeholder: '<n>',
    reads: RATE,
    help: 'most requests a second (no limit; two at one moment in any case)',
  },
  {
    name: 'insecure',
    kind: 'on',
    variable: 'WALDUR_MOCK_PULL_INSECURE',
    help: 'take any certificate',
  },
] as const satisfies readonly Flag[];

export type PullFlagName = (typeof PULL_FLAGS)[number]['name'];
