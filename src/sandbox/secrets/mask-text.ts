/** How secrets are masked in any text, by the names that stand before them: `?token=…`, `<password>…`, `//user:…@`. */
import { MASK } from './mask.ts';
import { isSecretName } from './secret-names.ts';

/** Longest name that is looked at before a sign. */
const LONGEST_NAME = 100;
const NAME_CHAR = /[\w.%+[\]-]/;
/** In quotes, or to where a pair ends: in queries, forms, cookies, parameters of headers, attributes and lists. */
const VALUE = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s&;,"'<>#{}[\]]+/sy;
const PASSWORD_OF_URL = /(:\/\/[^\s/:@"<>]{0,100}:)[^\s/@"<>]{1,1000}(?=@)/g;
const ELEMENT = /<([\w:.-]+)(?:\s[^<>]*)?>([^<]+)(?=<)/g;

/** Pairs with an equals sign, passwords in URLs, and elements. */
export function maskNamed(text: string): string {
  const pairs = maskAfter(text, '=');
  const urls = pairs.includes('://') ? pairs.replace(PASSWORD_OF_URL, `$1${MASK}`) : pairs;
  if (!urls.includes('</')) return urls;
  return urls.replace(ELEMENT, (all, name: string, value: string) =>
    isSecretName(name) ? all.slice(0, -value.length) + MASK : all,
  );
}

/** Pairs with a colon: YAML, and what looks like JSON and is none. */
export function maskColons(text: string): string {
  return maskAfter(text, ':');
}

function maskAfter(text: string, sign: '=' | ':'): string {
  let [clean, from] = ['', 0];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    if (at < from || !isSecretName(nameBefore(text, at))) continue;
    let start = at + 1;
    while (text[start] === ' ' || text[start] === '\t') start += 1;
    VALUE.lastIndex = start;
    const [value = ''] = VALUE.exec(text) ?? [];
    if (value === '') continue;
    clean += text.slice(from, start) + inQuotesOf(value);
    from = start + value.length;
  }
  return clean + text.slice(from);
}

/** What is masked already shows the end of a token still. */
function inQuotesOf(value: string): string {
  if (value.includes(MASK)) return value;
  const [quote = ''] = value;
  return quote === '"' || quote === "'" ? quote + MASK + quote : MASK;
}

/** The name that ends before a sign, its quotes and blanks aside. */
function nameBefore(text: string, at: number): string {
  let end = at;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end -= 1;
  if (text[end - 1] === '"' || text[end - 1] === "'") end -= 1;
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME && NAME_CHAR.test(text[start - 1] ?? ''))
    start -= 1;
  return text.slice(start, end);
}
