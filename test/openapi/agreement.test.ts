/** The document says of each operation what the journal and the contract coverage know of it. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { siteOf } from '../../src/resources/index.ts';
import { contractOf } from '../../src/waldur/contract.ts';
import { CONTRACTS, documentOf, type OperationObject, operationsOf } from './documents.ts';

/** Statuses that coverage does not ask for: a body beyond the limit, and the server's own faults. */
const UNCOUNTED = { documented: ['413'], deployed: ['413', '500'] } as const;

describe.each(CONTRACTS)('by the contract %s', (contract) => {
  let byId: ReadonlyMap<string, OperationObject>;
  beforeAll(async () => {
    const all = operationsOf(await documentOf(contract));
    byId = new Map(all.map(([, , operation]) => [operation.operationId, operation]));
  });

  it.each(siteOf(contractOf(contract)).operations)(
    '$id takes and answers what is counted',
    ({ id, query, fields, statuses }) => {
      const { parameters = [], requestBody, responses = {} } = byId.get(id) ?? {};
      const named = parameters.filter((each) => each.in === 'query').map(({ name }) => name);
      expect([...named].sort()).toEqual([...query].sort());

      const form = requestBody?.content['multipart/form-data']?.schema['properties'];
      expect(Object.keys(Object(form))).toEqual(fields);

      const uncounted: readonly string[] = UNCOUNTED[contract];
      const counted = Object.keys(responses).filter((status) => !uncounted.includes(status));
      expect(counted).toEqual(statuses.map(String));
    },
  );
});
