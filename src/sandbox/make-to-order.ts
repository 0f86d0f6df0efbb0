/** How the control plane makes sandboxes: with the server's own world, with a scenario, or with fixtures of their own. */
import { scenarioDocument } from '../fixtures/default-documents.ts';
import { refuseManyGenerated } from './generated-rows.ts';
import type { Sandbox, SandboxOptions } from './sandbox.ts';
import type { SandboxOrder } from './sandbox-order.ts';

/** Makes a sandbox to order, or tells what is wrong with its fixtures. */
export type MakeToOrder = (
  order: SandboxOrder,
) => Sandbox | readonly { readonly pointer: string; readonly message: string }[];

/** `fork` makes one with the server's own world. */
export function makeToOrder(fork: (changes: Partial<SandboxOptions>) => Sandbox): MakeToOrder {
  return ({ fixtures, scenario, seed, now }) => {
    const sandbox = fork({
      ...(seed === undefined ? {} : { randomSeed: seed }),
      ...(now === undefined ? {} : { now }),
    });
    const documents = [
      ...(scenario === undefined ? [] : [scenarioDocument(scenario)]),
      ...(fixtures === undefined ? [] : [{ name: 'fixtures', content: fixtures }]),
    ];
    if (documents.length === 0) return sandbox;
    refuseManyGenerated(documents, sandbox.holdings.limits, '/fixtures');
    const problems = sandbox.load(documents, 'replace');
    if (problems.length > 0) {
      return problems.map(({ pointer, message }) => ({ pointer: `/fixtures${pointer}`, message }));
    }
    sandbox.keepAsSeed();
    return sandbox;
  };
}
