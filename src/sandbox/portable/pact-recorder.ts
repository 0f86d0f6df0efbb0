/** Records what clients use of a whole server: through resets, and of sandboxes that are gone when somebody asks. */
import { demand } from '../../values/schema/problem-error.ts';
import type { Sandboxes } from '../sandboxes.ts';
import type { PactDocument, PactInteraction, PactNames } from './pact-document.ts';
import { mergedPact, pactOf } from './pact-file.ts';
import { PACT_NAMES } from './pact-names.ts';

export interface PactRecorder {
  /** What was used until now, as a file of Pact. */
  document(): PactDocument;
  /**
   * A file as it was, with what it lacks. @throws ProblemError where it is no file of Pact, or one of another consumer or
   * provider
   */
  mergedInto(existing: unknown): PactDocument;
}

/** So many requests wait until they are made interactions of: the rest of their bodies has come in by then. */
const MOST_WAITING = 256;

export function recordPact(sandboxes: Sandboxes, names: PactNames): PactRecorder {
  const named = demand(PACT_NAMES, names);
  const byKey = new Map<string, PactInteraction>();
  let waiting: (() => PactInteraction | undefined)[] = [];
  const settle = (count: number): void => {
    for (const make of waiting.slice(0, count)) {
      const interaction = make();
      if (interaction && !byKey.has(interaction.key)) byKey.set(interaction.key, interaction);
    }
    waiting = waiting.slice(count);
  };
  sandboxes.watch(({ journal }) => {
    journal.eachEnd((make) => {
      waiting.push(make);
      if (waiting.length > MOST_WAITING) settle(MOST_WAITING / 2);
    });
  });
  const document = (): PactDocument => {
    settle(waiting.length);
    return pactOf(named, [...byKey.values()]);
  };
  return { document, mergedInto: (existing) => mergedPact(existing, document()) };
}
