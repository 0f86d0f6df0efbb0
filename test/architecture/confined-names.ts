/** Keeps names that reach outside (the clock, chance, the process) in the few files that hand them in. */
import { child, nameOf, nodesBelow, type SourceFile, type SyntaxNode } from './source-file.ts';

/** A global or `object.member` → the files that may use it. */
export type NameHomes = Readonly<Record<string, RegExp>>;

export function checkConfinedNames(
  files: readonly SourceFile[],
  homes: NameHomes,
): readonly string[] {
  return files.flatMap((file) =>
    [...nodesBelow(file.body)].flatMap((node) =>
      namesAt(node)
        .filter((name) => Object.hasOwn(homes, name) && !homes[name]?.test(file.path))
        .map((name) =>
          file.at(node, `uses ${name}, which belongs to ${homes[name]?.source} alone`),
        ),
    ),
  );
}

/** `Date`, `Math.random` and, where it is imported by name, `randomUUID`; also through `globalThis`. */
function namesAt(node: SyntaxNode): readonly string[] {
  if (node.type === 'ImportSpecifier') {
    return [nameOf(child(node, 'imported')) ?? ''];
  }
  // Only names that refer to a variable or a type carry this field: `row.process` is none.
  if ('optional' in node) return [nameOf(node) ?? ''];
  if (node.type !== 'MemberExpression') return [];
  const object = nameOf(child(node, 'object')) ?? '';
  const member = memberName(child(node, 'property'));
  return object === 'globalThis' ? [member] : [`${object}.${member}`];
}

function memberName(property: SyntaxNode | undefined): string {
  const computed = child(property, 'expression');
  return nameOf(property) ?? (computed?.type === 'StringLiteral' ? String(computed['value']) : '');
}
