/** A sandbox as tests drive it, in the same process. */

import { type Actor, actorOf } from '../sandbox/actors.ts';
import { RESET_PARTS, type ResetPart } from '../sandbox/controls.ts';
import type { Coverage } from '../sandbox/coverage/coverage.ts';
import type { Faults } from '../sandbox/faults/faults.ts';
import { FixtureError } from '../sandbox/fixture-error.ts';
import { refuseManyGenerated } from '../sandbox/generated-rows.ts';
import type { Journal } from '../sandbox/journal/journal.ts';
import { RESET_ORDER } from '../sandbox/reset-order.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { createServerClock, type ServerClock } from '../sandbox/server-clock.ts';
import { OptionError } from '../values/schema/problem-error.ts';
import { lineOf } from '../values/schema/schema.ts';
import type { ContractName } from '../waldur/contract.ts';

export interface ResetOptions {
  /** What stays as it is. */
  readonly keep?: readonly ResetPart[];
}

export interface SandboxHandle {
  readonly name: string;
  /** Before every path of this sandbox: empty for the default one, `/__sandbox/<name>` otherwise. */
  readonly prefix: string;
  readonly contract: ContractName;
  readonly clock: ServerClock;
  /** What was called. */
  readonly requests: Journal;
  /** Errors on demand. */
  readonly faults: Faults;
  /** What of the contract was exercised. */
  readonly coverage: Coverage;
  /**
   * Back to the start: state, clock, journal, faults and coverage. Named snapshots stay. Requests in flight end as lost
   * connections, so that nothing of before is in the state of after. @throws OptionError for other parts
   */
  reset(options?: ResetOptions): void;
  /** Puts a fixture document in the place of the state; ends what is in flight as `reset` does. @throws FixtureError; nothing changes then */
  seed(document: object): void;
  /** The state as a fixture document that loads again. */
  state(): Record<string, unknown>;
  /** Remembers the state under a name. @throws an error that names the limit, for one too many */
  snapshot(name: string): void;
  /** Back to a remembered state; ends what is in flight as `reset` does. @throws RangeError for an unknown name */
  restore(name: string): void;
  /** What a client needs to call as a user of the fixtures. @throws RangeError for an unknown one */
  as(username: string): Actor;
}

export function createHandle(name: string, prefix: string, sandbox: Sandbox): SandboxHandle {
  const { world, journal, faults, coverage, snapshots } = sandbox;
  return {
    name,
    prefix,
    contract: world.contract.name,
    clock: createServerClock(world.clock),
    requests: journal,
    faults,
    coverage,
    reset: (options = {}) => sandbox.reset(keptParts(options)),
    seed(document) {
      refuseManyGenerated([{ name: 'fixtures', content: document }], sandbox.holdings.limits);
      const problems = sandbox.load([{ name: 'fixtures', content: document }], 'replace');
      if (problems.length > 0) throw new FixtureError(problems);
    },
    state: () => sandbox.state(),
    snapshot: (as) => sandbox.remember(as),
    restore(as) {
      const snapshot = snapshots.get(as);
      if (!snapshot) {
        const known = [...snapshots.keys()].join(', ') || 'none';
        throw new RangeError(`There is no snapshot "${as}". There are: ${known}.`);
      }
      sandbox.restore(snapshot);
    },
    as: (username) => actorOf(username, world.store),
  };
}

function keptParts(options: ResetOptions): readonly ResetPart[] {
  const read = RESET_ORDER.read(options);
  if (read.valid) return read.value.keep;
  const usage = `reset takes { keep: a list of ${RESET_PARTS.join(', ')} }`;
  throw new OptionError(read.problems, [usage, ...read.problems.map(lineOf)].join('\n'));
}
