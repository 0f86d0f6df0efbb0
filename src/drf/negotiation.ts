/** Chooses the renderer, of which there is one: JSON. */
import { pythonInt, strip } from '../values/python-text.ts';
import { mediaTypeMatches, parseMediaType, precedence } from './media-type.ts';
import { NEGOTIATION } from './refusals.ts';
import type { Request } from './request.ts';

export const JSON_TYPE = 'application/json';
const JSON_FORMAT = 'json';
/** Source: DRF renderers.JSONRenderer.get_indent; BEHAVIOUR 1. */
const MAX_INDENT = 8;

export interface Accepted {
  /** Blanks to indent by, 1 to 8; 0 is compact. */
  readonly indent: number;
}

/**
 * What the client accepts, from `?format=`, the format suffix of the path and the `Accept` header, in that order.
 * @throws ApiException 404 for a format other than json, 406 when no type fits.
 * Source: DRF negotiation.DefaultContentNegotiation; BEHAVIOUR 11.
 */
export function negotiate(request: Request, suffix: string | undefined): Accepted {
  const format = suffix ?? request.query.get('format') ?? '';
  if (format !== '' && format !== JSON_FORMAT) throw NEGOTIATION.unknown_format.error();
  const accept = request.headers['accept'];
  if (accept === undefined || accept === '*/*' || accept === JSON_TYPE) return { indent: 0 };
  const best = accept
    .split(',')
    .map((text) => parseMediaType(strip(text)))
    .filter((type) => mediaTypeMatches(JSON_TYPE, type))
    .reduce<ReturnType<typeof parseMediaType> | undefined>(
      (first, type) => (first && precedence(first) >= precedence(type) ? first : type),
      undefined,
    );
  if (!best) throw NEGOTIATION.not_acceptable.error();
  return { indent: indentOf(best.parameters['indent']) };
}

function indentOf(text: string | undefined): number {
  const wanted = text === undefined ? undefined : pythonInt(text);
  if (wanted === undefined || wanted < 0n) return 0;
  return wanted > MAX_INDENT ? MAX_INDENT : Number(wanted);
}
