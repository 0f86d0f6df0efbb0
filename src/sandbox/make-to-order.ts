/** How the control plane makes sandboxes: with the server's own world, with a scenario, or with fixtures of their own. */
import { scenarioDocument } from '../fixtures/default-documents.ts';
import { demand, ProblemError } from '../values/schema/problem-error.ts';
import { under } from '../values/schema/schema.ts';
import { SANDBOX_ORDER, type SandboxOrder } from './orders.ts';
import type { Sandbox } from './sandbox.ts';
import type { Sandboxes, SandboxInfo } from './sandboxes.ts';

/**
 * Makes one as the order says and takes it in among the others; `conflict` for a name in use.
 * @throws ProblemError with all that is wrong; LimitError for fixtures that have too much in them
 */
export function makeToOrder(wanted: unknown, sandboxes: Sandboxes): SandboxInfo | 'conflict' {
  const order = demand(SANDBOX_ORDER, wanted);
  const { name, ttlSeconds } = order;
  if (sandboxes.has(name)) return 'conflict';
  return sandboxes.add(name, make(order, sandboxes), ttlSeconds);
}

function make(
  { fixtures, scenario, seed, randomSeed = seed, now }: SandboxOrder,
  sandboxes: Sandboxes,
): Sandbox {
  const sandbox = sandboxes.fork({
    ...(randomSeed === undefined ? {} : { randomSeed }),
    ...(now === undefined ? {} : { now }),
  });
  const documents = [
    ...(scenario === undefined ? [] : [scenarioDocument(scenario)]),
    ...(fixtures === undefined ? [] : [{ name: 'fixtures', content: fixtures }]),
  ];
  if (documents.length === 0) return sandbox;
  const problems = sandbox.loadGiven(documents, 'replace', '/fixtures');
  if (problems.length > 0) throw new ProblemError(under('fixtures', problems));
  sandbox.keepAsSeed();
  return sandbox;
}
