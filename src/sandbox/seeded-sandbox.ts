/** A sandbox that begins with the rows of some fixture documents. */
import type { FixtureSource } from '../fixtures/load-fixtures.ts';
import { resources } from '../resources/index.ts';
import { Store } from '../store/store.ts';
import { FixtureError } from './fixture-error.ts';
import { Sandbox, type SandboxOptions } from './sandbox.ts';

/** @throws FixtureError with every problem of the fixtures */
export function seededSandbox(
  options: SandboxOptions,
  documents: readonly FixtureSource[],
): Sandbox {
  const store = new Store(resources.map(({ table }) => table));
  const sandbox = new Sandbox(options, store, store.snapshot());
  const problems = sandbox.load(documents, 'replace');
  if (problems.length > 0) throw new FixtureError(problems);
  sandbox.keepAsSeed();
  return sandbox;
}
