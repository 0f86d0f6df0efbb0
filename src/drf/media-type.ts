/** Media types as DRF compares them: lower-cased, wildcards on either side, parameters apart. */
import { strip } from '../values/python-text.ts';
import type { Charset } from './charset.ts';
import { charsetNamed, isPythonCharset } from './charset-names.ts';
import { unquote } from './text.ts';

export interface MediaType {
  readonly main: string;
  readonly sub: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * `a; b="c;d"` as its first part, lower-cased, and its parameters by lower-case name; `refuse` is called for a character set
 * that Python does not know, where one is needed. Source: Django utils/http.parse_header_parameters.
 */
export function parseHeaderParameters(
  line: string,
  refuse?: (charset: string) => void,
): readonly [value: string, parameters: Readonly<Record<string, string>>] {
  const [first = '', ...rest] = splitParameters(line);
  const parameters: Record<string, string> = Object.create(null);
  for (const part of rest) {
    const cut = part.indexOf('=');
    if (cut < 0) continue;
    const name = strip(part.slice(0, cut)).toLowerCase();
    const value = unquoteParameter(strip(part.slice(cut + 1)));
    if (name.endsWith('*')) parameters[name.slice(0, -1)] = extendedValue(value, refuse);
    else parameters[name] = value;
  }
  return [strip(first).toLowerCase(), parameters];
}

/** Cuts at every semicolon outside double quotes. */
function splitParameters(line: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let index = 0; index < line.length; index++) {
    if (line[index] === '"' && line[index - 1] !== '\\') quoted = !quoted;
    if (line[index] === ';' && !quoted) {
      parts.push(line.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(line.slice(start));
  return parts;
}

function unquoteParameter(value: string): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  return value.slice(1, -1).replaceAll('\\\\', '\\').replaceAll('\\"', '"');
}

export function parseMediaType(text: string): MediaType {
  const [full, parameters] = parseHeaderParameters(text);
  const cut = full.indexOf('/');
  const [main, sub] = cut < 0 ? [full, ''] : [full.slice(0, cut), full.slice(cut + 1)];
  return { main, sub, parameters };
}

/** The character set that a content type names, if it names one that is known. Source: Django core/handlers/wsgi.WSGIRequest. */
export function charsetOf(contentType: string | undefined): Charset | undefined {
  if (contentType === undefined || !/charset/i.test(contentType)) return undefined;
  const { charset } = parseMediaType(contentType).parameters;
  return charset === undefined ? undefined : charsetNamed(charset);
}

/** True when a type that is offered, without parameters, satisfies one that is asked for. Source: DRF utils/mediatypes.media_type_matches. */
export function mediaTypeMatches(offered: string, asked: MediaType): boolean {
  const [main, sub] = offered.split('/');
  return (asked.sub === '*' || asked.sub === sub) && (asked.main === '*' || asked.main === main);
}

/** How specific a type is, 0 to 3. Source: DRF utils/mediatypes._MediaType.precedence. */
export function precedence(type: MediaType): number {
  if (type.main === '*') return 0;
  if (type.sub === '*') return 1;
  return Object.keys(type.parameters).every((name) => name === 'q') ? 2 : 3;
}

/** `UTF-8''t%C3%B5end.pdf` as its text; what has no such form stays as it is. Source: RFC 2231. */
function extendedValue(value: string, refuse?: (charset: string) => void): string {
  const [charset = '', , encoded, ...more] = value.split("'");
  if (encoded === undefined || more.length > 0) return value;
  if (encoded.includes('%') && !isPythonCharset(charset)) refuse?.(charset);
  return unquote(encoded, charsetNamed(charset));
}
