/** The types of `src/vocabulary/` say what the tables say, and the state of every shipped world is what they promise. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SCENARIO_NAMES, SHIPPED_NAMES } from '../../src/fixtures/default-documents.ts';
import { createMockServer } from '../../src/index.ts';
import { resources } from '../../src/resources/index.ts';
import { asSchema } from './type-text.ts';
import { vocabularyFiles } from './vocabulary-files.ts';

const FOLDER = new URL('../../src/vocabulary/', import.meta.url);
/** Written by hand. */
const OWN = ['names.ts'];

describe('src/vocabulary', () => {
  it.each([...vocabularyFiles()])('%s is what `npm run format` writes', (name, text) => {
    expect(readFileSync(new URL(name, FOLDER), 'utf8')).toBe(text);
  });

  it('has no other files', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...vocabularyFiles().keys(), ...OWN].sort());
  });
});

describe('the state of a world', () => {
  const worlds = [
    ...SHIPPED_NAMES.map((fixtures) => createMockServer({ fixtures })),
    ...SCENARIO_NAMES.map((scenario) => createMockServer({ scenario })),
  ];

  it.each(resources.map(({ fixture }) => [fixture.key, fixture] as const))(
    'has in each row of %s the columns that its type says, and no others',
    (key, { columns, occasional }) => {
      const always = Object.keys(columns).filter((name) => !occasional.includes(name));
      const rows = worlds.flatMap((world): readonly object[] => Object(world.state())[key]);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        const names = Object.keys(row).filter((name) => !occasional.includes(name));
        expect(names.sort()).toEqual(['uuid', ...always].sort());
      }
    },
  );

  it('has in each column what the schema of its type lets pass', () => {
    const kinds = new Map<string, Set<string>>();
    for (const world of worlds) {
      for (const { fixture } of resources) {
        const rows: readonly object[] = Object(world.state())[fixture.key];
        for (const [name, value] of rows.flatMap((row) => Object.entries(row))) {
          const place = `${fixture.key}.${name}`;
          kinds.set(place, (kinds.get(place) ?? new Set()).add(kindOf(value)));
        }
      }
    }
    for (const { fixture } of resources) {
      for (const [name, { schema, written = schema }] of Object.entries(fixture.columns)) {
        const found = [...(kinds.get(`${fixture.key}.${name}`) ?? [])];
        expect({ name, kinds: kindsIn(written) }).toEqual({
          name,
          kinds: expect.arrayContaining(found),
        });
      }
    }
  });
});

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Those of JSON that a schema names. */
function kindsIn(schema: Readonly<Record<string, unknown>>): readonly string[] {
  const { anyOf, type } = schema;
  if (Array.isArray(anyOf)) return anyOf.map(asSchema).flatMap(kindsIn);
  if (Array.isArray(schema['enum'])) return schema['enum'].map(kindOf);
  const types = Array.isArray(type) ? type : [type];
  return types.map((each) => (each === 'integer' ? 'number' : String(each)));
}
