/** The sandboxes of a server: made on first use, dropped when there are too many or nobody comes any more. */

import type { Clock } from '../values/clock.ts';
import { epochMs } from '../values/instant.ts';
import { howToRaise, MAX_DROPPED_NAMES } from '../values/limits.ts';
import type { Sandbox } from './sandbox.ts';
import { SANDBOX_NAME } from './sandbox-order.ts';

/** The name of the sandbox that requests reach which name none. */
export const DEFAULT_SANDBOX = 'default';

export interface SandboxesOptions {
  /** Most sandboxes beside the default one; one more drops the least recently used. */
  readonly cap: number;
  /** How long a sandbox may be idle unless it says otherwise, in seconds. */
  readonly ttlSeconds: number;
  /** The real time: idling has nothing to do with a sandbox's own clock. */
  readonly clock: Clock;
  readonly fork: () => Sandbox;
}

interface Kept {
  readonly sandbox: Sandbox;
  readonly ttlSeconds: number;
  readonly usedMs: number;
}

/** What is told of a sandbox that is kept. */
export interface KeptInfo {
  readonly name: string;
  readonly sandbox: Sandbox;
  readonly ttlSeconds: number;
  readonly idleSeconds: number;
}

export function isSandboxName(name: unknown): name is string {
  return SANDBOX_NAME.read(name).valid;
}

export class Sandboxes {
  readonly #options: SandboxesOptions;
  readonly #default: Sandbox;
  /** Least recently used first. */
  readonly #kept = new Map<string, Kept>();
  readonly #dropped = new Map<string, string>();

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

  /** How many names are remembered of sandboxes that were dropped. */
  get droppedNames(): number {
    return this.#dropped.size;
  }

  /** All that there are, the default one first. */
  all(): readonly Sandbox[] {
    return [this.#default, ...Array.from(this.#kept.values(), ({ sandbox }) => sandbox)];
  }

  /** Whether a name is in use. */
  has(name: string): boolean {
    this.#dropIdle();
    return name === DEFAULT_SANDBOX || this.#kept.has(name);
  }

  /** Takes a sandbox in under a name that is not in use; one that was dropped under it is forgotten. */
  add(name: string, sandbox: Sandbox, ttlSeconds = this.#options.ttlSeconds): Sandbox {
    this.#dropped.delete(name);
    return this.#keep(name, sandbox, ttlSeconds);
  }

  /** Ends what is in flight there. False for a name that is not in use, and for the default one. */
  drop(name: string, reason = 'it was deleted'): boolean {
    const kept = this.#kept.get(name);
    if (kept === undefined) return false;
    this.#kept.delete(name);
    kept.sandbox.inFlight.end('drop');
    kept.sandbox.journal.leave();
    this.#dropped.set(name, reason);
    const [oldest] = this.#dropped.keys();
    if (this.#dropped.size > MAX_DROPPED_NAMES && oldest !== undefined)
      this.#dropped.delete(oldest);
    return true;
  }

  /** The default one first, then the least recently used. */
  list(): readonly KeptInfo[] {
    this.#dropIdle();
    const nowMs = this.#nowMs();
    const kept = Array.from(this.#kept, ([name, { sandbox, ttlSeconds, usedMs }]) => {
      return { name, sandbox, ttlSeconds, idleSeconds: Math.floor((nowMs - usedMs) / 1000) };
    });
    const standard = {
      name: DEFAULT_SANDBOX,
      sandbox: this.#default,
      ttlSeconds: 0,
      idleSeconds: 0,
    };
    return [standard, ...kept];
  }

  /** Ends what is in flight in all of them: the server closes. */
  endRequests(): void {
    for (const sandbox of [
      this.#default,
      ...Array.from(this.#kept.values(), (kept) => kept.sandbox),
    ])
      sandbox.inFlight.end('close');
  }

  #keep(name: string, sandbox: Sandbox, ttlSeconds: number): Sandbox {
    this.#kept.delete(name);
    this.#kept.set(name, { sandbox, ttlSeconds, usedMs: this.#nowMs() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#options.cap && oldest !== undefined) {
      this.drop(
        oldest,
        `it was the least recently used of more than ${this.#options.cap}; ${howToRaise('maxSandboxes')}`,
      );
    }
    return sandbox;
  }

  /** Walks all of them: not for every request. */
  #dropIdle(): void {
    for (const [name, kept] of this.#kept) this.#dropIfIdle(name, kept);
  }

  #dropIfIdle(name: string, { ttlSeconds, usedMs }: Kept): boolean {
    const isIdle = this.#nowMs() - usedMs > ttlSeconds * 1000;
    return isIdle && this.drop(name, `it was idle for ${ttlSeconds} seconds`);
  }

  #nowMs(): number {
    return epochMs(this.#options.clock.now());
  }
}
