/** One request on its way through the lifecycle. */
import type { Language } from '../../drf/language/language.ts';
import type { RefusalListener } from '../../drf/refused.ts';
import type { Request } from '../../drf/request.ts';
import type { Reverse } from '../../drf/reverse.ts';
import type { RouteMatch } from '../../drf/router.ts';
import type { Uuid } from '../../values/uuid.ts';
import { vouched } from '../../values/vouched.ts';
import type { Actor } from './users.ts';
import type { World } from './world.ts';

export interface Call {
  readonly request: Request;
  readonly match: RouteMatch;
  readonly world: World;
  /** Who calls. `anonymous` only where a view lets everybody in. */
  readonly actor: Actor | 'anonymous';
  readonly reverse: Reverse;
  readonly resolveLink: (path: string) => RouteMatch | undefined;
  readonly prefix: string;
  /** In which it is answered. */
  readonly language: Language;
  /** To be told of what is refused and not thrown. */
  readonly listener: RefusalListener | undefined;
  readonly once: Once;
}

/** What all rows of an answer draw on, and is worked out for the first of them. */
export class Once {
  #made: Map<object, unknown> | undefined;

  /** `about` tells one thing from another. */
  get<T>(about: object, make: () => T): T {
    this.#made ??= new Map();
    if (!this.#made.has(about)) this.#made.set(about, make());
    return vouched<T>(this.#made.get(about));
  }
}

/** The URL of a row as this request gets it. */
export function urlOf({ reverse, world }: Call, basename: string, uuid: Uuid<string>): string {
  return reverse(basename, world.contract.wireUuid(uuid));
}

/** What all URLs of an answer have in common: two calls of one style name a row alike. */
export function urlStyle({ reverse }: Call): string {
  return reverse('', '');
}
