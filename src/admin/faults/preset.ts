/** What a preset is: a real answer of the API by name, made for the request that it strikes. */

import type { Operation } from '../../drf/operation.ts';
import { type ApiException, type ErrorDetails, validationError } from '../../drf/refusal.ts';
import type { Reply } from '../../drf/reply.ts';
import type { Request } from '../../drf/request.ts';
import { apiRefusal } from './answers.ts';

/** The request that a fault strikes. */
export interface Occasion {
  readonly request: Request;
  readonly operation: Operation;
  /** The `Allow` header of the operation's route. */
  readonly allow: string;
}

export interface Preset {
  readonly status: number;
  /** When the API answers this, for people. */
  readonly what: string;
  /** `retryAfterSeconds` is for answers that name a time to wait. */
  readonly answer: (occasion: Occasion, retryAfterSeconds: number) => Reply;
}

/** One of the catalogue's exceptions. */
export function refused(
  status: number,
  what: string,
  error: (occasion: Occasion) => ApiException,
): Preset {
  return {
    status,
    what,
    answer: (occasion) => apiRefusal(error(occasion), occasion.allow),
  };
}

/** A 400 with these errors as its body. */
export function invalidInput(what: string, errors: ErrorDetails): Preset {
  const error = validationError(errors);
  return { status: error.status, what, answer: ({ allow }) => apiRefusal(error, allow) };
}
