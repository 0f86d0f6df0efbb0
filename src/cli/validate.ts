/** `validate`: checks fixture files without serving them. */
import { createMockServer } from '../server/mock-server.ts';
import { rowCounts } from '../values/row-counts.ts';
import type { Output } from './log.ts';
import { UsageError } from './usage-error.ts';

/** The exit code, 0. @throws UsageError without a file; FixtureError with every problem */
export function validate(paths: readonly string[], { out }: Output): number {
  if (paths.length === 0)
    throw new UsageError('validate needs at least one fixture file or folder.');
  const { loaded } = createMockServer({ fixtures: paths });
  out.write(`The fixtures are fine: ${rowCounts(loaded.rows)}.`);
  return 0;
}
