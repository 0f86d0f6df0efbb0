/** The schema of a fixture document as part of another document: each kind of row is a type of its own there. */
import { escapePattern, type Schema } from '../drf/schema.ts';
import { fixturesSchema } from '../fixtures/fixtures-schema.ts';
import { isObject } from '../fixtures/outline.ts';

export function documentSchema(): Schema {
  const { $schema: _, $defs, properties, ...rest } = fixturesSchema();
  const rows = isObject($defs) ? $defs : {};
  const named = Object.entries(isObject(properties) ? properties : {}).map(([key, list]) => {
    const items = rowOf(rows, key);
    return [key, items ? { type: 'array', items } : list];
  });
  return withoutDollars({ ...rest, title: 'Fixtures', properties: Object.fromEntries(named) });
}

/** That of one row of a list. */
export function rowSchema(key: string): Schema {
  const { $defs } = fixturesSchema();
  return rowOf(isObject($defs) ? $defs : {}, key) ?? {};
}

function rowOf(rows: Schema, key: string): Schema | undefined {
  const row = rows[key];
  return isObject(row) ? { ...withoutDollars(row), title: titleOf(key) } : undefined;
}

/**
 * The same schema, its members like `$id` and `$schema` described by patterns: many readers of OpenAPI take a member of
 * that name for the keyword.
 */
function withoutDollars(schema: Schema): Schema {
  const members = Object.entries(isObject(schema['properties']) ? schema['properties'] : {});
  const isPlain = ([name]: readonly [string, unknown]) => !name.startsWith('$');
  const patterns = members
    .filter((member) => !isPlain(member))
    .map(([name, each]) => [`^${escapePattern(name)}$`, each]);
  return {
    ...schema,
    properties: Object.fromEntries(members.filter(isPlain)),
    ...(patterns.length > 0 ? { patternProperties: Object.fromEntries(patterns) } : {}),
  };
}

/** `payment_profiles` → `PaymentProfilesFixture`. */
function titleOf(key: string): string {
  return `${key.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase())}Fixture`;
}
