/** What the control plane answers to its own examples, in a server that has been used a little. */
import { ADMIN_PATH } from '../admin/admin-route.ts';
import type { Controls } from '../admin/controls.ts';
import { handleAdmin } from '../admin/handle-admin.ts';
import type { Request } from '../drf/request.ts';
import type { RouteSchema } from '../drf/schema.ts';
import { createClock } from '../values/clock.ts';
import type { Contract } from '../waldur/contract.ts';
import { createControls } from './controls.ts';
import {
  answerIn,
  defaultSandbox,
  type ExampleAnswer,
  exampleOptions,
  exampleRequest,
} from './example-answers.ts';
import { makeToOrder } from './make-to-order.ts';
import { Sandbox, type SandboxOptions } from './sandbox.ts';
import { Sandboxes } from './sandboxes.ts';

/** The document is no example of itself, and how long a request took is never the same. */
const LEFT_OUT: readonly string[] = ['admin_openapi', 'admin_requests', 'admin_requests_wait'];

/** By operation. Each is done to a server of its own, to which a client has sent the requests `before`. */
export async function adminExampleAnswers(
  routes: readonly RouteSchema[],
  contract: Contract,
  base: string,
  before: readonly Request[],
): Promise<ReadonlyMap<string, ExampleAnswer>> {
  const answers = new Map<string, ExampleAnswer>();
  const options = exampleOptions(contract);
  const standard = defaultSandbox(options);
  const fork = (changes: Partial<SandboxOptions> = {}) =>
    new Sandbox({ ...options, ...changes }, ...standard.seedStore());
  for (const { path, operations } of routes) {
    for (const operation of operations) {
      if (operation.method === 'HEAD' || LEFT_OUT.includes(operation.id)) continue;
      const request = exampleRequest(path.slice(ADMIN_PATH.length), operation, base + ADMIN_PATH);
      const reply = await handleAdmin(request, await usedControls(fork, contract, before));
      const answer = answerIn(reply);
      if (answer) answers.set(operation.id, answer);
    }
  }
  return answers;
}

/** The first state has a name, a sandbox stands beside the default one, and a fault waits for the next payment. */
async function usedControls(
  fork: (changes?: Partial<SandboxOptions>) => Sandbox,
  contract: Contract,
  before: readonly Request[],
): Promise<Controls> {
  const sandbox = fork();
  const clock = createClock();
  const sandboxes = new Sandboxes(sandbox, { cap: 10, ttlSeconds: 3600, clock, fork });
  sandboxes.add('checkout', fork());
  sandbox.snapshots.set('before-checkout', sandbox.snapshot());
  for (const request of before) await sandbox.handle(request);
  sandbox.faults.add({ operation: 'payments_create', respond: 'bad_gateway' });
  return createControls(sandbox, {
    contract: contract.name,
    sandboxes,
    make: makeToOrder(fork),
    openApi: () => Promise.resolve(undefined),
  });
}
