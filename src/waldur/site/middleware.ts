/** The headers that Django's middleware puts on answers, and the renderer. Source: BEHAVIOUR 11 and 24. */
import { ENGLISH, type Language } from '../../drf/language/language.ts';
import { JSON_TYPE } from '../../drf/negotiation.ts';
import { type Reply, withHeaders } from '../../drf/reply.ts';

/** Of the locale middleware, for an answer in English: on every answer, redirects included. */
export const LANGUAGE_HEADERS = {
  Vary: 'Accept-Language, Cookie',
  'Content-Language': ENGLISH.code,
} as const;

/** Of all of it: on every answer but redirects and preflights. */
export const FRAME_HEADERS = { ...LANGUAGE_HEADERS, 'X-Frame-Options': 'DENY' } as const;

/** Of an answer in JSON. */
export const JSON_HEADERS = { 'Content-Type': JSON_TYPE } as const;

/** An answer as it goes out in a language: the headers above tell English. */
export function toldIn(language: Language, reply: Reply): Reply {
  if (language === ENGLISH) return reply;
  return withHeaders(reply, { 'Content-Language': language.code });
}

/** The same of one that may have to wait for a body. */
export function inLanguage(
  language: Language,
  reply: Reply | Promise<Reply>,
): Reply | Promise<Reply> {
  if (language === ENGLISH) return reply;
  return reply instanceof Promise
    ? reply.then((late) => toldIn(language, late))
    : toldIn(language, reply);
}
