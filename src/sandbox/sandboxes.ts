/** The sandboxes of a server: made on first use, dropped when there are too many or nobody comes any more. */

import type { Clock } from '../values/clock.ts';
import { epochMs } from '../values/instant.ts';
import { howToRaise, MAX_DROPPED_NAMES } from '../values/limits.ts';
import type { Sandbox } from './sandbox.ts';
import { DEFAULT_SANDBOX } from './sandbox-name.ts';
import type { SandboxOptions } from './sandbox-options.ts';

export interface SandboxesOptions {
  /** Most sandboxes beside the default one; one more drops the least recently used. */
  readonly cap: number;
  /** How long a sandbox may be idle unless it says otherwise, in seconds. */
  readonly ttlSeconds: number;
  /** The real time: idling has nothing to do with a sandbox's own clock. */
  readonly clock: Clock;
  /** Makes one of the server's own seed. */
  readonly fork: (changes?: Partial<SandboxOptions>) => Sandbox;
}

interface Kept {
  readonly sandbox: Sandbox;
  readonly ttlSeconds: number;
  readonly usedMs: number;
}

/** What is told of a sandbox. */
export interface SandboxInfo {
  readonly name: string;
  /** Rows by table. */
  readonly sizes: Readonly<Record<string, number>>;
  /** How many its journal has seen since the last reset. */
  readonly requests: number;
  readonly idleSeconds: number;
  readonly ttlSeconds: number;
}

/** Told of each sandbox as it comes. */
export type SandboxWatcher = (sandbox: Sandbox, name: string) => void;

export class Sandboxes {
  readonly #options: SandboxesOptions;
  readonly #default: Sandbox;
  /** Least recently used first. */
  readonly #kept = new Map<string, Kept>();
  readonly #dropped = new Map<string, string>();
  readonly #watchers = new Set<SandboxWatcher>();
  /** None is idle for too long before; whoever is used is so later still. */
  #soonestMs = Number.POSITIVE_INFINITY;

  constructor(standard: Sandbox, options: SandboxesOptions) {
    this.#default = standard;
    this.#options = options;
  }

  /** The sandbox of a name, made of the seed on first use; the reason where it was dropped. */
  use(name: string): Sandbox | { readonly dropped: string } {
    if (name === DEFAULT_SANDBOX) return this.#default;
    const kept = this.#kept.get(name);
    if (kept && !this.#dropIfIdle(name, kept)) {
      return this.#keep(name, kept.sandbox, kept.ttlSeconds);
    }
    const dropped = this.#dropped.get(name);
    if (dropped !== undefined) return { dropped };
    this.#dropIdle();
    return this.#keep(name, this.#options.fork(), this.#options.ttlSeconds);
  }

  /** The one of a name, as it is: asking does not keep it, nor make one. */
  find(name: string): Sandbox | undefined {
    return name === DEFAULT_SANDBOX ? this.#default : this.#kept.get(name)?.sandbox;
  }

  /** The names that are remembered of sandboxes that were dropped, and why. */
  get dropped(): ReadonlyMap<string, string> {
    return this.#dropped;
  }

  /** All that there are, the default one first. */
  all(): readonly Sandbox[] {
    return [this.#default, ...Array.from(this.#kept.values(), ({ sandbox }) => sandbox)];
  }

  /** Called with all that there are, and with each that there will be. */
  watch(watcher: SandboxWatcher): void {
    watcher(this.#default, DEFAULT_SANDBOX);
    for (const [name, { sandbox }] of this.#kept) watcher(sandbox, name);
    this.#watchers.add(watcher);
  }

  /** All names in use, in the order of `list`. */
  names(): readonly string[] {
    this.#dropIdle();
    return [DEFAULT_SANDBOX, ...this.#kept.keys()];
  }

  /** Whether a name is in use. */
  has(name: string): boolean {
    this.#dropIdle();
    return name === DEFAULT_SANDBOX || this.#kept.has(name);
  }

  /** A sandbox of the server's own seed that is not among them yet. */
  fork(changes: Partial<SandboxOptions>): Sandbox {
    return this.#options.fork(changes);
  }

  /** Takes a sandbox in under a name that is not in use; one that was dropped under it is forgotten. */
  add(name: string, sandbox: Sandbox, ttlSeconds = this.#options.ttlSeconds): SandboxInfo {
    this.#dropped.delete(name);
    this.#keep(name, sandbox, ttlSeconds);
    return this.#infoOf(name, { sandbox, ttlSeconds, usedMs: this.#nowMs() });
  }

  /** Ends what is in flight there. False for a name that is not in use, and for the default one. */
  drop(name: string, reason = 'it was deleted'): boolean {
    const kept = this.#kept.get(name);
    if (kept === undefined) return false;
    this.#kept.delete(name);
    kept.sandbox.inFlight.end('drop');
    kept.sandbox.journal.leave();
    this.#dropped.set(name, reason);
    const [first] = this.#dropped.keys();
    if (this.#dropped.size > MAX_DROPPED_NAMES && first !== undefined) this.#dropped.delete(first);
    kept.sandbox.changes.tell('sandboxes');
    return true;
  }

  /** The default one first, then the least recently used. */
  list(): readonly SandboxInfo[] {
    this.#dropIdle();
    const kept = Array.from(this.#kept, ([name, each]) => this.#infoOf(name, each));
    const standard = { sandbox: this.#default, ttlSeconds: 0, usedMs: this.#nowMs() };
    return [this.#infoOf(DEFAULT_SANDBOX, standard), ...kept];
  }

  /** Ends what is in flight in all of them: the server closes. */
  endRequests(): void {
    for (const sandbox of this.all()) sandbox.inFlight.end('close');
  }

  #keep(name: string, sandbox: Sandbox, ttlSeconds: number): Sandbox {
    const isNew = !this.#kept.delete(name);
    const kept = { sandbox, ttlSeconds, usedMs: this.#nowMs() };
    this.#kept.set(name, kept);
    if (isNew) this.#greet(name, sandbox);
    this.#expect(kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#options.cap && oldest !== undefined) {
      this.drop(
        oldest,
        `it was the least recently used of more than ${this.#options.cap}; ${howToRaise('maxSandboxes')}`,
      );
    }
    return sandbox;
  }

  /** One that is new here. */
  #greet(name: string, sandbox: Sandbox): void {
    sandbox.journal.name(name);
    for (const watcher of this.#watchers) watcher(sandbox, name);
    sandbox.changes.tell('sandboxes');
  }

  #infoOf(name: string, { sandbox, ttlSeconds, usedMs }: Kept): SandboxInfo {
    const { world, journal } = sandbox;
    const idleSeconds = Math.floor((this.#nowMs() - usedMs) / 1000);
    const requests = journal.held.number + journal.dropped;
    return { name, sizes: world.store.sizes(), requests, idleSeconds, ttlSeconds };
  }

  /** Walks all of them where one may be idle for too long: not for every request, and not for every new one. */
  #dropIdle(): void {
    const nowMs = this.#nowMs();
    if (nowMs <= this.#soonestMs) return;
    this.#soonestMs = Number.POSITIVE_INFINITY;
    for (const [name, kept] of this.#kept) {
      if (!this.#dropIfIdle(name, kept, nowMs)) this.#expect(kept);
    }
  }

  #dropIfIdle(name: string, kept: Kept, nowMs = this.#nowMs()): boolean {
    return nowMs > endOf(kept) && this.drop(name, `it was idle for ${kept.ttlSeconds} seconds`);
  }

  #expect(kept: Kept): void {
    this.#soonestMs = Math.min(this.#soonestMs, endOf(kept));
  }

  #nowMs(): number {
    return epochMs(this.#options.clock.now());
  }
}

/** When it has been idle for as long as it may be. */
function endOf({ usedMs, ttlSeconds }: Kept): number {
  return usedMs + ttlSeconds * 1000;
}
