/** What a request that is written down knows of the journal that keeps it. */
import type { Secrets } from '../secrets/secrets.ts';

/** What all requests of a sandbox have in common. */
export interface Scene {
  readonly secrets: Secrets;
  /** Its name. */
  readonly sandbox: string;
}

/** Where it is kept, if it is. */
export interface Keeper {
  /** Told when a request that is written down holds so many bytes more. */
  grow(request: { readonly sequence: number }, bytes: number): void;
}
