/** Judges every regular expression of the product: none may take more than linear time, whatever it is given. */
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isPlainlyLinear } from './plainly-linear.ts';
import {
  child,
  nameOf,
  nodesBelow,
  nodesIn,
  type SourceFile,
  type SyntaxNode,
} from './source-file.ts';

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/**
 * Refuses what is not linear, and a `new RegExp` whose text cannot be told from the files: file → the patterns that it
 * makes at run time, where there is no other way. Schemas are judged too: clients run their patterns.
 */
export function checkPatterns(
  files: readonly SourceFile[],
  madeAtRunTime: Readonly<Record<string, readonly Pattern[]>> = {},
): readonly string[] {
  const constants = constantsIn(files);
  const faults: string[] = [];
  const found: { readonly pattern: Pattern; readonly tell: (message: string) => string }[] = [];
  for (const file of files) {
    const made = madeAtRunTime[file.path];
    for (const pattern of made ?? [])
      found.push({ pattern, tell: (text) => `${file.path} ${text}` });
    for (const node of nodesBelow(file.body)) {
      const pattern = patternIn(node, constants, file.path);
      if (pattern === 'unknown') {
        if (!made) faults.push(file.at(node, 'makes a pattern of what is not known here'));
      } else if (pattern) found.push({ pattern, tell: (text) => file.at(node, text) });
    }
  }
  for (const [index, why] of judge(found.map(({ pattern }) => pattern)).entries()) {
    const { pattern, tell } = found[index] ?? {};
    if (why === null || !pattern || !tell) continue;
    faults.push(tell(`has /${pattern.source}/${pattern.flags}, which is not linear: ${why}`));
  }
  return faults;
}

/** For each pattern, null or why it is not known to be linear. Those that stand in many places are judged once, plain ones by their form. */
function judge(patterns: readonly Pattern[]): readonly (string | null)[] {
  const keys = patterns.map(({ source, flags }) => JSON.stringify([source, flags]));
  const byKey = new Map<string, string | null | undefined>();
  for (const [index, { source, flags }] of patterns.entries()) {
    const key = keys[index] ?? '';
    if (!byKey.has(key)) byKey.set(key, isPlainlyLinear(source, flags) ? null : undefined);
  }
  const left = [...byKey].filter(([, verdict]) => verdict === undefined).map(([key]) => key);
  for (const [index, verdict] of checked(left).entries()) byKey.set(left[index] ?? '', verdict);
  return keys.map((key) => {
    const verdict = byKey.get(key);
    return verdict === undefined ? 'it was not judged' : verdict;
  });
}

/** What the checker says, which takes a second to load. */
function checked(keys: readonly string[]): readonly (string | null)[] {
  if (keys.length === 0) return [];
  const input = `[${keys.join()}]`;
  return JSON.parse(execFileSync(process.execPath, [JUDGE], { input, encoding: 'utf8' }));
}

const JUDGE = fileURLToPath(new URL('judge-patterns.mjs', import.meta.url));

function patternIn(
  node: SyntaxNode,
  constants: Constants,
  path: string,
): Pattern | 'unknown' | undefined {
  if (node.type === 'RegExpLiteral') {
    return { source: String(node['pattern']), flags: String(node['flags']) };
  }
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    if (nameOf(child(node, 'callee')) !== 'RegExp') return undefined;
    const [source, flags] = nodesOf(node['arguments']).map((each) => textOf(each, constants, path));
    return source === undefined ? 'unknown' : { source, flags: flags ?? '' };
  }
  if (node.type !== 'KeyValueProperty' || nameOfKey(node) !== 'pattern') return undefined;
  const source = textOf(child(node, 'value'), constants, path);
  // As JSON Schema has them. Others are taken from a literal, which is judged where it stands.
  return source === undefined ? undefined : { source, flags: 'u' };
}

function nameOfKey(node: SyntaxNode): unknown {
  return child(node, 'key')?.['value'];
}

function nodesOf(list: unknown): readonly (SyntaxNode | undefined)[] {
  if (!Array.isArray(list)) return [];
  return list.map((each: { readonly expression?: unknown }) => nodesIn([each.expression])[0]);
}

/** By `file name` first, then by the name alone: those that are exported have names of their own. */
type Constants = ReadonlyMap<string, SyntaxNode>;

function constantsIn(files: readonly SourceFile[]): Constants {
  const found = new Map<string, SyntaxNode>();
  for (const { path, body } of files) {
    for (const node of body) {
      const isExported = node.type === 'ExportDeclaration';
      const declaration = isExported ? child(node, 'declaration') : node;
      for (const one of nodesIn(declaration?.['declarations'])) {
        const [name, value] = [nameOf(child(one, 'id')), child(one, 'init')];
        if (name === undefined || value === undefined) continue;
        found.set(`${path} ${name}`, value);
        if (isExported) found.set(name, value);
      }
    }
  }
  return found;
}

/** The text that an expression stands for, where it is made of texts that stand in the files. */
function textOf(
  node: SyntaxNode | undefined,
  constants: Constants,
  path: string,
): string | undefined {
  const value = node?.['value'];
  if (node?.type === 'StringLiteral' && typeof value === 'string') return value;
  const name = nameOf(node);
  if (name !== undefined) {
    return textOf(constants.get(`${path} ${name}`) ?? constants.get(name), constants, path);
  }
  if (node?.type !== 'TemplateLiteral') return undefined;
  const inner = nodesIn(node['expressions']).map((each) => textOf(each, constants, path));
  let text = '';
  for (const [index, quasi] of nodesIn(node['quasis']).entries()) {
    text += String(quasi['cooked']);
    if (index === inner.length) return text;
    // How often at most, where a number decides: any bound tells as much.
    const piece = inner[index] ?? (/\{(?:\d+,)?$/.test(text) ? '9' : undefined);
    if (piece === undefined) return undefined;
    text += piece;
  }
  return undefined;
}
