/** The served documents are small: what they say more than once they say by reference, and nothing gets lost by it. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { assembleShared, assembleWhole } from '../../src/openapi/sharing.ts';
import { describeServer } from '../../src/server/describe-server.ts';
import { CONTRACTS, ORIGIN, PARTS, servedDocument } from './documents.ts';
import { expanded } from './expanded.ts';

/** Most bytes of a document that somebody gets who asks for one part. */
const MOST_BYTES = 202_000;
/** Schemas that are shorter are said where they are used, and all else that is no longer than a reference. */
const SHORT_SCHEMA = 70;
const SHORT = 50;

type Members = Readonly<Record<string, unknown>>;

const CASES = CONTRACTS.flatMap((contract) => PARTS.map((part) => ({ contract, part })));

function componentsOf({ components }: Members): Members {
  return Object(components);
}

/** How often each component is referred to, itself left out. */
function references(document: unknown): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  JSON.stringify(document, (key, value: unknown) => {
    if (key === '$ref') uses.set(String(value), (uses.get(String(value)) ?? 0) + 1);
    return value;
  });
  return uses;
}

/** All objects that a document holds in the places of a kind of part, as text. */
function partsOf(document: unknown, kind: string): readonly string[] {
  const texts: string[] = [];
  const places: Readonly<Record<string, readonly string[]>> = {
    responses: ['responses'],
    headers: ['headers'],
    requestBodies: ['requestBodies'],
    parameters: ['parameters'],
  };
  JSON.stringify(document, (key, value: unknown) => {
    if (places[kind]?.includes(key)) {
      for (const each of Object.values(Object(value))) texts.push(JSON.stringify(each));
    }
    if (kind === 'requestBodies' && key === 'requestBody') texts.push(JSON.stringify(value));
    if (kind === 'schemas' && key === 'schema') texts.push(JSON.stringify(value));
    if (kind === 'schemas' && key === 'schemas') {
      for (const each of Object.values(Object(value))) texts.push(JSON.stringify(each));
    }
    return value;
  });
  return texts.filter((text) => /^\{(?!"\$ref")/.test(text));
}

describe.each(CASES)('the document of $part by the contract $contract', ({ contract, part }) => {
  let document: Members;
  beforeAll(async () => {
    document = await servedDocument(contract, part);
  });

  it('is small, where one part is asked for', () => {
    const bytes = Buffer.byteLength(JSON.stringify(document));
    expect(bytes).toBeLessThanOrEqual(part === 'all' ? 2 * MOST_BYTES : MOST_BYTES);
  });

  it('says by reference what it says without', async () => {
    const order = { contract, part, base: ORIGIN };
    const whole: Members = await describeServer(order, assembleWhole);
    const shared: Members = await describeServer(order, assembleShared);
    const { components, ...rest }: Members = Object(expanded(shared));
    const { components: named, ...expected }: Members = Object(expanded(whole));
    expect(rest).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(components).toMatchObject(JSON.parse(JSON.stringify(named)));
    expect(JSON.parse(JSON.stringify(shared))).toEqual(document);
  });

  it('has no component that nothing refers to, but answers of no operation', () => {
    const uses = references(document);
    const { 'x-of-no-operation': common, securitySchemes: _, ...kinds } = componentsOf(document);
    const unused = Object.entries(kinds).flatMap(([kind, parts]) =>
      Object.keys(Object(parts))
        .filter((name) => kind !== 'responses' || ![common].flat().includes(name))
        .map((name) => `${kind}/${name}`)
        .filter((place) => !uses.has(`#/components/${place}`)),
    );
    expect(unused).toEqual([]);
  });

  it.each(['schemas', 'responses', 'parameters', 'headers', 'requestBodies'])(
    'says none of its %s twice',
    (kind) => {
      const short = kind === 'schemas' ? SHORT_SCHEMA : SHORT;
      const texts = partsOf(document, kind).filter((text) => text.length >= short);
      const twice = texts.filter((text, index) => texts.indexOf(text) !== index);
      expect(twice).toEqual([]);
      expect(texts.length).toBeGreaterThan(0);
    },
  );
});
