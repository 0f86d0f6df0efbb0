/** The headers that Django's middleware puts on answers. Source: BEHAVIOUR 11. */

/** Of the locale middleware: on every answer, redirects included. */
export const LANGUAGE_HEADERS = {
  Vary: 'Accept-Language, Cookie',
  'Content-Language': 'en',
} as const;

/** Of all of it: on every answer but redirects and preflights. */
export const FRAME_HEADERS = { ...LANGUAGE_HEADERS, 'X-Frame-Options': 'DENY' } as const;
