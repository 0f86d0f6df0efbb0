/** What stands in `src/vocabulary/`: the words of tests as types, written from the tables that the mock runs by. */
import { shippedDocument } from '../../src/fixtures/default-documents.ts';
import { fixturesSchema } from '../../src/fixtures/fixtures-schema.ts';
import { resources } from '../../src/resources/index.ts';
import { presets } from '../../src/sandbox/faults/presets.ts';
import { refusalNames } from '../../src/sandbox/journal/refusal-names.ts';
import type { Fixture } from '../../src/waldur/fixture/fixture.ts';
import { bodiesText, operationsText } from './operations-text.ts';
import {
  aliasText,
  asSchema,
  interfaceText,
  type MemberText,
  membersOf,
  typeOf,
  unionText,
} from './type-text.ts';

const WRITTEN = 'Written by `npm run format`: change the tables instead.';

/** By name of the file: its text. */
export function vocabularyFiles(): ReadonlyMap<string, string> {
  const files: Readonly<Record<string, readonly [opening: string, ...parts: readonly string[]]>> = {
    'operations.ts': [
      'Decides which operations there are for a compiler, and what each takes and answers.',
      operationsText(),
    ],
    'request-bodies.ts': [
      'Decides which fields the bodies of requests have for a compiler.',
      bodiesText(),
    ],
    'fault-presets.ts': [
      'Decides which presets of faults there are for a compiler.',
      unionText(
        'FaultPreset',
        'An answer by name: a refusal of the API, or what a deployment adds. `GET /__admin/faults/presets` says what each is.',
        [...presets().keys()],
      ),
    ],
    'refusal-names.ts': [
      'Decides which refusals there are for a compiler.',
      unionText(
        'RefusalName',
        'What the API refuses, by name, as `refusals` of a request tell it.',
        [...refusalNames()],
      ),
    ],
    'user-names.ts': [
      'Decides which users a compiler knows.',
      unionText('DefaultUserName', 'The users of the shipped world `default`.', defaultUsers()),
    ],
    'fixture-document.ts': ['Decides what a fixture document is for a compiler.', fixtureText()],
    'state-document.ts': ['Decides what `state()` gives, for a compiler.', stateText()],
  };
  return new Map(
    Object.entries(files).map(([name, [opening, ...parts]]) => [
      name,
      [`/** ${opening} ${WRITTEN} */`, '', ...parts].join('\n'),
    ]),
  );
}

function defaultUsers(): readonly unknown[] {
  const { users } = asSchema(shippedDocument('default').content);
  return Array.isArray(users) ? users.map((user) => asSchema(user)['username']) : [];
}

/** The same that editors are told by the JSON Schema. */
function fixtureText(): string {
  const { properties, $defs } = fixturesSchema();
  const { generate, $schema } = asSchema(properties);
  const rows = Object.entries(asSchema($defs)).map(([key, schema]) => {
    const { description } = asSchema(schema);
    const own = membersOf(asSchema(schema)).filter(({ name }) => !SHARED.includes(name));
    return interfaceText(`${rowName(key, 'Fixture')} extends FixtureRow`, String(description), own);
  });
  const lists = resources.map(({ fixture: { key } }) => ({
    ...optional(key, `readonly ${rowName(key, 'Fixture')}[]`),
  }));
  const block = asSchema(generate);
  return [
    interfaceText(
      'FixtureDocument',
      'A fixture document: rows by table. Rows refer to each other by `$id`, uuid or URL.',
      [
        optional('$schema', typeOf(asSchema($schema))),
        ...lists,
        optional('generate', 'GenerateBlock'),
      ],
    ),
    interfaceText('GenerateBlock', String(block['description']), membersOf(block)),
    interfaceText('FixtureRow', 'What every row may have.', sharedMembers($defs)),
    ...rows,
  ].join('\n');
}

/** Members of every row. */
const SHARED: readonly string[] = ['$id', 'uuid'];

function sharedMembers($defs: unknown): readonly MemberText[] {
  const [first] = Object.values(asSchema($defs));
  return membersOf(asSchema(first)).filter(({ name }) => SHARED.includes(name));
}

function stateText(): string {
  const fixtures = resources.map(({ fixture }) => fixture);
  return [
    aliasText(
      'StateDocument',
      'The rows of a sandbox by table: a fixture document that loads as the same state again.',
      [
        { name: '$schema', type: 'string', isOptional: false },
        ...fixtures.map(({ key }) => ({
          name: key,
          type: `readonly ${rowName(key, 'State')}[]`,
          isOptional: false,
        })),
      ],
    ),
    ...fixtures.map((fixture) =>
      interfaceText(
        rowName(fixture.key, 'State'),
        `A row of ${fixture.key}, with every column.`,
        stateMembers(fixture),
      ),
    ),
  ].join('\n');
}

function stateMembers({ columns, occasional }: Fixture): readonly MemberText[] {
  return [
    { name: 'uuid', type: 'string', isOptional: false, comment: 'With dashes.' },
    ...Object.entries(columns).map(([name, { schema, written = schema }]) => ({
      name,
      type: typeOf(written),
      isOptional: occasional.includes(name),
    })),
  ];
}

function optional(name: string, type: string): MemberText {
  return { name, type, isOptional: true };
}

/** `payment_profiles` → `PaymentProfilesFixture`. */
function rowName(key: string, end: string): string {
  const words = key.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join('') + end;
}
