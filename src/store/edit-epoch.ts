/** What the tables of one store have in common while they change: which tree nodes may be edited in place, and the undo. */

/** A table whose changes in a transaction can be kept or taken back. */
interface Undoable {
  /** Forgets how things were. */
  keepChanges(): void;
  /** Puts everything back as it was when the transaction began. */
  takeBackChanges(): void;
}

/**
 * The owner of all nodes and entries made since the store last shared its trees: those are edited in place. Whoever keeps
 * a root (snapshot, fork, loop) ends the epoch when it has it; from then on all that was made before is copied before it is changed.
 * A transaction keeps no root: its tables note what they do, and undo that if it fails, so that it costs no copies.
 */
export class EditEpoch {
  #owner: object = {};
  #isUndoable = false;
  readonly #changed: Undoable[] = [];
  readonly #onUnnoted: (() => void) | undefined;

  /** `onUnnoted` is called before each change that no transaction notes. */
  constructor(onUnnoted?: () => void) {
    this.#onUnnoted = onUnnoted;
  }

  get owner(): object {
    return this.#owner;
  }

  /** Whether a transaction runs: tables note their changes, and tell of the first with `note`. */
  get isUndoable(): boolean {
    return this.#isUndoable;
  }

  end(): void {
    this.#owner = {};
  }

  begin(): void {
    this.#isUndoable = true;
  }

  /** Something is about to change outside of any transaction. */
  changesUnnoted(): void {
    this.#onUnnoted?.();
  }

  /** Whether the running transaction has changed anything. */
  get hasChanged(): boolean {
    return this.#changed.length > 0;
  }

  /** Takes down a table that has changed in the running transaction. */
  note(table: Undoable): void {
    this.#changed.push(table);
  }

  commit(): void {
    this.#isUndoable = false;
    for (const table of this.#changed) table.keepChanges();
    this.#changed.length = 0;
  }

  rollBack(): void {
    this.#isUndoable = false;
    for (const table of this.#changed) table.takeBackChanges();
    this.#changed.length = 0;
  }
}
