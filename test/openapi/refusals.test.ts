/** Every refusal of the catalogue is in the documents: where an operation can give it, its answer is one of those described. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { rendered } from '../../src/drf/exception-handler.ts';
import type { PossibleRefusal } from '../../src/drf/operation.ts';
import { bodyOf, type Refusal } from '../../src/drf/refusal.ts';
import { METHOD, PERMISSION, REQUEST } from '../../src/drf/refusals.ts';
import { siteOf } from '../../src/resources/index.ts';
import { contractOf } from '../../src/waldur/contract.ts';
import { CONTRACTS, compiler, documentOf, type OpenApi, operationsOf } from './documents.ts';

/** The JSON that a refusal is answered with; undefined for pages and for the URL table. */
function jsonOf({ detail, field }: PossibleRefusal): unknown {
  const { example, refusal } = detail;
  if (refusal.shape === 'page' || refusal.shape === 'urls') return undefined;
  return rendered(field === undefined ? bodyOf(example) : { [field]: [example] });
}

/** Under which names the document has what belongs to no operation. */
const COMMON: readonly (readonly [name: string, refusals: readonly Refusal[]])[] = [
  ['NotFoundPage', [REQUEST.no_such_page]],
  ['NotInThisMock', [REQUEST.not_in_this_mock]],
  ['BadRequestPage', [REQUEST.host, REQUEST.path, REQUEST.too_many_parameters]],
  ['MethodNotAllowed', [METHOD.not_allowed]],
  ['NotPermitted', [PERMISSION.denied]],
];

describe.each(CONTRACTS)('by the contract %s', (contract) => {
  let document: OpenApi;
  let compile: ReturnType<typeof compiler>;
  beforeAll(async () => {
    document = await documentOf(contract);
    compile = compiler(document);
  });

  it.each(
    siteOf(contractOf(contract)).operations.map(({ id, refusals }) => [id, refusals] as const),
  )('%s describes all that it refuses', (id, refusals) => {
    const [, , operation] =
      operationsOf(document).find(([, , { operationId }]) => operationId === id) ?? [];
    const validators = new Map<number, ReturnType<typeof compile>>();
    const missing = refusals.filter((possible) => {
      const { status, shape } = possible.detail.refusal;
      if (status === 500 && contract === 'documented') return false;
      const { content = {} } = operation?.responses[status] ?? {};
      if (shape === 'page') return content['text/html'] === undefined;
      const schema = content['application/json']?.schema;
      if (schema === undefined) return true;
      const validate = validators.get(status) ?? compile(schema);
      validators.set(status, validate);
      const json = jsonOf(possible);
      return json !== undefined && !validate(json);
    });
    expect(missing.map(({ name }) => name)).toEqual([]);
    expect(refusals.length).toBeGreaterThan(0);
  });

  it.each(COMMON)('%s stands for what belongs to no operation', (name, refusals) => {
    const { content = {} } = document.components.responses[name] ?? {};
    for (const { shape, any, name: refusal } of refusals) {
      const schema = content[shape === 'page' ? 'text/html' : 'application/json']?.schema;
      const json = jsonOf({ name: refusal, detail: any });
      expect(schema).toBeDefined();
      if (json !== undefined) expect(compile(Object(schema))(json)).toBe(true);
    }
  });

  it('says of no operation that it answers a text that the catalogue has not', () => {
    const texts = new Set(siteOf(contractOf(contract)).refusals.map(({ detail }) => detail.text));
    const strange = operationsOf(document)
      .filter(([, path]) => !path.startsWith('/__'))
      .flatMap(([, , { operationId, responses }]) =>
        Object.entries(responses)
          .filter(([status]) => Number(status) >= 400)
          .flatMap(([, { content }]) => constantsIn(content))
          .filter((text) => !texts.has(text))
          .map((text) => `${operationId}: ${text}`),
      );
    expect(strange).toEqual([]);
  });
});

/** The texts that schemas name. */
function constantsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(constantsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([keyword, inner]) => {
    if (keyword === 'const' || keyword === 'enum') return [inner].flat().map(String);
    return constantsIn(inner);
  });
}
