/** What may answer a request to which the mock has nothing to say. */
import type { Language } from '../../drf/language/language.ts';
import type { Reply } from '../../drf/reply.ts';
import type { Request } from '../../drf/request.ts';
import type { Observer } from './lifecycle.ts';
import type { World } from './world.ts';

/** A request that leads to no view, and all that it meets. */
export interface Meeting {
  readonly request: Request;
  readonly world: World;
  readonly language: Language;
  readonly observer: Observer | undefined;
}

/** Undefined where it has nothing to say either. */
export type Elsewhere = (meeting: Meeting) => Reply | Promise<Reply> | undefined;
