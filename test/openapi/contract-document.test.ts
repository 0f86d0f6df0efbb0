/** Refusals share one description of `Allow`, and are held to the one of their operation all the same. */
import { describe, expect, it } from '@jest/globals';
import { ContractDocument } from './contract-document.ts';
import { CONTRACTS, servedDocument } from './documents.ts';

describe.each(CONTRACTS)('the document of %s, as tests judge by it', (contract) => {
  it('has for each refusal of an operation that tells the methods of its path exactly those', async () => {
    const { operations } = new ContractDocument(await servedDocument(contract, 'api'));
    const wrong = operations.flatMap(({ id, template, responses }) => {
      const methods = operations.filter((each) => each.template === template);
      return [...responses].flatMap(
        ([
          status,
          {
            headers: { allow },
          },
        ]) => {
          const { const: told } = Object(allow?.schema);
          const isRight = methods.every(({ method }) => String(told).split(', ').includes(method));
          return allow === undefined || isRight ? [] : [`${id} ${status}`];
        },
      );
    });
    expect(wrong).toEqual([]);
    const refusals = operations.flatMap(({ responses }) =>
      [...responses].filter(([status, { headers }]) => status >= 400 && headers['allow']),
    );
    expect(refusals.length).toBeGreaterThan(100);
  });
});
