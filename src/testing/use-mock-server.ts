/** `useMockServer`: a server for the tests of a file, whatever the runner. */
import { inspect } from 'node:util';
import { Assertions } from './assertions.ts';
import { JUDGING, matchers, type RequestSource } from './matchers.ts';
import { givenOptions, TOKEN_VARIABLE, URL_VARIABLE, variable } from './runner-environment.ts';
import {
  type SandboxSupply,
  type SupplyOptions,
  sharedSupply,
  startSupply,
} from './sandbox-supply.ts';
import type { TestServer } from './test-server.ts';
import { createMovableServer } from './test-server.ts';

/** Those of the server, which a shared one takes only as far as they are a sandbox's: fixtures, scenario, seed, now. */
export interface UseMockServerOptions extends SupplyOptions {
  /**
   * What keeps a test from the one before: `reset` puts the sandbox back to its start, `sandbox` gives every test a new
   * one, with a new URL, so that not even a late request of the last test arrives. Default `reset`.
   */
  readonly isolation?: 'reset' | 'sandbox';
}

/**
 * Called at the top of a test file, or in a `describe`: starts before all tests, resets before each, and ends after all.
 * Its members are there inside hooks and tests. Where `WALDUR_MOCK_URL` is set, it takes sandboxes of that server.
 */
export type UseMockServer = (options?: UseMockServerOptions) => TestServer;

type Hook = (act: () => Promise<void>, timeoutMs: number) => unknown;

/** What is needed of a test runner. */
export interface Runner {
  readonly beforeAll: Hook;
  readonly beforeEach: Hook;
  readonly afterEach: Hook;
  readonly afterAll: Hook;
  readonly extend: (added: typeof matchers) => void;
  /** Makes an assertion of such a server. */
  readonly claim: (source: RequestSource) => unknown;
  /** Variables that tell one worker from another. */
  readonly workerVariables: readonly string[];
}

/** Large fixtures take longer than a test may. */
const TIMEOUT_MS = 60_000;
const EXAMPLE = "useMockServer() takes options such as { isolation: 'sandbox' }";
const ISOLATIONS: readonly unknown[] = ['reset', 'sandbox'];

/** @throws TypeError for options that are no object, or an isolation that is none */
export function createUseMockServer(runner: Runner): UseMockServer {
  return (given = {}) => {
    const { isolation = 'reset', ...options } = givenOptions(given, EXAMPLE);
    if (!ISOLATIONS.includes(isolation)) {
      throw new TypeError(`isolation must be ${ISOLATIONS.join(' or ')}, not ${shown(isolation)}.`);
    }
    let supply: SandboxSupply | undefined;
    let url: string | undefined;
    const { server, move } = createMovableServer();
    const change = async (taken: SandboxSupply): Promise<void> => {
      if (url !== undefined) await taken.drop(url);
      url = await taken.take();
      await move(url, taken.token);
    };
    runner.extend(matchers);
    const assertions = new Assertions(runnerSteps(runner));
    runner.beforeAll(async () => {
      supply = await createSupply(runner, options, isolation === 'sandbox' ? 'many' : 'one');
      await change(supply);
    }, TIMEOUT_MS);
    runner.beforeEach(async () => {
      if (isolation === 'sandbox' && supply) await change(supply);
      else if (url !== undefined) await server.reset();
    }, TIMEOUT_MS);
    runner.afterEach(() => assertions.settle(), TIMEOUT_MS);
    runner.afterAll(async () => {
      try {
        // Those of hooks that came after ours.
        await assertions.settle();
      } finally {
        if (url !== undefined) await supply?.drop(url);
        await supply?.close();
        url = undefined;
        await move(url);
      }
    }, TIMEOUT_MS);
    const entries = () => supply?.entries(server.url);
    return Object.defineProperty(server, JUDGING, { value: { entries, assertions } });
  };
}

/** How often a runner waits for an assertion itself: seen at one that passes, made where no test counts it. */
function runnerSteps({ claim }: Runner): number {
  const assertions = new Assertions(Number.POSITIVE_INFINITY);
  const judging = { entries: () => undefined, assertions };
  claim({ requests: { entries: async () => [] }, [JUDGING]: judging });
  return assertions.steps;
}

async function createSupply(
  { workerVariables }: Runner,
  options: SupplyOptions,
  count: 'one' | 'many',
): Promise<SandboxSupply> {
  const url = variable(URL_VARIABLE);
  if (url === undefined) return startSupply(options, count);
  const [worker = '1'] = workerVariables.flatMap((name) => variable(name) ?? []);
  const adminToken = options.adminToken ?? variable(TOKEN_VARIABLE);
  const token = adminToken === undefined ? {} : { adminToken };
  return sharedSupply(url, worker, { ...options, ...token });
}

/** Of whatever a caller handed in that no compiler has seen. */
function shown(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value);
}
