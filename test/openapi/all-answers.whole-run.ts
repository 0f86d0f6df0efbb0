/**
 * Runs when the whole suite has run, over what its processes left in a folder: nothing was answered that a document does
 * not have, and nothing stands in a document that no test has produced.
 */
import { describe, expect, it } from '@jest/globals';
import { CONTRACTS } from '../client.ts';
import { readExchanges, readHits, recordingFolder } from '../recording/folder.ts';
import { ContractDocument } from './contract-document.ts';
import { documentsAtOnce } from './documents-at-once.ts';
import { Judge } from './judge.ts';

const folder = recordingFolder();
if (folder === undefined) throw new Error('This can be told of a whole run alone: npm test.');

const judge = new Judge();
const documents = new Map<string, ContractDocument>();
for (const [contract, source] of documentsAtOnce()) {
  judge.learn(contract, source);
  documents.set(contract, new ContractDocument(source));
}
for (const exchange of readExchanges(folder)) judge.problemsOf(exchange);
const seen = new Set([...readHits(folder), ...judge.takeHits()]);

describe.each(CONTRACTS)('the document of the %s contract', (contract) => {
  const { operations = [], common = new Map() } = documents.get(contract) ?? {};
  const unseen = (names: readonly string[]) =>
    names.filter((name) => !seen.has(`${contract} ${name}`));

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    'has no answer of %s that no test has produced',
    (id, { responses }) => {
      expect(responses.size).toBeGreaterThan(0);
      expect(unseen([...responses.keys()].map((status) => `${id} ${status}`))).toEqual([]);
    },
  );

  it('has no other answer that no test has produced', () => {
    const names = Array.from(seen, (hit) => hit.split(' ').slice(0, 2).join(' '));
    expect(common.size).toBeGreaterThan(0);
    expect([...common.keys()].filter((name) => !names.includes(`${contract} ${name}`))).toEqual([]);
  });
});
