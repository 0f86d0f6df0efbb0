/** The document is valid OpenAPI 3.1, its schemas compile, and it has what is served and nothing else. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ADMIN_ROUTES } from '../../src/admin/routes.ts';
import { siteOf } from '../../src/resources/index.ts';
import { contractOf } from '../../src/waldur/contract.ts';
import { CONTRACTS, compiler, documentOf, type OpenApi, operationsOf } from './documents.ts';

describe.each(CONTRACTS)('the document of the contract %s', (contract) => {
  let document: OpenApi;
  beforeAll(async () => {
    document = await documentOf(contract);
  });

  it('is valid OpenAPI 3.1', async () => {
    // An ES module alone.
    const { Validator } = await import('@seriousme/openapi-schema-validator');
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone({ ...document }));
    expect([valid, errors, validator.version]).toEqual([true, undefined, '3.1']);
  });

  it('has schemas that compile', () => {
    const compile = compiler(document);
    const schemas = operationsOf(document).flatMap(
      ([, , { parameters, requestBody, responses }]) => [
        ...parameters.map(({ schema }) => schema),
        ...Object.values(requestBody?.content ?? {}).map(({ schema }) => schema),
        ...Object.values(responses).flatMap(({ content = {}, headers = {} }) =>
          [...Object.values(content), ...Object.values(headers)].map(({ schema }) => schema),
        ),
      ],
    );
    for (const schema of new Set(schemas.map((each) => JSON.stringify(each)))) {
      expect(compile(JSON.parse(schema))).toBeInstanceOf(Function);
    }
  });

  it('gives every operation an id of its own', () => {
    const ids = operationsOf(document).map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has every operation of the API, under its published id, and every route of the control plane', () => {
    const operations = operationsOf(document)
      .filter(([method]) => method !== 'HEAD' && method !== 'OPTIONS')
      .map(([method, path, { operationId }]) => [method, path, operationId]);
    const api = siteOf(contractOf(contract)).operations.map(({ method, path, id }) => [
      method,
      path,
      id,
    ]);
    const admin = ADMIN_ROUTES.map(({ method, path, schema }) => [
      method,
      `/__admin${path.replace(/:(\w+)/g, '{$1}')}`.replace(/\/$/, ''),
      schema.id,
    ]);
    expect([...operations].sort()).toEqual([...api, ...admin].sort());
  });

  it('has HEAD for every GET but where the server has none, and OPTIONS for every path', () => {
    for (const [path, item] of Object.entries(document.paths)) {
      const methods = Object.keys(item);
      const isWithout = ['/api/configuration/', '/api/version/'].includes(path);
      expect([path, methods.includes('head')]).toEqual([
        path,
        methods.includes('get') && !isWithout,
      ]);
      expect(methods).toContain('options');
    }
  });
});
