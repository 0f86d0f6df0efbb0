/** What a sandbox is made of. */
import type { Instant } from '../values/instant.ts';
import type { Contract } from '../waldur/contract.ts';
import type { Site } from '../waldur/site/site.ts';
import type { Upstream } from '../waldur/site/world.ts';
import type { Holdings } from './holdings.ts';

export interface SandboxOptions {
  readonly site: Site;
  readonly contract: Contract;
  readonly auth: 'strict' | 'off';
  readonly randomSeed: number | string;
  readonly now: Instant | undefined;
  readonly delayMs: number | readonly [min: number, max: number];
  /** Answers what nothing here does. */
  readonly upstream?: Upstream | undefined;
  /** True where credentials and tokens are to be read in the journal. */
  readonly showSecrets?: boolean;
  /** Words that are secrets, beside the tokens of users. */
  readonly secrets?: readonly string[];
  /** What it holds together with others; its own alone unless told otherwise. */
  readonly holdings?: Holdings;
}
