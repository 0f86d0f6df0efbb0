/** Puts the parts of a document that stand in it more than once on a shelf, and refers to them there. */
import { KINDS, type Kind, visitWithin } from './grammar.ts';
import { freeName, type Place, within } from './part-names.ts';
import type { Plain } from './plain.ts';

/** Shorter schemas are easier to read where they are used; of all else, what is no longer than a reference to it. */
const LEAST_SCHEMA = 70;
const LEAST = 50;

interface Kept {
  readonly part: Plain;
  /** Where it was first used. */
  readonly place: Place;
  uses: number;
  /** Once it has a place on the shelf. */
  name: string | undefined;
}

export class Shelf {
  readonly #kept = new Map<string, Kept>();
  readonly #shelved = new Map<Kind, Map<string, Plain>>(KINDS.map((kind) => [kind, new Map()]));

  /** Parts whose names were given, as they came. */
  readonly #named: { readonly kind: Kind; readonly name: string; readonly part: Plain }[] = [];

  /** Keeps a part under a name of its own, however often it is used. */
  name(kind: Kind, name: string, part: Plain): void {
    const kept = this.#kept.get(keyOf(kind, part));
    const shelved = this.#partsOf(kind);
    if (kept?.name !== undefined) shelved.set(name, referenceTo(kind, kept.name));
    else {
      shelved.set(name, part);
      this.#named.push({ kind, name, part });
      const place = { operation: name, tag: name, method: '', words: [name] };
      this.#keep(kind, { part, place, uses: 1, name });
    }
  }

  /** Counts one use of a part. What stands within equal parts is used once. */
  count(kind: Kind, part: Plain, place: Place): void {
    const kept = this.#kept.get(keyOf(kind, part));
    if (kept !== undefined) kept.uses += 1;
    else this.#keep(kind, { part, place, uses: 1, name: undefined });
  }

  /** Once all uses are counted: the part, or a reference to it. */
  take(kind: Kind, part: Plain): Plain {
    const key = keyOf(kind, part);
    const kept = this.#kept.get(key);
    if (kept === undefined) throw new RangeError('A part was not counted.');
    const isLong = key.length >= (kind === 'schemas' ? LEAST_SCHEMA : LEAST);
    if (kept.name === undefined && (kept.uses < 2 || !isLong)) return this.#inside(kind, part);
    kept.name ??= this.#put(kind, kept);
    return referenceTo(kind, kept.name);
  }

  /** Once all uses are counted, and before anything is taken: what has a name of its own, which gives its parts the shortest ones. */
  fill(): void {
    for (const { kind, name, part } of this.#named) {
      this.#partsOf(kind).set(name, this.#inside(kind, part));
    }
  }

  /** All that is on the shelf, by kind and name. */
  empty(): Readonly<Record<string, Plain>> {
    const kinds = [...this.#shelved].filter(([, parts]) => parts.size > 0);
    return Object.fromEntries(kinds.map(([kind, parts]) => [kind, Object.fromEntries(parts)]));
  }

  #keep(kind: Kind, kept: Kept): void {
    this.#kept.set(keyOf(kind, kept.part), kept);
    visitWithin(kind, kept.part, (inner, part, word) => {
      this.count(inner, part, within(kept.place, word));
      return part;
    });
  }

  #put(kind: Kind, { part, place }: Kept): string {
    const shelved = this.#partsOf(kind);
    const name = freeName(place, shelved);
    shelved.set(name, part);
    shelved.set(name, this.#inside(kind, part));
    return name;
  }

  #inside(kind: Kind, part: Plain): Plain {
    return visitWithin(kind, part, (inner, each) => this.take(inner, each));
  }

  #partsOf(kind: Kind): Map<string, Plain> {
    const parts = this.#shelved.get(kind);
    if (parts === undefined) throw new RangeError(`Nothing like ${kind} is shared.`);
    return parts;
  }
}

function keyOf(kind: Kind, part: Plain): string {
  return `${kind} ${JSON.stringify(part)}`;
}

function referenceTo(kind: Kind, name: string): Plain {
  return { $ref: `#/components/${kind}/${name}` };
}
