/** Stubs one by one: the rows of their table, put in and taken out while the server runs. */
import type { FixtureDocument, FixtureProblem } from '../fixtures/load-fixtures.ts';
import { stubs } from '../resources/index.ts';
import type { Store } from '../store/store.ts';
import { ProblemError } from '../values/schema/problem-error.ts';
import type { Problem } from '../values/schema/schema.ts';
import { parseUuid } from '../values/uuid.ts';
import { vouched } from '../values/vouched.ts';
import type { StubsState } from '../vocabulary/state-document.ts';
import type { TellChange } from './events/changes.ts';

/** What stubs need of the sandbox that has them. */
export interface StubHolder {
  readonly changes: { readonly tell: TellChange };
  readonly world: { readonly store: Store };
  readonly loadGiven: (
    documents: readonly FixtureDocument[],
    mode: 'add',
  ) => readonly FixtureProblem[];
}

export class Stubs {
  readonly #holder: StubHolder;

  constructor(holder: StubHolder) {
    this.#holder = holder;
  }

  /** In the order in which they are asked: those with parameters first, then by age. */
  list(): readonly StubsState[] {
    return vouched(stubs.resource.fixture.documentRows(this.#holder.world.store));
  }

  /** Adds a stub; gives it as it is exported. @throws ProblemError with all that is wrong with it; LimitError for too many bytes */
  add(stub: unknown): StubsState {
    const [added] = this.#put([stub], (pointer) => pointer.replace(/^\/stubs\/0/, ''));
    if (added === undefined) throw new RangeError('A stub that was added is not there.');
    return added;
  }

  /** Adds all of a list, or none. @throws ProblemError with pointers that begin with the number in the list; LimitError likewise */
  addAll(list: unknown): readonly StubsState[] {
    return this.#put(list, (pointer) => pointer.replace(/^\/stubs/, ''));
  }

  /** Puts a list in the place of all that there are. @throws as `addAll`; nothing has changed then */
  replace(list: unknown): readonly StubsState[] {
    const { store } = this.#holder.world;
    const before = store.snapshot();
    this.clear();
    try {
      return this.addAll(list);
    } catch (error) {
      store.restore(before);
      throw error;
    }
  }

  /** Takes one away. @throws ProblemError for a uuid that is not there */
  remove(uuid: string): void {
    const absence = this.absence(uuid);
    if (absence !== undefined) throw new ProblemError([absence]);
    this.#table.delete(parseUuid(uuid) ?? uuid);
    this.#holder.changes.tell('state');
  }

  /** What is told of a uuid that is not there; undefined for one that is. */
  absence(uuid: string): Problem | undefined {
    const key = parseUuid(uuid);
    if (key !== undefined && this.#table.has(key)) return undefined;
    return { pointer: '', message: `there is no stub "${uuid}": there are ${this.#table.size}` };
  }

  /** Takes all of them away, those of the seed too, which a reset puts back. */
  clear(): void {
    for (const { uuid } of [...this.#table.select()]) this.#table.delete(uuid);
    this.#holder.changes.tell('state');
  }

  get #table() {
    return this.#holder.world.store.table(stubs.table);
  }

  #put(list: unknown, pointerOf: (pointer: string) => string): readonly StubsState[] {
    const before = new Set(this.#table.select());
    const problems = this.#holder.loadGiven([{ name: 'stubs', content: { stubs: list } }], 'add');
    if (problems.length > 0) {
      const told = problems.map((each) => ({ ...each, pointer: pointerOf(each.pointer) }));
      throw new ProblemError(told);
    }
    const added = [...this.#table.select().byInsertion()].filter((row) => !before.has(row));
    const shown = new Map(this.list().map((row) => [parseUuid(row.uuid), row]));
    return added.flatMap(({ uuid }) => shown.get(parseUuid(uuid)) ?? []);
  }
}
