/** How many rows a document may have made once the server runs: a few bytes ask for a million. */
import { LimitError } from '../drf/limit-error.ts';
import { GENERATE_BLOCK } from '../fixtures/generate-block.ts';
import type { FixtureDocument } from '../fixtures/load-fixtures.ts';
import { howToRaise, type Limits } from '../values/limits.ts';

/** `pointer` is where the documents stand. @throws LimitError 413 where one has more made than the limit */
export function refuseManyGenerated(
  documents: readonly FixtureDocument[],
  { maxGeneratedRows: limit }: Limits,
  pointer = '',
): void {
  for (const { content } of documents) {
    const wanted = generatedRows(content);
    if (wanted <= limit) continue;
    const message = `asks for ${wanted} rows, and may ask for ${limit} at most: ${howToRaise('maxGeneratedRows')}`;
    throw new LimitError(413, message, `${pointer}/generate`);
  }
}

/** None where the block is no good, which is told elsewhere. */
function generatedRows(content: unknown): number {
  const block: unknown = Object(content).generate;
  const read = block === undefined ? undefined : GENERATE_BLOCK.read(block);
  if (!read?.valid) return 0;
  const { users = 0, customers = 0, invoices = 0, payments = 0 } = read.value;
  return users + customers + invoices + payments;
}
