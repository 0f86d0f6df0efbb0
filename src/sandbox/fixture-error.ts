/** Fixtures that do not load. */
import type { FixtureProblem } from '../fixtures/load-fixtures.ts';
import { problemText } from '../fixtures/problem-text.ts';

/** All that is wrong with the fixtures; nothing was changed. The message has one line a problem. */
export class FixtureError extends Error {
  override readonly name = 'FixtureError';
  readonly problems: readonly FixtureProblem[];

  constructor(problems: readonly FixtureProblem[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super([`The fixtures have ${count}:`, ...problems.map(problemText)].join('\n'));
    this.problems = problems;
  }
}
