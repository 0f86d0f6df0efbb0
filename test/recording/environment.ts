/**
 * Where every test file runs: the main context of its worker (test/runner/runtime.cjs), and an ear on each server in it. What a
 * mock server answers is held against the document that it serves itself, and a test that provoked an answer which the
 * document does not have fails. The documents are read, and their schemas compiled, once a worker.
 */
import type { RequestListener } from 'node:http';
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import { ModuleMocker } from 'jest-mock';
import { CONTRACT_NAMES } from '../../src/waldur/contract.ts';
import { Judge } from '../openapi/judge.ts';
import { saveCounters } from '../runner/counters.ts';
import { rememberProcess } from '../runner/main-context.ts';
import { sourceOf } from '../runner/source.ts';
import type { Exchange } from './exchange.ts';
import { appendExchanges, appendHits } from './folder.ts';
import { recordExchanges } from './record-exchanges.ts';
import { servedDocument } from './served-document.ts';

/** What Jest tells as a file runs, as far as it matters here. */
interface TestEvent {
  readonly name: string;
  readonly test?: { readonly errors: unknown[] };
}

interface Pending {
  readonly exchange: Exchange;
  readonly app: RequestListener;
}

/** What `test/setup.ts` calls after each test: an app may load parts of itself only as long as a test runs. */
const LEARN = 'learnDocuments';

const judge = new Judge();

/** Jest has errors remember a hundred frames. What refuses by an exception throws thousands of them, and each frame costs. */
const REMEMBERED_FRAMES = 12;

/** Without a stack: where this file is tells nothing. */
function asError(problem: string): Error {
  const error = new Error(problem);
  error.stack = problem;
  return error;
}

// biome-ignore lint/style/noDefaultExport: Jest calls the default export of the file that its configuration names
export default class RecordingEnvironment {
  readonly global = globalThis;
  readonly moduleMocker = new ModuleMocker(globalThis);
  // No test sets the clock of the process: servers have one of their own.
  readonly fakeTimers = null;
  readonly fakeTimersModern = null;
  readonly #restore = rememberProcess();
  readonly #testPath: string;
  #pending: Pending[] = [];
  #stop: () => void = () => undefined;

  constructor(_config: JestEnvironmentConfig, { testPath }: EnvironmentContext) {
    this.#testPath = testPath;
  }

  /** Of no use to the runtime, but that there must be one. */
  getVmContext(): object {
    return {};
  }

  exportConditions(): string[] {
    return ['node', 'node-addons'];
  }

  async setup(): Promise<void> {
    Error.stackTraceLimit = REMEMBERED_FRAMES;
    this.#listen();
    Reflect.set(globalThis, LEARN, () => this.#learn());
    Reflect.set(globalThis, 'sourceOfTests', sourceOf(this.#testPath));
  }

  /** After each test, and after the file's last hook. */
  handleTestEvent({ name, test }: TestEvent): void {
    if (name === 'test_done') test?.errors.push(...this.#problems());
    if (name !== 'run_finish') return;
    const [problem] = this.#problems();
    if (problem !== undefined) throw problem;
  }

  async teardown(): Promise<void> {
    this.#stop();
    saveCounters();
    appendHits(judge.takeHits());
    appendExchanges(this.#pending.map(({ exchange }) => exchange));
    this.#restore();
  }

  #listen(): void {
    this.#stop = recordExchanges((exchange, app) => {
      // The recorder's own tests have apps that are mock servers by name alone.
      const isContract = CONTRACT_NAMES.some((name) => name === exchange.contract);
      if (isContract) this.#pending.push({ exchange, app });
    });
  }

  /** Exchanges of a contract whose document no app here serves are left for later. */
  #problems(): readonly Error[] {
    const pending = this.#pending;
    this.#pending = [];
    const problems: string[] = [];
    for (const each of pending) {
      if (judge.knows(each.exchange.contract)) problems.push(...judge.problemsOf(each.exchange));
      else this.#pending.push(each);
    }
    return [...new Set(problems)].map(asError);
  }

  /** Asks the last app of each contract that the judge does not know yet. */
  async #learn(): Promise<void> {
    const apps = new Map(this.#pending.map(({ exchange, app }) => [exchange.contract, app]));
    for (const [contract, app] of apps) {
      if (judge.knows(contract)) continue;
      this.#stop();
      const document = await servedDocument(app, contract);
      this.#listen();
      if (document !== undefined) judge.learn(contract, document);
    }
  }
}
