/** What the control plane answers to its own examples, in a server that has been used a little. */

import type { Controlled } from '../admin/admin-route.ts';
import { handleAdmin } from '../admin/handle-admin.ts';
import type { Request } from '../drf/request.ts';
import type { RouteSchema } from '../drf/schema.ts';
import type { Sandbox, SandboxOptions } from '../sandbox/sandbox.ts';
import { Sandboxes } from '../sandbox/sandboxes.ts';
import { createClock } from '../values/clock.ts';
import { ADMIN_PATH } from '../values/own-paths.ts';
import { answerIn, type ExampleAnswer, exampleRequest } from './example-answers.ts';

/** The document is no example of itself, and how long a request took is never the same. */
const LEFT_OUT: readonly string[] = ['admin_openapi', 'admin_requests', 'admin_requests_wait'];

const SAFE: readonly string[] = ['GET', 'OPTIONS'];

/** Makes a sandbox with the default world. */
type Fork = (changes?: Partial<SandboxOptions>) => Sandbox;

/** By operation. Each is done to a server to which a client has sent the requests `before`, and nothing else has happened. */
export async function adminExampleAnswers(
  routes: readonly RouteSchema[],
  fork: Fork,
  base: string,
  before: readonly Request[],
): Promise<ReadonlyMap<string, ExampleAnswer>> {
  const answers = new Map<string, ExampleAnswer>();
  const untouched = await usedServer(fork, before);
  for (const { path, operations } of routes) {
    for (const operation of operations) {
      if (operation.method === 'HEAD' || LEFT_OUT.includes(operation.id)) continue;
      const isSafe = SAFE.includes(operation.method);
      const controlled = isSafe ? untouched : await usedServer(fork, before);
      const request = exampleRequest(path.slice(ADMIN_PATH.length), operation, base + ADMIN_PATH);
      const answer = answerIn(await handleAdmin(request, controlled));
      if (answer) answers.set(operation.id, answer);
    }
  }
  return answers;
}

/** The first state has a name, a sandbox stands beside the default one, and a fault waits for the next payment. */
async function usedServer(fork: Fork, before: readonly Request[]): Promise<Controlled> {
  const sandbox = fork();
  const sandboxes = new Sandboxes(sandbox, {
    cap: 10,
    ttlSeconds: 3600,
    clock: createClock(),
    fork,
  });
  sandboxes.add('checkout', fork());
  sandbox.snapshots.take('before-checkout');
  for (const request of before) await sandbox.handle(request);
  sandbox.faults.add({ operation: 'payments_create', respond: 'bad_gateway' });
  return { sandbox, sandboxes, openApi: () => Promise.resolve(undefined) };
}
