/** How the control plane makes sandboxes: with the server's own world, with a scenario, or with fixtures of their own. */
import {
  type ShippedName,
  scenarioDocument,
  shippedDocument,
} from '../fixtures/default-documents.ts';
import type { FixtureDocument } from '../fixtures/load-fixtures.ts';
import { demand, ProblemError } from '../values/schema/problem-error.ts';
import { under } from '../values/schema/schema.ts';
import { SANDBOX_ORDER } from './orders.ts';
import type { Sandboxes, SandboxInfo } from './sandboxes.ts';

/**
 * Makes one as the order says and takes it in among the others; `conflict` for a name in use.
 * @throws ProblemError with all that is wrong with the order or its fixtures; LimitError for too much in them
 */
export function makeToOrder(order: unknown, sandboxes: Sandboxes): SandboxInfo | 'conflict' {
  const {
    name,
    fixtures,
    scenario,
    seed,
    randomSeed = seed,
    now,
    ttlSeconds,
  } = demand(SANDBOX_ORDER, order);
  if (sandboxes.has(name)) return 'conflict';
  const sandbox = sandboxes.fork({
    ...(randomSeed === undefined ? {} : { randomSeed }),
    ...(now === undefined ? {} : { now }),
  });
  const documents = [
    ...(scenario === undefined ? [] : [scenarioDocument(scenario)]),
    ...(fixtures === undefined ? [] : [documentIn(fixtures)]),
  ];
  if (documents.length > 0) {
    const problems = sandbox.loadGiven(documents, 'replace', '/fixtures');
    if (problems.length > 0) throw new ProblemError(under('fixtures', problems));
    const shipped = typeof fixtures === 'string' ? fixtures : undefined;
    const isOne = scenario === undefined || fixtures === undefined;
    sandbox.keepAsSeed(isOne ? (scenario ?? shipped) : undefined);
  }
  return sandboxes.add(name, sandbox, ttlSeconds);
}

/** A shipped world by its name, or the document itself. */
export function documentIn(fixtures: ShippedName | object): FixtureDocument {
  if (typeof fixtures === 'string') return shippedDocument(fixtures);
  return { name: 'fixtures', content: fixtures };
}
