/** Hyperlinks in answers: absolute, and in the format that the request asked for. */
import type { Request } from './request.ts';
import { quotePlus } from './text.ts';

/** Builds the URL of a row from its resource and its uuid as it stands on the wire; without one, that of the list. */
export type Reverse = (basename: string, wireUuid?: string) => string;

/**
 * A format suffix and a `?format=` of the request come back in every URL.
 * Source: DRF reverse.reverse, preserve_builtin_query_params; BEHAVIOUR 10.
 */
export function createReverse(request: Request, suffix: string | undefined): Reverse {
  const end = suffix === undefined ? '/' : `.${suffix}`;
  const format = request.query.get('format');
  const query = format === undefined ? '' : `?format=${quotePlus(format)}`;
  return (basename, wireUuid) => {
    const path = wireUuid === undefined ? basename : `${basename}/${wireUuid}`;
    return `${request.base}/api/${path}${end}${query}`;
  };
}
