/** The texts that the product can answer, read from its own source: what reads like a sentence and is not set apart. */
import { readdirSync, readFileSync } from 'node:fs';
import {
  child,
  nameOf,
  nodesBelow,
  type SyntaxNode,
  sourceFile,
} from '../architecture/source-file.ts';

/** A text of the source. */
export interface SourceText {
  readonly file: string;
  /** What the program puts in stands in braces: `Not more than {n} digits.` */
  readonly text: string;
}

/** Where words of answers are made; what stands below `src` elsewhere speaks to those who run the mock. */
const FOLDERS = /^((drf|waldur|resources|http)\/|values\/utf8\.ts$)/;
/** What answers in the place of a server that the mock does not reproduce: its words are the mock's own. */
const OWN_ANSWERS = /^(resources\/stubs\/|http\/(upstream|unread))/;
/** Two words in a row, or one that ends as a sentence does. */
const SENTENCE = /[\w.,:"'})] [a-z({\\]|^[A-Z][a-z]+(\.$| [A-Z(])/i;

/** Every sentence in the source of answers, with its file. @param root the project's folder */
export function readSourceTexts(root: URL): readonly SourceText[] {
  const folder = new URL('src/', root);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter(
      (name) =>
        FOLDERS.test(name) &&
        !OWN_ANSWERS.test(name) &&
        name.endsWith('.ts') &&
        !DESCRIPTIONS.test(name),
    )
    .sort()
    .flatMap((name) => sentencesIn(`src/${name}`, readFileSync(new URL(name, folder), 'utf8')));
}

/** The sentences of one file. */
export function sentencesIn(file: string, source: string): readonly SourceText[] {
  const texts = Array.from(nodesBelow(sourceFile(file, source).body, isRun), textOf);
  return texts.flatMap((text) => (text && SENTENCE.test(text) ? [{ file, text }] : []));
}

/** Members that describe something to those who read the contract, and files that do nothing else. */
const DESCRIBING = ['summary', 'description', 'schema', 'examples', 'example', 'what', 'source'];
const DESCRIPTIONS = /schemas?\.ts$|^waldur\/(contract|differences)\.ts$/;

/** Types, imports and descriptions make no text of an answer; what a cast holds does. */
function isRun(node: SyntaxNode): boolean {
  const { type } = node;
  if (type === 'ImportDeclaration' || type === 'ExportAllDeclaration') return false;
  if (type === 'KeyValueProperty') return !DESCRIBING.includes(nameOf(child(node, 'key')) ?? '');
  return !type.startsWith('Ts') || /^Ts(As|Satisfies|Const|NonNull)/.test(type);
}

function textOf(node: SyntaxNode): string | undefined {
  if (node.type === 'StringLiteral') return String(node['value']);
  if (node.type !== 'TemplateLiteral') return undefined;
  const expressions = Array.isArray(node['expressions']) ? node['expressions'] : [];
  const quasis = Array.isArray(node['quasis']) ? node['quasis'] : [];
  return quasis.map(({ cooked }, at) => `${cooked}${placeholder(expressions[at])}`).join('');
}

function placeholder(expression: { type: string; value?: unknown } | undefined): string {
  if (expression === undefined) return '';
  return expression.type === 'Identifier' ? `{${expression.value}}` : '{…}';
}

/** What stands for something that the program puts in. */
export const PLACEHOLDER = /\{[\w…]+\}/;

/** What a text looks like once the program has put in what stands in braces. */
export function patternOf(text: string): RegExp {
  const literal = text
    .split(PLACEHOLDER)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`, 's');
}
