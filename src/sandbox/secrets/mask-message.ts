/** How secrets are masked in the parts of a message as they were sent: in targets, and in bodies of any kind, broken or not. */
import { jsonIn } from '../../values/plain-json.ts';
import { MASK } from './mask.ts';
import { maskParts } from './mask-parts.ts';
import { maskColons, maskNamed } from './mask-text.ts';
import { isSecretName } from './secret-names.ts';
import { secretsIn } from './secret-values.ts';

/** So often a text may be inside a text of another kind: JSON in a query, a form in JSON. */
const DEEPEST = 4;
/** The last one may be cut off. */
const TEXTS = /"(?:[^"\\]|\\.)*"?/gs;

/** Path and query as they were sent. */
export function maskTarget(target: string): string {
  const cut = target.indexOf('?');
  return cut < 0 ? target : target.slice(0, cut + 1) + maskPairs(target.slice(cut + 1), DEEPEST);
}

/** A body that may be JSON, a form or one of several parts. */
export function maskBody(text: string): string {
  // Bytes of UTF-16 and of UTF-32 have zeros between them.
  const plain = text.includes('\0') ? text.replaceAll('\0', '') : text;
  const clean = maskInside(plain, DEEPEST);
  return clean === plain ? text : clean;
}

/** The same of a body whose kind nobody knows: what is no JSON may look like it, or be YAML. */
export function maskUnread(text: string): string {
  const clean = maskBody(text);
  return isJson(clean) ? clean : maskColons(clean);
}

/** What JSON says of secrets by the name that stands beside `value`, wherever it is written. */
function maskNamedValues(text: string): string {
  const json = text.includes('"value"') ? jsonIn(text) : undefined;
  const secrets = new Set(json === undefined ? [] : secretsIn(json));
  if (secrets.size === 0) return text;
  return text.replace(TEXTS, (written) => {
    const said = jsonIn(written);
    return typeof said === 'string' && secrets.has(said) ? `"${MASK}"` : written;
  });
}

function maskInside(text: string, depth: number): string {
  const members = text.includes('"') ? maskMembers(maskNamedValues(text), depth) : text;
  const parts = /content-disposition/i.test(members) ? maskParts(members) : members;
  return maskNamed(/^[^\s{[<"]*[&=%]/.test(parts) ? maskPairs(parts, depth) : parts);
}

/** A query or a form as it was sent: each pair of a secret's name, and what is escaped in the others. */
function maskPairs(raw: string, depth: number): string {
  return raw.replace(/[^&\r\n]+/g, (pair) => {
    const cut = pair.indexOf('=');
    if (cut < 0) return pair;
    const [name, value] = [pair.slice(0, cut + 1), pair.slice(cut + 1)];
    if (isSecretName(name.replaceAll('+', ' '))) return value === '' ? pair : name + MASK;
    const inside = value.includes('%') && depth > 0 ? decoded(value) : undefined;
    if (inside === undefined) return pair;
    const clean = maskInside(inside, depth - 1);
    return clean === inside ? pair : name + encodeURIComponent(clean);
  });
}

/** In JSON, or what is left of it: what follows a text that is the name of a secret, and a colon; and JSON in its texts. */
function maskMembers(text: string, depth: number): string {
  const texts = [...text.matchAll(TEXTS)];
  let [clean, from] = ['', 0];
  for (const [index, { 0: name, index: start }] of texts.entries()) {
    if (start < from) continue;
    if (!isSecretName(unescaped(name))) {
      const inside = depth > 0 ? maskedInside(name, depth - 1) : undefined;
      if (inside === undefined) continue;
      clean += text.slice(from, start) + inside;
      from = start + name.length;
      continue;
    }
    const next = texts[index + 1];
    const gap = text.slice(start + name.length, next?.index ?? text.length);
    const [before, colon = '', bare = ''] = /^(\s*:\s*)([^\s[{,}\]]*)/.exec(gap) ?? [];
    if (before === undefined || (bare === '' && before !== gap) || bare === 'null') continue;
    const end = start + name.length + before.length;
    clean += `${text.slice(from, start)}${name}${colon}"${MASK}"`;
    from = bare === '' && next ? next.index + next[0].length : end;
  }
  return clean + text.slice(from);
}

/** The same text of JSON, where there was a secret in what it says; undefined where there was none. */
function maskedInside(written: string, depth: number): string | undefined {
  if (!/[\\=@]/.test(written)) return undefined;
  const text = jsonIn(written);
  if (typeof text !== 'string') return undefined;
  const clean = maskInside(text, depth);
  return clean === text ? undefined : JSON.stringify(clean);
}

function isJson(text: string): boolean {
  return jsonIn(text) !== undefined;
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

function unescaped(name: string): string {
  return name.replace(/\\u([0-9a-f]{4})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
