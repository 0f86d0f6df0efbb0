/** Decides which header was probably meant to name a sandbox: whoever sends it would reach another one, and never know. */
import type { Request } from '../drf/request.ts';
import { nearestName } from '../values/nearest-name.ts';
import { SANDBOX_FIELD } from '../values/own-paths.ts';

/** Names so much longer or shorter are other ones: nearly all headers of a request. */
const MOST_APART = 3;
const PARTS: readonly string[] = ['mock', 'sandb'];

/** Of a request without the right one. */
export function misspeltHeader({ headers }: Pick<Request, 'headers'>): string | undefined {
  for (const name in headers) {
    if (Math.abs(name.length - SANDBOX_FIELD.length) > MOST_APART) continue;
    const isLike = PARTS.some((part) => name.includes(part));
    if (isLike && nearestName(name, [SANDBOX_FIELD]) !== undefined) return name;
  }
  return undefined;
}
