/**
 * Sandboxes that a request alone has made, and of which no test has spoken: the client may have misspelt the name of another one,
 * which then knows nothing of what was meant for it.
 */
import { nearestName } from '../values/nearest-name.ts';
import type { Stray } from './journal/known-names.ts';
import type { Sandbox } from './sandbox.ts';
import type { Sandboxes } from './sandboxes.ts';

export class Strays {
  readonly #sandboxes: Sandboxes;
  /** The sandboxes that requests have made, and whether a test has spoken of one since. */
  readonly #isSpokenOf = new Map<string, boolean>();
  /** What the answers of a sandbox say, where its name was near another one when it was made. */
  readonly #notes = new WeakMap<Sandbox, string>();

  constructor(sandboxes: Sandboxes) {
    this.#sandboxes = sandboxes;
    sandboxes.watch((sandbox, name) => {
      this.#isSpokenOf.delete(name);
      sandbox.journal.watchStrays(() => this.near(name));
    });
  }

  /** A request has just made it, or made one of that name before. */
  onMade(name: string, sandbox: Sandbox): void {
    for (const each of this.#isSpokenOf.keys())
      if (!this.#sandboxes.find(each)) this.#isSpokenOf.delete(each);
    this.#isSpokenOf.set(name, false);
    const meant = this.#meantBy(name);
    if (meant !== undefined) this.#notes.set(sandbox, noteOf(name, meant));
  }

  /** A test asks it something, or puts something in place there: its name is the one that is meant. */
  onSpokenOf(name: string, sandbox: Sandbox): void {
    if (!this.#isSpokenOf.has(name)) return;
    this.#isSpokenOf.set(name, true);
    this.#notes.delete(sandbox);
  }

  noteOf(sandbox: Sandbox): string | undefined {
    return this.#notes.get(sandbox);
  }

  /** Those whose requests may have been meant for the sandbox of a name: none for one that a request has made itself. */
  near(name: string): readonly Stray[] {
    if (this.#isSpokenOf.has(name)) return [];
    return [...this.#isSpokenOf].flatMap(([stray, isSpokenOf]) => {
      const sandbox = isSpokenOf ? undefined : this.#sandboxes.find(stray);
      if (!sandbox || meantAmong(stray, [name]) === undefined) return [];
      return [{ name: stray, entries: () => sandbox.journal.entries() }];
    });
  }

  /** The sandbox, made on purpose, whose name is nearly the same. */
  #meantBy(name: string): string | undefined {
    const made = this.#sandboxes
      .names()
      .filter((each) => each !== name && !this.#isSpokenOf.has(each));
    return meantAmong(name, made);
  }
}

/** Names that differ in their numbers are made so: `worker-1` and `worker-2`. */
function meantAmong(name: string, names: readonly string[]): string | undefined {
  const digits = digitsOf(name);
  return nearestName(
    name,
    names.filter((each) => digitsOf(each) === digits),
  );
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, '');
}

function noteOf(name: string, meant: string): string {
  return `sandbox "${name}", which a request alone has made: did you mean "${meant}"?`;
}
