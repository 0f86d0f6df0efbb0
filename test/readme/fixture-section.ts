/** What rows of fixtures may have, from the JSON Schema that editors and the loader use. */
import { fixturesSchema } from '../../src/fixtures/fixtures-schema.ts';
import { isObject } from '../../src/fixtures/outline.ts';
import { code, tableOf } from './markdown.ts';
import { kindOf, listOf, membersOf } from './open-api.ts';

/** What every row may have. */
const OF_ALL = ['$id', 'uuid'];
const IGNORED = 'Part of API answers; ignored.';

export function fixtureSection(): string {
  const { $defs, properties } = fixturesSchema();
  const generate = isObject(properties) ? properties['generate'] : undefined;
  return [
    ...membersOf($defs).flatMap(([key, row]) => rowLines(key, row)),
    '### generate',
    '',
    'Rows to be made, at most:',
    '',
    ...tableOf(
      ['member', 'is'],
      membersOf(Object(generate).properties).map(([name, schema]) => [code(name), kindOf(schema)]),
    ),
  ].join('\n');
}

function rowLines(key: string, row: unknown): readonly string[] {
  const required = listOf(isObject(row) ? row['required'] : undefined);
  const members = membersOf(isObject(row) ? row['properties'] : undefined);
  const isIgnored = (schema: unknown) => isObject(schema) && schema['description'] === IGNORED;
  const rows = members
    .filter(([name, schema]) => !OF_ALL.includes(name) && !isIgnored(schema))
    .map(([name, schema]) => [
      code(name),
      kindOf(schema),
      [required.includes(name) ? 'Required.' : '', isObject(schema) ? schema['description'] : '']
        .filter(Boolean)
        .join(' '),
    ]);
  const ignored = members.filter(([, schema]) => isIgnored(schema)).map(([name]) => code(name));
  return [
    `### ${key}`,
    '',
    ...tableOf(['field', 'is', ''], rows),
    '',
    ...(ignored.length > 0
      ? [`Taken from API answers, and ignored: ${ignored.join(', ')}.`, '']
      : []),
  ];
}
