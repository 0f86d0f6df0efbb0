/** Runs when all has run: the processes that tests have started answered nothing that the documents do not have. */
import { describe, expect, it } from '@jest/globals';
import { documentsAtOnce } from '../openapi/documents-at-once.ts';
import { Judge } from '../openapi/judge.ts';
import { readExchanges, recordingFolder } from './folder.ts';

const folder = recordingFolder();
if (folder === undefined) throw new Error('This can be told of a whole run alone: npm test.');

const judge = new Judge();
for (const [contract, document] of documentsAtOnce()) judge.learn(contract, document);
const exchanges = readExchanges(folder);

describe('the processes that tests have started', () => {
  it('answer nothing that is not documented', () => {
    expect(exchanges.flatMap((exchange) => judge.problemsOf(exchange))).toEqual([]);
  });

  it('are heard', () => {
    expect(exchanges).not.toEqual([]);
  });
});
