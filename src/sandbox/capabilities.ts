/**
 * What a test can do with a sandbox, in the same process: the one list of these names. The handles of the library are made
 * here; those of the test helpers have the same members, asked over HTTP (`testing/test-server.ts`).
 */
import { users } from '../resources/index.ts';
import { demand, OptionError } from '../values/schema/problem-error.ts';
import { lineOf } from '../values/schema/schema.ts';
import type { FixtureDocument, StubsFixture } from '../vocabulary/fixture-document.ts';
import type { UserName } from '../vocabulary/names.ts';
import type { StateDocument, StubsState } from '../vocabulary/state-document.ts';
import { type ContractChoice, contractOf } from '../waldur/contract.ts';
import { CONTRACT } from '../waldur/contract-schema.ts';
import { type Actor, actorOf, RESET_PARTS, type ResetPart } from './client-side.ts';
import { createServerClock, type ServerClock } from './clock-control.ts';
import type { Coverage } from './coverage/coverage.ts';
import type { FaultInfo } from './faults/fault.ts';
import type { FaultRequest } from './faults/fault-request.ts';
import type { Faults } from './faults/faults.ts';
import { RESET_ORDER } from './orders.ts';
import type { PortableJournal } from './portable/portable-journal.ts';
import type { Sandbox } from './sandbox.ts';
import { FixtureError } from './seed.ts';
import type { Stubs } from './stubs.ts';
import type { TableControls } from './tables/tables.ts';

export interface ResetOptions {
  /** What stays as it is. */
  readonly keep?: readonly ResetPart[];
}

/** The same with descriptions that a compiler checks. */
export interface FaultControls extends Omit<Faults, 'add' | 'addAll'> {
  /** Adds a fault. @throws ProblemError with all that is wrong with its description; LimitError for one too many */
  add(fault: FaultRequest): FaultInfo;
  /** Adds all of a list, or none. @throws ProblemError with pointers that begin with the number in the list; LimitError likewise */
  addAll(faults: readonly FaultRequest[]): readonly FaultInfo[];
}

/** The same with stubs that a compiler checks. */
export interface StubControls extends Omit<Stubs, 'add' | 'addAll' | 'replace'> {
  /** Adds a stub; gives it as it is exported. @throws ProblemError with all that is wrong with it; LimitError for too many bytes */
  add(stub: StubsFixture): StubsState;
  /** Adds all of a list, or none. @throws ProblemError with pointers that begin with the number in the list; LimitError likewise */
  addAll(stubs: readonly StubsFixture[]): readonly StubsState[];
  /** Puts a list in the place of all that there are. @throws as `addAll`; nothing has changed then */
  replace(stubs: readonly StubsFixture[]): readonly StubsState[];
}

export interface Capabilities {
  readonly clock: ServerClock;
  /** What was called. */
  readonly requests: PortableJournal;
  /** Errors on demand. */
  readonly faults: FaultControls;
  /** Answers to what the mock does not serve: rows of the state, which a reset puts back as they were. */
  readonly stubs: StubControls;
  /** What of the contract was exercised. */
  readonly coverage: Coverage;
  /** The rows one by one: looked into, edited by the rules of fixtures, and held against what a reset makes of them. */
  readonly tables: TableControls;
  /**
   * Back to the start in all but what is kept: `state`, `journal`, `faults`, `clock`, `contract`. Named snapshots stay, and coverage adds
   * up over resets. Requests in flight end as lost connections, so that nothing of before is in the state of after.
   * @throws OptionError for other parts
   */
  reset(options?: ResetOptions): void;
  /**
   * Puts a fixture document in the place of the state; ends what is in flight as `reset` does. For imported JSON, see
   * `fixturesFromJson`. @throws FixtureError; nothing changes then
   */
  seed(document: FixtureDocument): void;
  /** The state as a fixture document that loads again. */
  state(): StateDocument;
  /**
   * Answers by another contract from now on, until a reset; requests in flight by the one that they met.
   * @throws ProblemError for one that is none
   */
  setContract(contract: ContractChoice): void;
  /** Remembers the state under a name. @throws an error that names the limit, for one too many */
  snapshot(name: string): void;
  /** Back to a remembered state; ends what is in flight as `reset` does. @throws RangeError for an unknown name */
  restore(name: string): void;
  /** What a client needs to call as a user of the fixtures. @throws RangeError for an unknown one */
  as(username: UserName): Actor;
}

/** Of the sandbox that there is whenever one of them is used: its name may have passed to another one. */
export function capabilitiesOf(present: () => Sandbox): Capabilities {
  return {
    clock: createServerClock(() => present().world.clock),
    get requests() {
      return present().journal;
    },
    get faults() {
      return present().faults;
    },
    get stubs() {
      return present().stubs;
    },
    get coverage() {
      return present().coverage;
    },
    get tables() {
      return present().tables;
    },
    setContract: (choice) => present().served.answerBy(contractOf(demand(CONTRACT, choice))),
    reset: (options) => present().reset(options === undefined ? [] : keptParts(options)),
    seed(document) {
      const problems = present().loadGiven([{ name: 'fixtures', content: document }], 'replace');
      if (problems.length > 0) throw new FixtureError(problems);
    },
    state: () => present().state(),
    snapshot: (name) => present().snapshots.take(name),
    restore(name) {
      const sandbox = present();
      const { snapshots } = sandbox;
      const moment = snapshots.get(name);
      if (moment) sandbox.restore(moment);
      else throw new RangeError(`There is no snapshot "${name}". There are: ${snapshots.known()}.`);
    },
    as(username) {
      const table = present().world.store.table(users);
      const user = table.select().where('username', username).first();
      return actorOf(username, user?.token, () => Array.from(table.select(), (u) => u.username));
    },
  };
}

function keptParts(options: ResetOptions): readonly ResetPart[] {
  const read = RESET_ORDER.read(options);
  if (read.valid) return read.value.keep;
  const usage = `reset takes { keep: a list of ${RESET_PARTS.join(', ')} }`;
  throw new OptionError(read.problems, [usage, ...read.problems.map(lineOf)].join('\n'));
}
