/** What a source file imports: each specifier, the file it names, and how it is loaded. */
import { posix } from 'node:path';
import { child, nodesBelow, nodesIn, type SourceFile, type SyntaxNode } from './source-file.ts';

export interface Import {
  readonly node: SyntaxNode;
  readonly specifier: string;
  /** The imported file's path from the project root; undefined for packages and Node's own modules. */
  readonly target: string | undefined;
  /** `type` leaves no trace at run time, `late` is an `import()` call. */
  readonly kind: 'value' | 'type' | 'late';
}

export function importsOf(file: SourceFile): readonly Import[] {
  return [...nodesBelow(file.body)].flatMap((node) => {
    const found = importIn(node);
    if (found === undefined) return [];
    const { specifier, kind } = found;
    const target = specifier.startsWith('.')
      ? posix.join(posix.dirname(file.path), specifier)
      : undefined;
    return [{ node, specifier, target, kind }];
  });
}

/** `@scope/name/inner` → `@scope/name`. */
export function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function importIn(node: SyntaxNode): { specifier: string; kind: Import['kind'] } | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return literal(child(node, 'source'), isTypeOnly(node) ? 'type' : 'value');
    case 'TsImportType':
      return literal(child(node, 'argument'), 'type');
    case 'CallExpression': {
      if (child(node, 'callee')?.type !== 'Import') return undefined;
      const [argument] = Array.isArray(node['arguments']) ? node['arguments'] : [];
      const found = literal(argument?.expression, 'late');
      return found ?? { specifier: '(computed)', kind: 'late' };
    }
    default:
      return undefined;
  }
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node['typeOnly'] === true) return true;
  const names = nodesIn(node['specifiers']);
  return names.length > 0 && names.every((name) => name['isTypeOnly'] === true);
}

function literal(node: SyntaxNode | undefined, kind: Import['kind']) {
  return node?.type === 'StringLiteral' ? { specifier: String(node['value']), kind } : undefined;
}
