/**
 * What each operation, of the API and of the control plane, answers to its own example: the examples of the OpenAPI
 * document.
 */

import type { Controlled } from '../admin/admin-route.ts';
import { handleAdmin } from '../admin/handle-admin.ts';
import { parseQuery } from '../drf/query-dict.ts';
import { type Reply, textOf } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import type { OperationSchema, RouteSchema } from '../drf/schema.ts';
import { shippedDocument } from '../fixtures/default-documents.ts';
import { siteOf } from '../resources/index.ts';
import { unheardEvents } from '../sandbox/events/events.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { SandboxOptions } from '../sandbox/sandbox-options.ts';
import { Sandboxes } from '../sandbox/sandboxes.ts';
import { seededSandbox } from '../sandbox/seed.ts';
import { createClock } from '../values/clock.ts';
import { parseInstant } from '../values/instant.ts';
import { ADMIN_PATH } from '../values/own-paths.ts';
import type { Contract } from '../waldur/contract.ts';

/** The moment of every example. */
const NOW = '2024-01-15T12:00:00Z';
/** The staff user of the default world. */
const AUTHORIZATION = 'Token YOUR_API_TOKEN';

export interface ExampleAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** By operation; those that answer no JSON, or refuse their example, have none. Each is done to the sandbox as it is. */
export async function exampleAnswers(
  routes: readonly RouteSchema[],
  sandbox: Sandbox,
  base: string,
): Promise<ReadonlyMap<string, ExampleAnswer>> {
  const { site, world } = sandbox;
  const start = sandbox.present();
  const answers = new Map<string, ExampleAnswer>();
  for (const { path, operations } of routes) {
    for (const operation of operations.filter(({ method }) => method !== 'HEAD')) {
      const request = exampleRequest(path, operation, base);
      const reply = await site.handle(request, site.find(request), world);
      sandbox.restore(start);
      const answer = answerIn(reply);
      if (answer) answers.set(operation.id, answer);
    }
  }
  return answers;
}

export function exampleOptions(contract: Contract): SandboxOptions {
  const now = parseInstant(NOW);
  return { site: siteOf(contract), contract, auth: 'strict', randomSeed: 1, now, delayMs: 0 };
}

/** A sandbox with the default world. */
export function defaultSandbox(options: SandboxOptions): Sandbox {
  return seededSandbox(options, [shippedDocument('default')]);
}

/** An operation's own example as a request. */
export function exampleRequest(
  path: string,
  { method, parameters, body }: OperationSchema,
  base: string,
): Request {
  const bytes = Buffer.from(body?.example === undefined ? '' : JSON.stringify(body.example));
  return {
    method,
    path: parameters.reduce(
      (whole, { name, example = '' }) => whole.replace(`{${name}}`, example),
      path,
    ),
    queryString: '',
    query: parseQuery(''),
    headers: { authorization: AUTHORIZATION, 'content-type': 'application/json' },
    base,
    prefix: '',
    body: { bytes: () => Promise.resolve(bytes), parts: () => Promise.resolve([]) },
  };
}

/** Undefined for what is no success in JSON. */
export function answerIn({ status, headers, body }: Reply): ExampleAnswer | undefined {
  const isWanted = headers['Content-Type'] === 'application/json' && status < 300;
  const text = isWanted ? textOf(body) : undefined;
  return text === undefined ? undefined : { status, body: JSON.parse(text) };
}

/** The document is no example of itself, and how long a request took is never the same. */
const LEFT_OUT: readonly string[] = [
  ...['admin_openapi', 'admin_requests', 'admin_request', 'admin_requests_wait'],
  ...['admin_requests_har', 'admin_requests_har_select', 'admin_requests_pact'],
  'admin_requests_summaries',
];

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
  const openApi = () => Promise.resolve(undefined);
  return { sandbox, sandboxes, openApi, events: unheardEvents(), asked: undefined };
}
