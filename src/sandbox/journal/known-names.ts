/** What patterns may name: another name would never be found, and a test that expects none of it be content for ever. */
import { hint, nearestName } from '../../values/nearest-name.ts';
import type { Problem, Schema } from '../../values/schema/schema.ts';
import { KNOWN } from '../client-side.ts';
import type { JournalEntry } from './entry.ts';
import { forgottenOf } from './forgotten.ts';
import type { Pattern } from './pattern.ts';
import { TextMatch, type TextPattern } from './text-pattern.ts';

/** What the world of a journal knows, asked when a pattern names something. */
export interface JournalWorld {
  /** The users of this moment. */
  readonly actors: () => readonly string[];
  /** How many faults there were at most at a time: their ids are `fault-1` and so on. */
  readonly faults: () => number;
}

/** Another sandbox, whose requests may have been meant for this one. */
export interface Stray {
  readonly name: string;
  readonly entries: () => readonly JournalEntry[];
}

/** The names of a journal: none of a kind where nobody knows them. */
export interface KnownNames extends Partial<JournalWorld> {
  /** The only ones whose requests it has. */
  readonly sandboxes: readonly string[];
  readonly strays?: () => readonly Stray[];
}

export function withKnownNames(
  entries: readonly JournalEntry[],
  known: KnownNames,
): readonly JournalEntry[] {
  return Object.defineProperty(entries, KNOWN, { value: known });
}

/** The sandboxes whose requests may have been meant for the one that gave this list. */
export function straysOf(entries: readonly JournalEntry[]): readonly Stray[] {
  return knownNamesOf(entries).strays?.() ?? [];
}

/** Of a list that no journal gave, what its entries tell. */
function knownNamesOf(entries: readonly JournalEntry[]): KnownNames {
  const found: KnownNames | undefined = Reflect.get(entries, KNOWN);
  return found ?? { sandboxes: entries.map(({ sandbox }) => sandbox) };
}

/** A schema that refuses what these requests, and the world of their journal, can never have. */
export function known(schema: Schema<Pattern>, entries: readonly JournalEntry[]): Schema<Pattern> {
  return {
    ...schema,
    read(input) {
      const read = schema.read(input);
      const problems = read.valid ? strangers(read.value, entries) : [];
      return problems.length > 0 ? { valid: false, problems } : read;
    },
  };
}

function strangers(pattern: Pattern, entries: readonly JournalEntry[]): readonly Problem[] {
  const names = knownNamesOf(entries);
  const told: readonly (readonly [string, string | undefined])[] = [
    ['/sandbox', strangeSandbox(pattern.sandbox, names)],
    ['/actor', strangeActor(pattern.actor, entries, names)],
    ['/fault', strangeFault(pattern.fault, entries, names)],
  ];
  return told.flatMap(([pointer, message]) =>
    message === undefined ? [] : [{ pointer, message }],
  );
}

function strangeSandbox(
  asked: TextPattern | undefined,
  { sandboxes }: KnownNames,
): string | undefined {
  if (asked === undefined || sandboxes.length === 0) return undefined;
  const isOne = (name: string): boolean =>
    asked instanceof TextMatch ? asked.isIn(name) : asked === name;
  if (sandboxes.some(isOne)) return undefined;
  const own = [...new Set(sandboxes)].map((name) => JSON.stringify(name)).join(', ');
  return `is not that of these requests, which is ${own}: ask the other sandbox for its own`;
}

/** Users who are gone may stand in requests still. */
function strangeActor(
  asked: TextPattern | null | undefined,
  entries: readonly JournalEntry[],
  { actors }: KnownNames,
): string | undefined {
  if (asked === undefined || asked === null || !actors) return undefined;
  const seen = [...entries, ...forgottenOf(entries).totals].flatMap(({ actor }) => actor ?? []);
  const all: readonly string[] = [...seen, ...actors()];
  if (asked instanceof TextMatch) {
    return all.some((name) => asked.isIn(name)) ? undefined : 'is found in no user of this world';
  }
  return all.includes(asked)
    ? undefined
    : `is no user of this world${hint(nearestName(asked, new Set(all)))}`;
}

function strangeFault(
  asked: TextPattern | null | undefined,
  entries: readonly JournalEntry[],
  { faults }: KnownNames,
): string | undefined {
  if (asked === undefined || asked === null || !faults) return undefined;
  const most = faults();
  const isOne = (name: string | null): boolean =>
    name !== null && (asked instanceof TextMatch ? asked.isIn(name) : asked === name);
  if (entries.some(({ fault }) => isOne(fault))) return undefined;
  for (let number = 1; number <= most; number += 1) if (isOne(`fault-${number}`)) return undefined;
  const ids =
    most === 0
      ? 'there was none'
      : most === 1
        ? 'there was fault-1 alone'
        : `there were fault-1 to fault-${most}`;
  return `is no fault that was ever added: ${ids}`;
}
