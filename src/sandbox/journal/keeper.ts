/** What a request that is written down knows of the journal that keeps it. */
import type { HeldStates } from '../held-states.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Repeats } from './repeats.ts';

/** What all requests of a sandbox have in common. */
export interface Scene {
  readonly secrets: Secrets;
  /** Its name. */
  readonly sandbox: string;
  /** From which a request knows the state that it meets; undefined where nothing is kept. */
  readonly states: HeldStates | undefined;
  readonly repeats: Repeats;
}

/** So many bytes may have come that the journal has not been told of: while a request is answered, it is told once. */
export const UNTOLD_BYTES = 4096;

/** Where it is kept; a request that is not kept has none. */
export interface Keeper {
  /** Told when a request that is written down holds so many bytes more. */
  grow(request: { readonly sequence: number }, bytes: number): void;
}
