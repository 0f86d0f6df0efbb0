/** How a client says which language it wants: a header with weights, or a cookie. */
import { isAscii, strip } from '../../values/python-text.ts';
import { latin1Bytes } from '../text.ts';

/** How long a header may be, and the code of one language. Source: Django 4.2 utils/translation/trans_real. */
const MAX_LENGTH = 500;

/**
 * The ranges of an `Accept-Language` header in lower case, most wanted first, equal ones in their order; none where
 * anything in it is malformed.
 * Source: Django 4.2 utils/translation/trans_real.parse_accept_lang_header; BEHAVIOUR 24.
 */
export function parseAcceptLanguage(header: string): readonly string[] {
  const text = cutTo(header, ',').toLowerCase();
  // One range, its weight, and what parts it from the next; `\x85` is a blank to Python alone.
  const pattern =
    /([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)(?:[\s\x85]*;[\s\x85]*q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?(?:[\s\x85]*,[\s\x85]*|$)/y;
  const ranges: { readonly range: string; readonly weight: number }[] = [];
  while (pattern.lastIndex < text.length) {
    const [, range, weight = '1'] = pattern.exec(text) ?? [];
    if (range === undefined) return [];
    ranges.push({ range, weight: Number(weight) });
  }
  return ranges.sort((a, b) => b.weight - a.weight).map(({ range }) => range);
}

/**
 * The first of a code's forms that is known: the code itself, then what is left of each hyphen from the right (`de-AT` is
 * `de`). In any case, given in lower case.
 * Source: Django 4.2 utils/translation/trans_real.get_supported_language_variant; BEHAVIOUR 24.
 */
export function knownVariant(code: string, isKnown: (code: string) => boolean): string | undefined {
  let variant = cutTo(code, '-').toLowerCase();
  while (!isKnown(variant)) {
    const cut = variant.lastIndexOf('-');
    if (cut < 0) return undefined;
    variant = variant.slice(0, cut);
  }
  return variant;
}

/** A text of Django's length at most: beyond it what stands before the last separator that fits, and nothing without one. */
function cutTo(text: string, separator: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const cut = text.lastIndexOf(separator, MAX_LENGTH - 1);
  return cut > 0 ? text.slice(0, cut) : '';
}

const LANGUAGE_COOKIE = 'django_language';

/**
 * The language that a `Cookie` header names, undefined where it names none. Of two the last counts.
 * Source: Django 4.2 http/cookie.parse_cookie; BEHAVIOUR 24.
 */
export function languageCookie(header: string): string | undefined {
  if (!header.includes(LANGUAGE_COOKIE)) return undefined;
  const text = isAscii(header) ? header : Buffer.from(latin1Bytes(header)).toString('utf8');
  let language: string | undefined;
  for (const pair of text.split(';')) {
    const cut = pair.indexOf('=');
    if (cut < 0 || strip(pair.slice(0, cut)) !== LANGUAGE_COOKIE) continue;
    language = unquoted(strip(pair.slice(cut + 1)));
  }
  return language;
}

/** Source: Python 3.11 http/cookies._unquote. */
function unquoted(value: string): string {
  if (!/^".*"$/s.test(value)) return value;
  return value
    .slice(1, -1)
    .replace(/\\(?:([0-3][0-7][0-7])|(.))/g, (_, octal?: string, char?: string) =>
      octal === undefined ? (char ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
    );
}
