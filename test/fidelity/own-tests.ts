/** The tests of this project by file and title, so that a claim can only name one that there is. */
import { existsSync, readFileSync } from 'node:fs';
import {
  child,
  nameOf,
  nodesBelow,
  type SyntaxNode,
  sourceFile,
} from '../architecture/source-file.ts';

export interface TestFile {
  readonly titles: ReadonlySet<string>;
  readonly text: string;
}

/** A test file by its name under `test` without `.test.ts`, or undefined where there is none. */
export type FindTests = (file: string) => TestFile | undefined;

/** Reads each file when it is first asked for. @param root the project's folder */
export function createTestFinder(root: URL): FindTests {
  const known = new Map<string, TestFile | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, readTestFile(file, root));
    return known.get(file);
  };
}

function readTestFile(file: string, root: URL): TestFile | undefined {
  const path = `test/${file}.test.ts`;
  const url = new URL(path, root);
  if (!existsSync(url)) return undefined;
  const text = readFileSync(url, 'utf8');
  return { titles: new Set(titlesIn(sourceFile(path, text).body)), text };
}

/**
 * The titles of `it('…')`, `it.each(…)('…')`, `describe('…')` and of what is named after them, and those of the rows of
 * `itRefuses(…)`, as they stand there.
 */
export function* titlesIn(body: readonly SyntaxNode[]): Generator<string> {
  for (const node of nodesBelow(body)) {
    const name = node.type === 'CallExpression' ? runnerOf(child(node, 'callee')) : undefined;
    const [first, , third] = Array.isArray(node['arguments']) ? node['arguments'] : [];
    if (name === 'itRefuses') yield* firstTexts(third?.expression);
    else if (name && first?.expression.type === 'StringLiteral') yield first.expression.value;
  }
}

/** The name at the root of a call: `it` of `it.each([…])`. */
function runnerOf(callee: SyntaxNode | undefined): string | undefined {
  if (callee?.type === 'CallExpression') return runnerOf(child(callee, 'callee'));
  if (callee?.type === 'MemberExpression') return runnerOf(child(callee, 'object'));
  const name = nameOf(callee);
  return name && /^(it|describe)([A-Z]|$)/.test(name) ? name : undefined;
}

/** The text with which each row of a table begins. */
function* firstTexts(table: unknown): Generator<string> {
  for (const node of nodesBelow(table)) {
    const [first] = Array.isArray(node['elements']) ? node['elements'] : [];
    if (first?.expression.type === 'StringLiteral') yield first.expression.value;
  }
}
