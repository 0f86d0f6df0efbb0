/** Presets of refusals that stop a request before its fields are looked at. */
import { apiException, methodNotAllowed, unsupportedMediaType } from '../../drf/exceptions.ts';
import { TEXTS } from '../../drf/texts.ts';
import { apiAnswer } from './answers.ts';
import { conflictText, notFoundText } from './operation-texts.ts';
import { type Preset, refused } from './preset.ts';

const TOO_MANY_REQUESTS = 429;

function badToken(what: string, text: string): Preset {
  return refused('authentication_failed', what, () => apiException('authentication_failed', text));
}

function badBody(what: string, text: string): Preset {
  return refused('parse_error', what, () => apiException('parse_error', text));
}

/** Source: BEHAVIOUR 2, 3, 6, 8, 9, 10, 11 and 13; `throttled`: DRF exceptions.Throttled, which BEHAVIOUR 16 leaves out. */
export const REFUSALS: Readonly<Record<string, Preset>> = {
  not_authenticated: refused('not_authenticated', 'no token was sent', () =>
    apiException('not_authenticated'),
  ),
  invalid_token: badToken('nobody has this token', 'Invalid token.'),
  token_expired: badToken('the token has outlived its time', 'Token has expired.'),
  inactive_user: badToken('the user of the token is inactive', 'User inactive or deleted.'),
  permission_denied: refused('permission_denied', 'the user may not do this', () =>
    apiException('permission_denied'),
  ),
  not_found: refused('not_found', 'the row is not there, or not for this user', ({ operation }) =>
    apiException('not_found', notFoundText(operation)),
  ),
  invalid_page: refused('not_found', 'the list has no such page', () =>
    apiException('not_found', TEXTS.invalidPage),
  ),
  method_not_allowed: refused('method_not_allowed', 'the URL has no such method', ({ request }) =>
    methodNotAllowed(request.method),
  ),
  not_acceptable: refused('not_acceptable', 'the `Accept` header asks for no JSON', () =>
    apiException('not_acceptable'),
  ),
  conflict: refused('conflict', 'the state of the row forbids it', ({ operation }) =>
    apiException('conflict', conflictText(operation)),
  ),
  unsupported_media_type: refused(
    'unsupported_media_type',
    'the `Content-Type` is none that is read',
    ({ request }) => unsupportedMediaType(request.headers['content-type'] ?? ''),
  ),
  parse_error: badBody(
    'the body is no JSON',
    'JSON parse error - Expecting value: line 1 column 1 (char 0)',
  ),
  multipart_error: badBody(
    'the multipart body has no boundary',
    'Multipart form parse error - Invalid boundary in multipart: None',
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
