/**
 * Regular expressions of strangers: all states are followed at once, so that a text takes time by its length, whatever the
 * expression. JavaScript's own engine goes back and tries again, and may never end; a pattern that is known to be linear
 * in it can only be told by a program that is larger than this one.
 */
import { type CharSet, type Node, PatternFault, parsePattern } from './parse-pattern.ts';

export interface LinearPattern {
  readonly source: string;
  /** Whether it is found somewhere in a text, in the first 64 KiB of it. */
  readonly test: (text: string) => boolean;
}

/** Most states that an expression may have: it is tried against each character of a text. */
const MOST_STATES = 200;
const LONGEST_SOURCE = 1000;
const LONGEST_TEXT = 65_536;

/** One step: to go on by a character, by an edge, by nothing, or to have matched. */
type State =
  | { readonly kind: 'chars'; readonly set: CharSet; readonly next: number }
  | { readonly kind: 'edge'; readonly edge: string; readonly next: number }
  | { readonly kind: 'fork'; readonly next: readonly number[] }
  | { readonly kind: 'end' };

/** The pattern, or what is wrong with it. */
export function linearPattern(source: string): LinearPattern | { readonly fault: string } {
  if (source.length > LONGEST_SOURCE)
    return { fault: `it has more than ${LONGEST_SOURCE} characters` };
  try {
    const states: State[] = [{ kind: 'end' }];
    const start = build(parsePattern(source), 0, states);
    return { source, test: (text) => matches(states, start, text.slice(0, LONGEST_TEXT)) };
  } catch (error) {
    if (error instanceof PatternFault) return { fault: error.message };
    throw error;
  }
}

/** Adds the states of a node that go on to `next`, and gives the first of them. */
function build(node: Node, next: number, states: State[]): number {
  switch (node.kind) {
    case 'chars':
      return add({ kind: 'chars', set: node.set, next }, states);
    case 'edge':
      return add({ kind: 'edge', edge: node.edge, next }, states);
    case 'all':
      return node.nodes.reduceRight((after, each) => build(each, after, states), next);
    case 'any':
      return add(
        { kind: 'fork', next: node.nodes.map((each) => build(each, next, states)) },
        states,
      );
    case 'repeat':
      return repeat(node.node, node.min, node.max, next, states);
    default:
      return node satisfies never;
  }
}

function repeat(node: Node, min: number, max: number, next: number, states: State[]): number {
  let after = next;
  if (max === Number.POSITIVE_INFINITY) {
    const ways: number[] = [next];
    after = add({ kind: 'fork', next: ways }, states);
    ways.push(build(node, after, states));
  } else {
    for (let count = min; count < max; count += 1) {
      after = add({ kind: 'fork', next: [next, build(node, after, states)] }, states);
    }
  }
  for (let count = 0; count < min; count += 1) after = build(node, after, states);
  return after;
}

function add(state: State, states: State[]): number {
  if (states.length >= MOST_STATES)
    throw new PatternFault(`it has more than ${MOST_STATES} states`);
  return states.push(state) - 1;
}

function matches(states: readonly State[], start: number, text: string): boolean {
  const chars = Array.from(text, (char) => char.codePointAt(0) ?? 0);
  const seen = new Int32Array(states.length).fill(-1);
  let here: number[] = [];
  for (let at = 0; at <= chars.length; at += 1) {
    // It may begin anywhere.
    const todo = [...here, start];
    const waiting: (State & { kind: 'chars' })[] = [];
    while (todo.length > 0) {
      const index = todo.pop() ?? 0;
      if (seen[index] === at) continue;
      seen[index] = at;
      const state = states[index];
      if (!state || state.kind === 'end') return true;
      if (state.kind === 'fork') for (const next of state.next) todo.push(next);
      else if (state.kind === 'chars') waiting.push(state);
      else if (isEdge(state.edge, chars, at)) todo.push(state.next);
    }
    const code = chars[at];
    if (code === undefined) return false;
    here = waiting.filter(({ set }) => has(set, code)).map(({ next }) => next);
  }
  return false;
}

function has({ ranges, isNegated }: CharSet, code: number): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to) !== isNegated;
}

function isEdge(edge: string, chars: readonly number[], at: number): boolean {
  if (edge === '^') return at === 0;
  if (edge === '$') return at === chars.length;
  const isBetween = isWord(chars[at - 1]) !== isWord(chars[at]);
  return edge === 'b' ? isBetween : !isBetween;
}

function isWord(code: number | undefined): boolean {
  return code !== undefined && /\w/.test(String.fromCodePoint(code));
}
