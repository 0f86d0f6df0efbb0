/** How the control plane says no. */
import { jsonReply, type Reply } from '../drf/reply.ts';
import type { Problem } from '../values/schema/schema.ts';

/**
 * 400 for bad input, 404 for what is not there, 405 for a wrong method, 409 for a state that forbids it, 413 for one thing
 * that is too large, 429 for too many.
 */
export function adminError(
  status: 400 | 404 | 405 | 409 | 413 | 429,
  problems: readonly Problem[],
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const errors = problems.map(({ pointer, message }) => ({ pointer, message }));
  return jsonReply({ errors }, status, headers);
}
