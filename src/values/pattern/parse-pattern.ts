/** Reads the text of a regular expression: the part of JavaScript's that can be matched in linear time. */

/** A set of characters, by code point. */
export interface CharSet {
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly isNegated: boolean;
}

export type Node =
  | { readonly kind: 'chars'; readonly set: CharSet }
  | { readonly kind: 'edge'; readonly edge: '^' | '$' | 'b' | 'B' }
  | { readonly kind: 'all' | 'any'; readonly nodes: readonly Node[] }
  | { readonly kind: 'repeat'; readonly node: Node; readonly min: number; readonly max: number };

/** Source: ECMA-262, CharacterClassEscape. */
const CLASSES: Readonly<Record<string, CharSet['ranges']>> = {
  d: [[48, 57]],
  w: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  s: [
    [9, 13],
    [32, 32],
    [160, 160],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ],
};
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, v: 11, f: 12, 0: 0 };
const LINE_ENDS: CharSet = {
  ranges: [
    [10, 10],
    [13, 13],
    [0x2028, 0x2029],
  ],
  isNegated: true,
};
const LAST = 0x10ffff;
const MOST_DEPTH = 50;

/** What is wrong with a pattern. */
export class PatternFault extends Error {}

export function parsePattern(source: string): Node {
  const chars = [...source];
  let at = 0;
  const fail = (what: string): never => {
    throw new PatternFault(`${what} at character ${at + 1}`);
  };
  const take = (char: string): boolean => {
    if (chars[at] !== char) return false;
    at += 1;
    return true;
  };
  const alternatives = (depth: number): Node => {
    if (depth > MOST_DEPTH) fail('it is nested too deep');
    const nodes = [sequence(depth)];
    while (take('|')) nodes.push(sequence(depth));
    return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'any', nodes };
  };
  const sequence = (depth: number): Node => {
    const nodes: Node[] = [];
    while (at < chars.length && chars[at] !== '|' && chars[at] !== ')') {
      nodes.push(repeated(atom(depth)));
    }
    return { kind: 'all', nodes };
  };
  const repeated = (node: Node): Node => {
    const [min, max] = counts();
    if (min === 1 && max === 1) return node;
    if (node.kind === 'edge') fail('nothing to repeat');
    take('?');
    if ('*+?{'.includes(chars[at] ?? ' ')) fail('nothing to repeat');
    return { kind: 'repeat', node, min, max };
  };
  const counts = (): readonly [min: number, max: number] => {
    if (take('*')) return [0, Number.POSITIVE_INFINITY];
    if (take('+')) return [1, Number.POSITIVE_INFINITY];
    if (take('?')) return [0, 1];
    if (chars[at] !== '{') return [1, 1];
    const [all, min = '', comma, max] =
      /^\{(\d{1,4})(,?)(\d{0,4})\}/.exec(chars.slice(at, at + 12).join('')) ?? [];
    if (all === undefined) return fail('{ must be written \\{, or stand before a count');
    at += all.length;
    const least = Number(min);
    const most = comma === '' ? least : max === '' ? Number.POSITIVE_INFINITY : Number(max);
    return most < least ? fail('a count must not be backwards') : [least, most];
  };
  const atom = (depth: number): Node => {
    const char = chars[at] ?? '';
    at += 1;
    switch (char) {
      case '^':
      case '$':
        return { kind: 'edge', edge: char };
      case '.':
        return { kind: 'chars', set: LINE_ENDS };
      case '(':
        return group(depth);
      case '[':
        return { kind: 'chars', set: charClass() };
      case '\\':
        return escaped();
      case '*':
      case '+':
      case '?':
        return fail('nothing to repeat');
      case '{':
      case '}':
      case ']':
        return fail(`${char} must be written \\${char}`);
      default:
        return { kind: 'chars', set: only(codeOf(char)) };
    }
  };
  const group = (depth: number): Node => {
    if (take('?') && !take(':')) fail('groups that look around, or have a name, are not known');
    const node = alternatives(depth + 1);
    if (!take(')')) fail('a group has no end');
    return node;
  };
  const escaped = (): Node => {
    if (take('b')) return { kind: 'edge', edge: 'b' };
    if (take('B')) return { kind: 'edge', edge: 'B' };
    return { kind: 'chars', set: escapedSet() };
  };
  const escapedSet = (): CharSet => {
    const char = chars[at] ?? fail('\\ stands at the end');
    at += 1;
    const ranges = CLASSES[char.toLowerCase()];
    if (ranges) return { ranges, isNegated: char !== char.toLowerCase() };
    const control = CONTROLS[char];
    if (control !== undefined) return only(control);
    if (char === 'x') return only(hex(2));
    if (char === 'u') return only(hex(4));
    return /[A-Za-z0-9]/.test(char) ? fail(`\\${char} is not known`) : only(codeOf(char));
  };
  const hex = (length: number): number => {
    const digits = chars.slice(at, at + length).join('');
    at += length;
    return /^[0-9a-f]+$/i.test(digits) && digits.length === length
      ? Number.parseInt(digits, 16)
      : fail('hexadecimal digits are missing');
  };
  const charClass = (): CharSet => {
    const isNegated = take('^');
    const ranges: (readonly [number, number])[] = [];
    while (!take(']')) {
      if (at >= chars.length) fail('a class has no end');
      const from = classMember();
      const isRange = chars[at] === '-' && at + 1 < chars.length && chars[at + 1] !== ']';
      if (!isRange) ranges.push(...plain(from));
      else {
        at += 1;
        const [low, high] = [single(from), single(classMember())];
        ranges.push(low <= high ? [low, high] : fail('a range must not be backwards'));
      }
    }
    return { ranges, isNegated };
  };
  const classMember = (): CharSet => {
    if (take('\\')) return take('b') ? only(8) : escapedSet();
    const char = chars[at] ?? '';
    at += 1;
    return only(codeOf(char));
  };
  const single = ({ ranges: [range] }: CharSet): number =>
    range && range[0] === range[1] ? range[0] : fail('a range needs two characters');
  const node = alternatives(0);
  return at < chars.length ? fail('a ) has no beginning') : node;
}

function only(code: number): CharSet {
  return { ranges: [[code, code]], isNegated: false };
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

/** The same ranges, written without a negation. */
function plain({ ranges, isNegated }: CharSet): CharSet['ranges'] {
  if (!isNegated) return ranges;
  const gaps: (readonly [number, number])[] = [];
  let from = 0;
  for (const [low, high] of ranges) {
    if (low > from) gaps.push([from, low - 1]);
    from = high + 1;
  }
  return [...gaps, [from, LAST]];
}
