/** How a sandbox gets its first rows, and how it is told that these are no good. */
import { isShipped } from '../fixtures/default-documents.ts';
import type { FixtureProblem, FixtureSource } from '../fixtures/load-fixtures.ts';
import { problemText } from '../fixtures/problem-text.ts';
import { tables } from '../resources/index.ts';
import { Store } from '../store/store.ts';
import { Sandbox } from './sandbox.ts';
import type { SandboxOptions } from './sandbox-options.ts';

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

/** @throws FixtureError with every problem of the fixtures */
export function seededSandbox(
  options: SandboxOptions,
  documents: readonly FixtureSource[],
): Sandbox {
  const store = new Store(tables);
  const sandbox = new Sandbox(options, store, store.snapshot());
  seedAnew(sandbox, documents);
  return sandbox;
}

/** Puts documents in the place of the state, and makes it what a reset comes back to. @throws FixtureError; nothing has changed then */
export function seedAnew(sandbox: Sandbox, documents: readonly FixtureSource[]): void {
  const problems = sandbox.load(documents, 'replace');
  if (problems.length > 0) throw new FixtureError(problems);
  const [only, ...others] = documents;
  sandbox.keepAsSeed(only && others.length === 0 && isShipped(only.name) ? only.name : undefined);
}
