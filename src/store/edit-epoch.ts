/** Decides which tree nodes may be changed in place: those made since the store last shared its trees. */

/**
 * The owner of all nodes that the running edit has made. Whoever keeps a root (snapshot, fork, transaction, loop) ends
 * the epoch first; from then on every node made before is copied before it is changed.
 */
export class EditEpoch {
  #owner: object = {};

  get owner(): object {
    return this.#owner;
  }

  end(): void {
    this.#owner = {};
  }
}
