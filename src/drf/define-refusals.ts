/** How refusals are declared: groups of a name, with what all of a group share said once. */
import { vouched } from '../values/vouched.ts';
import { Refusal } from './refusal.ts';
import type { RefusalTraits } from './refusal-traits.ts';

type Shared = Pick<RefusalTraits, 'status' | 'shape' | 'step' | 'source' | 'headers' | 'summary'>;
type Entry = Pick<RefusalTraits, 'text' | 'what' | 'preset' | 'example'> & Partial<Shared>;

/** The refusals of a group by their codes. */
export type Refusals<Entries extends Readonly<Record<string, Entry>>> = {
  readonly [Code in keyof Entries]: Refusal<Entries[Code]['text']>;
};

/** Declares the refusals of a group: `shared` holds for all of them, unless one says otherwise. */
export function defineRefusals<const Entries extends Readonly<Record<string, Entry>>>(
  group: string,
  shared: Shared,
  entries: Entries,
): Refusals<Entries> {
  const refusals = Object.entries<Entry>(entries).map(([code, entry]) => [
    code,
    new Refusal(group, code, { ...shared, ...entry }),
  ]);
  return vouched<Refusals<Entries>>(Object.fromEntries(refusals));
}
