/** What can become of a field, and why: each by the name that the table of columns has for it. */

import { isMembers } from '../../values/plain-json.ts';
import { dashed, parseUuid, type Uuid } from '../../values/uuid.ts';
import type { Schema } from '../../waldur/fixture/fixture.ts';
import { uuidIn } from './gather.ts';
import type { MadeUp, TextKind } from './made-up.ts';
import type { Mapping } from './mapped.ts';
import type { KeptKind } from './pull-options.ts';
import type { Fate } from './pull-report.ts';

export interface TreatmentTools {
  readonly mapping: Mapping;
  readonly madeUp: MadeUp;
  /** Of the column of fixtures, if it is one. */
  readonly schema: Schema;
  /** What becomes of the members of a value; of what is no object, undefined. */
  readonly members: (value: unknown) => unknown;
}

export interface Treatment {
  readonly fate: Fate;
  readonly how: string;
  /** By which it is kept after all. */
  readonly keptBy?: KeptKind;
  /** Undefined where nothing is to be written, or the value is none that the API gives there. Null is not asked for. */
  readonly apply: (value: unknown, tools: TreatmentTools) => unknown;
}

const nothing = (how: string): Treatment => ({ fate: 'dropped', how, apply: () => undefined });

const kept = (how: string, is: (value: unknown, schema: Schema) => boolean): Treatment => ({
  fate: 'kept',
  how,
  apply: (value, { schema }) => (is(value, schema) ? value : undefined),
});

const matches = (pattern: RegExp) => (value: unknown) =>
  typeof value === 'string' && pattern.test(value);

function madeUp(kind: TextKind, how: string): Treatment {
  return {
    fate: 'replaced',
    how,
    apply: (value, tools) =>
      typeof value === 'string' ? tools.madeUp(kind, value, maxLength(tools.schema)) : undefined,
  };
}

function maxLength({ maxLength: most }: Schema): number | undefined {
  return typeof most === 'number' ? most : undefined;
}

function isChoice(value: unknown, { enum: choices }: Schema): boolean {
  return Array.isArray(choices) && choices.includes(value);
}

/** States and units of other resources, to the letter. Source: the enumerations of the published schema. */
const PLAIN_WORDS: readonly string[] = [
  ...['OK', 'ok', 'Erred', 'Creating', 'Updating', 'Deleting', 'Terminating', 'Terminated'],
  ...['Active', 'active', 'Draft', 'Paused', 'Archived', 'Unavailable', 'pending', 'done'],
  ...[
    'created',
    'pending-consumer',
    'pending-provider',
    'executing',
    'erred',
    'canceled',
    'rejected',
  ],
  ...[
    'month',
    'quarterly',
    'half_month',
    'day',
    'hour',
    'quantity',
    'usage',
    'fixed',
    'one',
    'few',
    'limit',
  ],
];

export function isPlainWord(value: unknown): boolean {
  return typeof value === 'string' && PLAIN_WORDS.includes(value);
}

const mapped = (uuid: Uuid<string> | undefined, { mapping }: TreatmentTools): string | undefined =>
  uuid === undefined ? undefined : dashed(mapping.uuid(uuid));

export const TREATMENTS = {
  flag: kept('true, false or nothing', (value) => typeof value === 'boolean'),
  choice: kept('one of a few words', isChoice),
  country: kept('a country', matches(/^([A-Z]{2})?$/)),
  language: kept('a language', matches(/^([a-z]{2,3}(-[A-Za-z]{2,4})?)?$/)),
  rate: kept('a rate of tax', matches(/^\d{1,3}(\.\d{1,10})?$/)),
  unit: kept('a unit of time or number', matches(/^(|month|half_month|day|hour|quantity|total)$/)),
  word: kept('one of a few words that say nothing of anybody', isPlainWord),
  'small number': kept('a small number', (value) => typeof value === 'number'),
  'own link': { fate: 'replaced', how: 'the same place of the mock', apply: (value) => value },
  'member name': {
    fate: 'replaced',
    how: 'the name of a member, which may be data',
    apply: (value) => value,
  },
  company: madeUp('company', 'the name of a company'),
  person: madeUp('person', 'the name of a person'),
  'first name': madeUp('first name', 'a first name'),
  'last name': madeUp('last name', 'a last name'),
  'user name': madeUp('user name', 'a user name'),
  job: madeUp('job', 'a job'),
  title: madeUp('title', 'two words'),
  address: madeUp('address', 'an address'),
  sentence: madeUp('sentence', 'a sentence'),
  number: madeUp('number', 'other digits and letters'),
  'e-mail': madeUp('e-mail', 'an address at example.com'),
  link: madeUp('link', 'a URL at example.com'),
  domain: madeUp('domain', 'a domain of example.com'),
  subnets: madeUp('subnets', 'networks that nobody has'),
  sentences: {
    fate: 'replaced',
    how: 'a sentence each',
    apply: (value, tools) =>
      Array.isArray(value)
        ? value
            .filter((item) => typeof item === 'string')
            .map((item) => tools.madeUp('sentence', item))
        : undefined,
  },
  'whole number': {
    fate: 'replaced',
    how: 'other digits',
    apply: (value, tools) =>
      typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
        ? Number(tools.madeUp('number', String(value)).slice(0, 9))
        : undefined,
  },
  uuid: {
    ...{ fate: 'replaced', how: 'another uuid, the same everywhere', keptBy: 'uuids' },
    apply: (value, tools) =>
      mapped(typeof value === 'string' ? parseUuid(value) : undefined, tools),
  },
  reference: {
    ...{ fate: 'replaced', how: 'the uuid of the row', keptBy: 'uuids' },
    apply: (value, tools) => mapped(uuidIn(value), tools),
  },
  sum: {
    ...{ fate: 'replaced', how: 'as many other digits', keptBy: 'sums' },
    apply(value, { mapping }) {
      if (typeof value === 'string') return mapping.sum(value);
      const other = typeof value === 'number' ? mapping.sum(String(value)) : undefined;
      return other === undefined ? undefined : Number(other);
    },
  },
  date: {
    ...{ fate: 'replaced', how: 'earlier, all by the same months', keptBy: 'dates' },
    apply: (value, { mapping }) => (typeof value === 'string' ? mapping.date(value) : undefined),
  },
  period: {
    ...{ fate: 'replaced', how: 'earlier, all by the same months', keptBy: 'dates' },
    apply: (value) => (typeof value === 'number' ? value : undefined),
  },
  order: {
    ...{ fate: 'replaced', how: 'counted anew, in the same order' },
    apply: (value) => (typeof value === 'number' ? value : undefined),
  },
  file: {
    ...{ fate: 'replaced', how: 'a small file of the same kind' },
    apply: (value) => (typeof value === 'string' ? value : undefined),
  },
  members: {
    ...{ fate: 'replaced', how: 'member by member' },
    apply: (value, { members }) => (isMembers(value) ? members(value) : undefined),
  },
  items: {
    ...{ fate: 'replaced', how: 'member by member' },
    apply: (value, { members }) =>
      Array.isArray(value) ? value.filter(isMembers).map(members) : undefined,
  },
  roles: {
    ...{ fate: 'replaced', how: 'roles in the organizations that were pulled' },
    apply: () => undefined,
  },
  follows: nothing('the mock makes it of the name'),
  derived: nothing('the mock makes it of other fields'),
  place: nothing('it says where or who somebody is'),
  origin: nothing('it says where somebody comes from'),
  endless: nothing('the token of fixtures does not end'),
  secret: nothing('it is a secret'),
  unknown: nothing('the mock does not know it'),
} as const satisfies Readonly<Record<string, Treatment>>;

export type TreatmentName = keyof typeof TREATMENTS;

export function treatmentOf(name: TreatmentName): Treatment {
  return TREATMENTS[name];
}
