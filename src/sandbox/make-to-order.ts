/** How the control plane makes sandboxes: with the server's own world, with a scenario, or with fixtures of their own. */
import { scenarioDocument } from '../fixtures/default-documents.ts';
import { parseInstant } from '../values/instant.ts';
import type { AdminProblem } from './read-object.ts';
import type { Sandbox } from './sandbox.ts';
import { readSandboxOrder, type SandboxOrder } from './sandbox-order.ts';
import type { Sandboxes, SandboxInfo } from './sandboxes.ts';

/**
 * Makes one as the order says and takes it in among the others; all that is wrong otherwise, `conflict` for a name in use.
 * @throws LimitError for fixtures that have too much in them
 */
export function makeToOrder(
  order: unknown,
  sandboxes: Sandboxes,
): SandboxInfo | readonly AdminProblem[] | 'conflict' {
  const read = readSandboxOrder(order);
  if ('problems' in read) return read.problems;
  const { name, ttlSeconds } = read.order;
  if (sandboxes.has(name)) return 'conflict';
  const made = make(read.order, sandboxes);
  return 'world' in made ? sandboxes.add(name, made, ttlSeconds) : made;
}

function make(
  { fixtures, scenario, seed, now }: SandboxOrder,
  sandboxes: Sandboxes,
): Sandbox | readonly AdminProblem[] {
  const sandbox = sandboxes.fork({
    ...(seed === undefined ? {} : { randomSeed: seed }),
    ...(now === undefined ? {} : { now: parseInstant(now) }),
  });
  const documents = [
    ...(scenario === undefined ? [] : [scenarioDocument(scenario)]),
    ...(fixtures === undefined ? [] : [{ name: 'fixtures', content: fixtures }]),
  ];
  if (documents.length === 0) return sandbox;
  const problems = sandbox.loadGiven(documents, 'replace', '/fixtures');
  if (problems.length > 0) {
    return problems.map(({ pointer, message }) => ({ pointer: `/fixtures${pointer}`, message }));
  }
  sandbox.keepAsSeed();
  return sandbox;
}
