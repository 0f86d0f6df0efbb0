/** Presets of refusals that stop a request before its fields are looked at. */
import type { Refusal } from '../../drf/refusal.ts';
import {
  AUTHENTICATION,
  LOOKUP,
  METHOD,
  NEGOTIATION,
  PARSE,
  PERMISSION,
} from '../../drf/refusals.ts';
import { apiAnswer } from './answers.ts';
import { conflict, notFound } from './operation-texts.ts';
import { type Preset, refused } from './preset.ts';

const TOO_MANY_REQUESTS = 429;

function plain(refusal: Refusal): Preset {
  return refused(refusal.status, refusal.what, () => refusal.error());
}

/** Source: BEHAVIOUR 2, 3, 6, 8, 9, 10, 11 and 13; `throttled`: DRF exceptions.Throttled, which BEHAVIOUR 16 leaves out. */
export const REFUSALS: Readonly<Record<string, Preset>> = {
  not_authenticated: plain(AUTHENTICATION.not_authenticated),
  invalid_token: plain(AUTHENTICATION.invalid_token),
  token_expired: plain(AUTHENTICATION.token_expired),
  inactive_user: plain(AUTHENTICATION.inactive_user),
  permission_denied: plain(PERMISSION.denied),
  not_found: refused(404, LOOKUP.no_match.what, ({ operation }) => notFound(operation)),
  invalid_page: plain(LOOKUP.invalid_page),
  method_not_allowed: refused(405, METHOD.not_allowed.what, ({ request: { method } }) =>
    METHOD.not_allowed.error({ method }),
  ),
  not_acceptable: plain(NEGOTIATION.not_acceptable),
  conflict: refused(409, 'the state of the row forbids it', ({ operation }) => conflict(operation)),
  unsupported_media_type: refused(415, PARSE.media_type.what, ({ request: { headers } }) =>
    PARSE.media_type.error({ media_type: headers['content-type'] ?? '' }),
  ),
  parse_error: refused(400, PARSE.json.what, () =>
    PARSE.json.error({ fault: 'Expecting value: line 1 column 1 (char 0)' }),
  ),
  multipart_error: refused(400, PARSE.boundary.what, () =>
    PARSE.boundary.error({ boundary: 'None' }),
  ),
  throttled: {
    status: TOO_MANY_REQUESTS,
    what: 'too many requests in a short time, with `Retry-After`',
    answer: ({ allow }, seconds) =>
      apiAnswer(TOO_MANY_REQUESTS, JSON.stringify({ detail: throttledText(seconds) }), allow, {
        'Retry-After': String(seconds),
      }),
  },
};

function throttledText(seconds: number): string {
  return `Request was throttled. Expected available in ${seconds} second${seconds === 1 ? '' : 's'}.`;
}
