/**
 * How secrets are found in JSON as it was sent, or in what is left of it: cut off, with commas too many, in the middle of
 * other text, large. One pass, whatever stands there.
 */
import { jsonIn } from '../plain-json.ts';
import type { Cut } from './cuts.ts';
import { isNamed, isNaming, isSecretName, MASK } from './secret-names.ts';

/** Texts, of which the last one may be cut off; signs; and what stands bare. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[[\]{}:,]|[^\s"[\]{}:,]+/gs;

/** What stands open: an object, a list, or the whole text. */
interface Frame {
  readonly sign: string;
  readonly start: number;
  /** The member that comes, once its colon has come. */
  member: string | undefined;
  /** The text that came last: a name, if a colon follows. */
  last: string | undefined;
  /** Where the values stand that another member may name. */
  readonly named: Cut[];
  isNamedSecret: boolean;
  /** Of a list, the text that it begins with, and what stands behind that. */
  first: string | undefined;
  readonly rest: Cut[];
}

/** What members of a secret's name hold, what a pair of such a name has, and what `inside` finds in all other texts. */
export function memberCuts(
  text: string,
  inside: (written: string) => string = (written) => written,
): readonly Cut[] {
  const cuts: Cut[] = [];
  /** Behind the others: where a whole text is a secret, what is found in it does not matter. */
  const inner: Cut[] = [];
  const frames: Frame[] = [frameAt('', 0)];
  const top = (): Frame => frames.at(-1) ?? frameAt('', 0);
  const valueEnds = (start: number, end: number, isNull: boolean): void => {
    const frame = top();
    const { member } = frame;
    frame.member = undefined;
    const cut: Cut = [start, end, `"${MASK}"`];
    if (frame.sign === '[' && !isNull) frame.rest.push(cut);
    if (member === undefined || isNull) return;
    if (isSecretName(member)) cuts.push(cut);
    else if (isNamed(member)) frame.named.push(cut);
  };
  const close = (end: number): void => {
    const frame = frames.length > 1 ? frames.pop() : undefined;
    if (!frame) return;
    if (frame.isNamedSecret) cuts.push(...frame.named);
    if (top().sign === '[' && frame.rest.length === 1 && isSecretName(frame.first ?? ''))
      cuts.push(...frame.rest);
    valueEnds(frame.start, end, false);
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const end = index + token.length;
    const frame = top();
    if (token === '{' || token === '[') frames.push(frameAt(token, index));
    else if (token === '}' || token === ']') close(end);
    else if (token === ':') {
      frame.member = frame.last;
      frame.last = undefined;
    } else if (token === ',') [frame.member, frame.last] = [undefined, undefined];
    else {
      const { member } = frame;
      const isText = token.startsWith('"');
      const said = isText ? saidBy(token) : token;
      // Names may stand bare where something is open: `{password: 5}`.
      frame.last = isText || frames.length > 1 ? said : undefined;
      if (member !== undefined && isNaming(member) && isSecretName(said))
        frame.isNamedSecret = true;
      const isFirst = frame.sign === '[' && frame.first === undefined && frame.rest.length === 0;
      if (isFirst && isText) frame.first = said;
      else valueEnds(index, end, token === 'null');
      const masked = isText ? inside(token) : token;
      if (masked !== token) inner.push([index, end, masked]);
    }
  }
  while (frames.length > 1) close(text.length);
  if (top().isNamedSecret) cuts.push(...top().named);
  return [...cuts, ...inner];
}

function frameAt(sign: string, start: number): Frame {
  const begun = { member: undefined, last: undefined, first: undefined };
  return { sign, start, ...begun, named: [], isNamedSecret: false, rest: [] };
}

function saidBy(written: string): string {
  const said = written.includes('\\') ? jsonIn(written) : undefined;
  return typeof said === 'string' ? said : written.replace(/^"|"$/g, '');
}
