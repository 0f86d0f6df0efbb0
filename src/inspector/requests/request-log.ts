/**
 * The requests that the page knows, oldest first, and no more of them than it can show well. What comes in is taken over once a
 * frame, however much it is; nothing while it is paused.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Summary } from '../client/shapes.ts';
import { keyOf } from './summary.ts';

/** As many as five journals of the usual size. */
export const MOST_REQUESTS = 5000;

export interface RequestLog {
  readonly requests: ReadonlySignal<readonly Summary[]>;
  /** How many wait for the end of the pause. */
  readonly waiting: ReadonlySignal<number>;
  readonly isPaused: ReadonlySignal<boolean>;
  /** Whether the server has told which there are: before, an empty list says nothing. */
  readonly isRead: ReadonlySignal<boolean>;
  /** How many came that are not among them, since all were read. */
  readonly missed: ReadonlySignal<number>;
  /** One that is known already is brought up to date. None are an answer, too. */
  readonly add: (summaries: readonly Summary[]) => void;
  /** Those that there are, in the place of all that are known. @param missed how many more came while they were read */
  readonly replace: (summaries: readonly Summary[], missed: number) => void;
  /** So many more came, and nobody told which. */
  readonly miss: (count: number) => void;
  readonly pause: (isPaused: boolean) => void;
  /** Forgets those of a sandbox; all where none is named. */
  readonly clear: (sandbox?: string) => void;
}

/** @param nextFrame calls back when the browser is about to paint */
export function createRequestLog(nextFrame: (then: () => void) => unknown): RequestLog {
  const requests = signal<readonly Summary[]>([]);
  const waiting = signal(0);
  const isPaused = signal(false);
  const isRead = signal(false);
  const missed = signal(0);
  /** Counted from the first that was ever listed: of those that are kept, `gone` fewer. */
  let places = new Map<string, number>();
  let gone = 0;
  let fresh: Summary[] = [];
  /** Whether what came in takes the place of what is listed. */
  let isAnew = false;
  let isDue = false;

  const takeOver = (): void => {
    isDue = false;
    isRead.value = true;
    if (isPaused.peek()) {
      waiting.value = isAnew
        ? fresh.filter((each) => !places.has(keyOf(each))).length
        : fresh.length;
      return;
    }
    if (isAnew) {
      places.clear();
      gone = 0;
    }
    const all = isAnew ? [] : [...requests.peek()];
    isAnew = false;
    for (const summary of fresh) {
      const place = places.get(keyOf(summary));
      if (place === undefined) places.set(keyOf(summary), gone + all.push(summary) - 1);
      else all[place - gone] = summary;
    }
    fresh = [];
    waiting.value = 0;
    const lost = all.splice(0, Math.max(0, all.length - MOST_REQUESTS));
    for (const summary of lost) places.delete(keyOf(summary));
    gone += lost.length;
    requests.value = all;
  };
  const due = (): void => {
    if (isDue) return;
    isDue = true;
    nextFrame(takeOver);
  };

  return {
    requests,
    waiting,
    isPaused,
    isRead,
    missed,
    replace(summaries, missedSince) {
      fresh = [...summaries];
      isAnew = true;
      missed.value = missedSince;
      due();
    },
    miss(count) {
      missed.value += count;
    },
    add(summaries) {
      for (const summary of summaries) fresh.push(summary);
      if (fresh.length > 2 * MOST_REQUESTS) fresh = fresh.slice(-MOST_REQUESTS);
      due();
    },
    pause(wanted) {
      isPaused.value = wanted;
      if (!wanted) due();
    },
    clear(sandbox) {
      const isKept = (each: Summary): boolean => sandbox !== undefined && each.sandbox !== sandbox;
      const kept = requests.peek().filter(isKept);
      if (sandbox === undefined) missed.value = 0;
      places = placesOf(kept);
      gone = 0;
      fresh = fresh.filter(isKept);
      waiting.value = isPaused.peek() ? fresh.length : 0;
      requests.value = kept;
    },
  };
}

function placesOf(summaries: readonly Summary[]): Map<string, number> {
  return new Map(summaries.map((summary, place) => [keyOf(summary), place]));
}
