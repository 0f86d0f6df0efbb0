/** How a contract is written in options and files: a preset, or an object that names one and what is otherwise. */
import { changed, deferred, optional, told } from '../values/schema/changes.ts';
import { object, union } from '../values/schema/composites.ts';
import type { JsonSchema } from '../values/schema/json-schema.ts';
import { JSON_VALUE, oneOf, text } from '../values/schema/scalars.ts';
import type { Schema } from '../values/schema/schema.ts';
import { vouched } from '../values/vouched.ts';
import {
  CONTRACT_NAMES,
  type ContractChoice,
  type ContractSet,
  DIFFERENCE_NAMES,
} from './contract.ts';
import { DIFFERENCES, type DifferenceName } from './differences.ts';

/** The values of a difference, with their words. */
function valuesOf(name: DifferenceName): readonly (readonly [value: string, words: string])[] {
  return Object.entries(DIFFERENCES[name].values);
}

function schemaOf(name: DifferenceName): Schema<string> {
  const values = valuesOf(name);
  const words = values.map(([value, is]) => `${value}: ${is}`).join('; ');
  return told(oneOf(values.map(([value]) => value)), {
    description: `${DIFFERENCES[name].what}. ${words}.`,
  });
}

const PRESET = oneOf(CONTRACT_NAMES);

/** A file may say by which schema it is written, and something to people: so may the option, which takes what a file holds. */
const members = () => ({
  $schema: optional(text()),
  $comment: optional(JSON_VALUE),
  preset: optional(PRESET),
  ...Object.fromEntries(DIFFERENCE_NAMES.map((name) => [name, optional(schemaOf(name))])),
});

const WORDS = "an object such as { preset: 'deployed', absent_relation: 'null' }";
const stranger = () => 'is no difference between contracts';

function setOf(words: string): Schema<ContractSet> {
  return deferred(words, () =>
    changed(object(members(), { words, stranger }), ({ $schema: _, $comment: __, ...set }) =>
      vouched<ContractSet>(set),
    ),
  );
}

/** Of the option. */
const SET = setOf(WORDS);

export const CONTRACT: Schema<ContractChoice> & { readonly choices: readonly string[] } = {
  ...union([PRESET, SET], `${PRESET.words}, or ${WORDS}`, (input, [name, set]) =>
    typeof input === 'string' ? name : set,
  ),
  choices: CONTRACT_NAMES,
};

/** Of a file. */
export const CONTRACT_FILE = setOf('an object');

/** The JSON Schema of a contract file. */
export function contractSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A contract of waldur-payments-mock',
    ...CONTRACT_FILE.json(),
  };
}
