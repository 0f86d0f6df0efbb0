/** Keeps what was made at some cost, as long as memory is not needed for something else. */
import { vouched } from '../../values/vouched.ts';

/** What is asked for again soon, and can be made again at any time. */
export class Memory {
  readonly #kept = new Map<
    string,
    { readonly of: readonly unknown[]; readonly made: WeakRef<object> }
  >();

  /** Made anew where anything of what it is made `of` is another. */
  get<T extends object>(name: string, of: readonly unknown[], make: () => T): T {
    const kept = this.#kept.get(name);
    const isSame = kept?.of.length === of.length && of.every((each, at) => each === kept.of[at]);
    const known = isSame ? kept?.made.deref() : undefined;
    if (known) return vouched<T>(known);
    const made = make();
    this.#kept.set(name, { of, made: new WeakRef(made) });
    return made;
  }
}
