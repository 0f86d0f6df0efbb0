/** What a sandbox hands to every request: its state, its sources of time and chance, and its contract. */
import type { Languages } from '../../drf/language/languages.ts';
import type { Reply } from '../../drf/reply.ts';
import type { Request } from '../../drf/request.ts';
import type { RouteMatch } from '../../drf/router.ts';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../../values/clock.ts';
import type { Random } from '../../values/random.ts';
import { type Uuid, uuidFromBytes } from '../../values/uuid.ts';
import type { Contract } from '../contract.ts';
import type { RowTexts } from '../view-set/row-texts.ts';
import type { Actors } from './users.ts';

const UUID_BYTES = 16;

export interface World {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly contract: Contract;
  /** `off` treats every request as one of staff. */
  readonly auth: 'strict' | 'off';
  /** Where those who call are found. */
  readonly actors: Actors;
  readonly urls: Urls;
  readonly texts: RowTexts;
  readonly languages: Languages;
  /** Answers what nothing here does; undefined where there is none. */
  readonly upstream?: Upstream | undefined;
}

/** Asks another server the same. @throws RequestAborted where the client leaves meanwhile */
export type Upstream = (request: Request) => Promise<Reply>;

/** The URL table of all resources. */
export interface Urls {
  readonly resolve: (path: string) => RouteMatch | undefined;
  /** Likewise for a path in a body or filter, where the contract may take the page's example links. */
  readonly resolveLink: (path: string) => RouteMatch | undefined;
  readonly patterns: () => readonly string[];
}

/** A new key for a table, from that table's own stream of chance; one that is in use already is drawn again. */
export function newUuid<Name extends string>({ random, store }: World, table: Name): Uuid<Name> {
  const chance = random.stream(table);
  for (;;) {
    const uuid = uuidFromBytes<Name>(chance.bytes(UUID_BYTES));
    if (!store.has(table, uuid)) return uuid;
  }
}
