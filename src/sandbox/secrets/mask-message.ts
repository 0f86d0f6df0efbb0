/** How secrets are masked in the parts of a message as they were sent: in targets, and in bodies of any kind, broken or not. */
import { jsonIn } from '../../values/plain-json.ts';
import { below, type Cut, cutOut, mayBePacked, without } from '../../values/secrets/cuts.ts';
import { columnCuts } from '../../values/secrets/find-columns.ts';
import { memberCuts } from '../../values/secrets/find-members.ts';
import { colonCuts, cutsBesideMembers, namedCuts } from '../../values/secrets/mask-text.ts';
import { isSecretName, isSecretParameter, MASK } from '../../values/secrets/secret-names.ts';
import { maskParts } from './mask-parts.ts';

/** So often a text may be inside a text of another kind: JSON in a query, a form in JSON. */
const DEEPEST = 4;

/** Without one of these signs nothing is escaped, stands behind a name or in a sentence, or is a token by its form. */
const SIGNS = /[=:"<%\\&+$\sA-Z]/;

/** Whether a target says nothing but what stands there: without any of the signs, and nothing in hexadecimal. */
export function isPlainTarget(target: string): boolean {
  return !SIGNS.test(target) && !mayBePacked(target);
}

/** Path and query as they were sent. */
export function maskTarget(target: string): string {
  if (!SIGNS.test(target)) return target;
  const cut = target.indexOf('?');
  const query = cut < 0 ? '' : maskPairs(target.slice(cut + 1), DEEPEST, isSecretParameter);
  return without(cut < 0 ? target : target.slice(0, cut + 1) + query, saidCuts);
}

/** A text that may be JSON, a form, a URL or one of several parts. */
export function maskBody(text: string): string {
  return below(maskInside(text, DEEPEST), namedCuts);
}

/** What stands behind a name and a colon too, as in prose. */
export function saidCuts(text: string): readonly Cut[] {
  return [...namedCuts(text), ...colonCuts(text)];
}

/** The same of a body whose kind nobody knows: what is no JSON may look like it, or be YAML. */
export function maskUnread(text: string): string {
  const clean = maskBody(text);
  return jsonIn(clean) === undefined
    ? without(clean, (inside) => [...colonCuts(inside), ...columnCuts(inside)])
    : clean;
}

function maskInside(text: string, depth: number): string {
  const members = text.includes('"')
    ? cutOut(
        text,
        memberCuts(text, (written) => maskWritten(written, depth - 1)),
      )
    : text;
  const parts = /content-disposition/i.test(members) ? maskParts(members) : members;
  const pairs = /^[^{[<"]*[&=%]/.test(parts) ? maskPairs(parts, depth) : parts;
  return cutOut(pairs, cutsBesideMembers(pairs));
}

/** The same of what stands in another text, where it may be prose. */
function maskSaid(text: string, depth: number): string {
  const inside = maskInside(text, depth);
  return cutOut(inside, colonCuts(inside));
}

/** A query or a form as it was sent: each pair of a secret's name, and what is escaped in the others. */
function maskPairs(raw: string, depth: number, isSecret = isSecretName): string {
  return raw.replace(/[^&\r\n]+/g, (pair) => {
    const cut = pair.indexOf('=');
    const [name, value] = [pair.slice(0, cut + 1), pair.slice(cut + 1)];
    if (cut > 0 && isSecret(pair.slice(0, cut).replaceAll('+', ' '))) {
      return value === '' || value.includes(MASK) ? pair : name + MASK;
    }
    const inside = /[%+]/.test(value) && depth > 0 ? decoded(value) : undefined;
    if (inside === undefined) return pair;
    const clean = maskSaid(inside, depth - 1);
    return clean === inside ? pair : name + encodeURIComponent(clean);
  });
}

/** The same text of JSON, without the secrets in what it says. */
function maskWritten(written: string, depth: number): string {
  if (depth < 0 || !/[\\=@:>'\d]|\s-/.test(written)) return written;
  const text = jsonIn(written);
  if (typeof text !== 'string') return written;
  const clean = maskSaid(text, depth);
  return clean === text ? written : JSON.stringify(clean);
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
