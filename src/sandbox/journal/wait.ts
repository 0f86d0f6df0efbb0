/** Waits until the journal has what is asked for, or until time is up. */
import type { Admit, Amount } from '../../values/limits.ts';
import { required, told, withDefault } from '../../values/schema/changes.ts';
import { object } from '../../values/schema/composites.ts';
import { whole } from '../../values/schema/scalars.ts';
import type { Schema } from '../../values/schema/schema.ts';
import { type Known, secretsKnownTo } from '../secrets/mask-expected.ts';
import { type Astray, astrayLike, astrayText } from './astray.ts';
import type { JournalEntry } from './entry.ts';
import { type Forgotten, forgottenLike, forgottenText } from './forgotten.ts';
import { matches } from './match-pattern.ts';
import { type Pattern, requestPattern } from './pattern.ts';
import { Queue } from './queue.ts';
import { counted, nameOf } from './verdicts.ts';

export interface WaitOrder {
  readonly matches: Pattern;
  readonly times: number;
  /** Milliseconds, on the machine's clock. */
  readonly timeoutMs: number;
}

/** How many requests are waited for, and how long. */
export type WaitLimits = Partial<Omit<WaitOrder, 'matches'>>;

export type WaitOutcome =
  | { readonly matched: true; readonly requests: readonly JournalEntry[] }
  | {
      readonly matched: false;
      /** The ones that match, too few as they are. */
      readonly requests: readonly JournalEntry[];
      readonly message: string;
    };

/** As long as test runners give a test. Source: Jest's and Vitest's default of five seconds. */
const DEFAULT_TIMEOUT_MS = 5000;
/** Shorter than the patience of proxies and clients. */
const MAX_TIMEOUT_MS = 60_000;

/** One request and five seconds unless told otherwise; the operations are those of `operationId`. */
export function waitOrder(operations?: readonly string[]): Schema<WaitOrder> {
  const order = object({
    matches: required(requestPattern(operations)),
    times: withDefault(whole({ min: 1 }), 1),
    timeoutMs: withDefault(whole({ min: 0, max: MAX_TIMEOUT_MS }), DEFAULT_TIMEOUT_MS),
  });
  return told(order, { title: 'WaitRequest' });
}

/** A journal, as far as it matters here. */
interface Watched {
  readonly entries: () => readonly JournalEntry[];
  readonly forgotten: () => Forgotten;
  readonly holds: (sequence: number) => boolean;
  readonly subscribe: (listener: (entry: JournalEntry) => void) => () => void;
}

/** The requests like that. @throws Error when time is up */
export async function requestsLike(
  journal: Watched,
  order: WaitOrder,
): Promise<readonly JournalEntry[]> {
  const outcome = await waitForRequests(journal, order);
  if (outcome.matched) return outcome.requests;
  throw new Error(outcome.message);
}

/**
 * Gives the requests that match as soon as there are enough of them, those already there included. A request counts once
 * it is answered, so that whoever waited sees what it changed; one that was lost, where the pattern asks for outcomes. A signal ends the waiting like the time-out does; neither
 * keeps the process alive. The journal is read once; from then on, each request that is answered is judged once.
 */
export function waitForRequests(
  journal: Watched,
  order: WaitOrder,
  signal?: AbortSignal,
): Promise<WaitOutcome> {
  const isOver = ({ status, outcome }: JournalEntry): boolean =>
    order.matches.outcome === undefined ? status !== null : outcome !== null;
  const isWanted = (entry: JournalEntry): boolean => isOver(entry) && matches(order.matches, entry);
  const entries = journal.entries();
  const found = new Queue(entries.filter(isWanted));
  const isKept = ({ sequence }: JournalEntry): boolean => journal.holds(sequence);
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      stop();
      signal?.removeEventListener('abort', settle);
    };
    const settle = (): void => {
      end();
      const kept = found.items().filter(isKept);
      resolve(
        outcomeOf(
          order,
          journal.forgotten(),
          secretsKnownTo(entries),
          () => astrayLike(order.matches, entries),
          kept.toSorted((a, b) => a.sequence - b.sequence),
        ),
      );
    };
    const stop = journal.subscribe((entry) => {
      // What the journal has forgotten counts no longer, and is not kept here either.
      while (found.oldest && !isKept(found.oldest)) found.take();
      if (!isKept(entry)) return;
      try {
        if (!isWanted(entry)) return;
      } catch (error) {
        // It asks for a secret: whoever waits is told, and not the one whose request it is.
        end();
        reject(error);
        return;
      }
      found.add(entry);
      if (found.size < order.times) return;
      found.keep(isKept);
      if (found.size >= order.times) settle();
    });
    const timer = setTimeout(settle, order.timeoutMs);
    timer.unref();
    signal?.addEventListener('abort', settle);
    if (signal?.aborted || found.size >= order.times) settle();
  });
}

function outcomeOf(
  { matches: pattern, times, timeoutMs }: WaitOrder,
  forgotten: Forgotten,
  secrets: Known,
  astray: () => Astray,
  requests: readonly JournalEntry[],
): WaitOutcome {
  if (requests.length >= times) return { matched: true, requests };
  const wanted = `${counted(times, 'request')} like ${secrets.text(nameOf(pattern))}`;
  const { possible } = forgottenLike(pattern, forgotten);
  const older = possible === 0 ? '' : `; ${forgottenText(possible, forgotten)}`;
  const message = `Waited ${timeoutMs} ms for ${wanted}, and ${requests.length} came${older}${astrayText(astray())}`;
  return { matched: false, requests, message };
}

/** How many clients wait for requests of a sandbox at this moment, and how much they have asked for. */
export class Waiters {
  readonly #admit: Admit;
  #number = 0;
  #bytes = 0;

  constructor(admit: Admit = () => undefined) {
    this.#admit = admit;
  }

  get held(): Amount {
    return { number: this.#number, bytes: this.#bytes };
  }

  /** One more waits, with an order of so many bytes; gives the way to end that. @throws LimitError for one too many */
  enter(bytes: number): () => void {
    this.#admit('waiters', { number: 1, bytes });
    this.#number += 1;
    this.#bytes += bytes;
    return () => {
      this.#number -= 1;
      this.#bytes -= bytes;
    };
  }
}
