/** The headers that Django's middleware puts on answers, and the renderer. Source: BEHAVIOUR 11. */
import { JSON_TYPE } from '../../drf/negotiation.ts';

/** Of the locale middleware: on every answer, redirects included. */
export const LANGUAGE_HEADERS = {
  Vary: 'Accept-Language, Cookie',
  'Content-Language': 'en',
} as const;

/** Of all of it: on every answer but redirects and preflights. */
export const FRAME_HEADERS = { ...LANGUAGE_HEADERS, 'X-Frame-Options': 'DENY' } as const;

/** Of an answer in JSON. */
export const JSON_HEADERS = { 'Content-Type': JSON_TYPE } as const;
