/** A source file as the architecture checks see it: its text, its syntax tree, and where each node stands. */
import { parseSync } from '@swc/core';

/** One node of the tree. Names that refer to a variable carry `optional`; names of members do not. */
export interface SyntaxNode {
  readonly type: string;
  readonly span?: { readonly start: number };
  readonly [field: string]: unknown;
}

export interface SourceFile {
  /** From the project root, with forward slashes: `src/drf/fields.ts`. */
  readonly path: string;
  readonly text: string;
  readonly body: readonly SyntaxNode[];
  /** `src/drf/fields.ts:12 message`, for the line on which the node begins. */
  readonly at: (node: SyntaxNode, message: string) => string;
}

/** Without a first token of our own, the parser's positions begin after the leading comments. */
const FIRST_TOKEN = '0;';

export function sourceFile(path: string, text: string): SourceFile {
  const script = text.replace(/^#!.*/, '');
  const { body } = parseSync(FIRST_TOKEN + script, {
    syntax: 'typescript',
    tsx: path.endsWith('.tsx'),
    target: 'es2023',
  });
  const bytes = Buffer.from(FIRST_TOKEN + script);
  const line = (node: SyntaxNode): number =>
    bytes
      .subarray(0, (node.span?.start ?? 1) - 1)
      .toString()
      .split('\n').length;
  return {
    path,
    text,
    body: nodesIn(body.slice(1)),
    at: (node, message) => `${path}:${line(node)} ${message}`,
  };
}

/** Every node below, outermost first; a branch is not entered where `enter` says no. */
export function* nodesBelow(
  root: unknown,
  enter: (node: SyntaxNode) => boolean = () => true,
): Generator<SyntaxNode> {
  // One generator for all, not one for each level: a tree is walked often, and is deep.
  const left: unknown[] = [root];
  while (left.length > 0) {
    const next = left.pop();
    if (!isObject(next)) continue;
    if (isNode(next)) {
      if (!enter(next)) continue;
      yield next;
    }
    const below: readonly unknown[] = Array.isArray(next) ? next : Object.values(next);
    for (let index = below.length - 1; index >= 0; index -= 1) {
      const each = below[index];
      if (isObject(each)) left.push(each);
    }
  }
}

/** The direct items of a list that are nodes. */
export function nodesIn(list: unknown): readonly SyntaxNode[] {
  return Array.isArray(list) ? list.filter(isNode) : [];
}

/** The field's value where it is a node. */
export function child(node: SyntaxNode | undefined, field: string): SyntaxNode | undefined {
  const value = node?.[field];
  return isNode(value) ? value : undefined;
}

/** The name that a node is, if it is one. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  return node?.type === 'Identifier' && typeof node['value'] === 'string'
    ? node['value']
    : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isNode(value: unknown): value is SyntaxNode {
  return isObject(value) && 'type' in value && typeof value.type === 'string';
}
