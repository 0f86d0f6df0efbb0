/** What is known of requests that may have gone to another sandbox than the one that was meant. */
import type { JournalEntry } from './entry.ts';
import { straysOf } from './known-names.ts';
import { likenessOf } from './likeness.ts';
import type { Pattern } from './pattern.ts';

/** So many requests, and the sandboxes that they are in. */
export interface Astray {
  readonly count: number;
  readonly names: readonly string[];
}

/** The requests like a pattern, or of which that is not known yet, which a misspelt name may have led elsewhere. */
export function astrayLike(pattern: Pattern, entries: readonly JournalEntry[]): Astray {
  const found = straysOf(entries).map(({ name, entries: there }) => {
    // Their own sandbox is another one: what is asked for is meant for this one.
    const { sandbox: _name, ...asked } = pattern;
    const count = there().filter((entry) => likenessOf(asked, entry) !== 'unlike').length;
    return { name, count };
  });
  const some = found.filter(({ count }) => count > 0);
  return {
    count: some.reduce((sum, { count }) => sum + count, 0),
    names: some.map(({ name }) => name),
  };
}

/** `; 2 are in "refnds", which …`, or nothing. */
export function astrayText({ count, names }: Astray): string {
  if (count === 0) return '';
  const where = names.map((name) => JSON.stringify(name)).join(', ');
  const were = count === 1 ? '1 request like that' : `${count} requests like that`;
  return `; ${were} reached ${where}, a sandbox that a request alone has made: is its name misspelt? One that is meant is made by POST /__admin/sandboxes`;
}
