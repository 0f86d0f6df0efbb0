/** The OpenAPI documents that a server gives, and validators of what stands in them. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import request from 'supertest';
import { createMockServer } from '../../src/index.ts';
import { expanded } from './expanded.ts';

export const CONTRACTS = ['documented', 'deployed'] as const;
export type ContractName = (typeof CONTRACTS)[number];

/** Origin of every hyperlink. */
export const HOST = 'waldur.test';
export const ORIGIN = `http://${HOST}`;

type Members = Readonly<Record<string, unknown>>;

export interface MediaObject {
  readonly schema: Members;
  readonly example?: unknown;
}

export interface ParameterObject extends MediaObject {
  readonly name: string;
  readonly in: string;
}

export interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<
    Record<string, { readonly required: boolean; readonly schema: Members }>
  >;
  readonly content?: Readonly<Record<string, MediaObject>>;
}

export interface OperationObject {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security: readonly Members[];
  readonly parameters: readonly ParameterObject[];
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaObject>> };
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

export interface OpenApi {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Members>>;
    readonly responses: Readonly<Record<string, ResponseObject>>;
  };
}

/** What a document may tell of. */
export const PARTS = ['api', 'control-plane', 'all'] as const;

/** A document of a contract, as a server of that contract gives it. */
export async function servedDocument(
  contract: ContractName,
  part: (typeof PARTS)[number],
): Promise<Readonly<Record<string, unknown>>> {
  const { app } = createMockServer({ contract, allowedHosts: [HOST] });
  const query = `?part=${part}`;
  const { body } = await request(app).get(`/__admin/openapi.json${query}`).set('Host', HOST);
  return body;
}

/** All that is served by a contract, everything where it is used. */
export async function documentOf(contract: ContractName): Promise<OpenApi> {
  return JSON.parse(JSON.stringify(expanded(await servedDocument(contract, 'all'))));
}

/** All operations of a document, with their methods in capitals. */
export function operationsOf(
  document: OpenApi,
): readonly (readonly [method: string, path: string, operation: OperationObject])[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, each]) => [method.toUpperCase(), path, each] as const),
  );
}

/** Compiles schemas that may refer into a document. @throws for a schema that is none */
export function compiler(document: OpenApi): (schema: object) => ValidateFunction {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
  });
  formats.default(ajv);
  for (const name of ['decimal', 'binary']) ajv.addFormat(name, true);
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema({ ...document, $id: 'document' });
  const { schemas } = document.components;
  for (const name of Object.keys(schemas)) ajv.getSchema(`document#/components/schemas/${name}`);
  return (schema) => ajv.compile(absolute(schema));
}

/** References to the document, whatever schema they stand in. */
function absolute(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/'));
}
