/** Refuses state that outlives a sandbox: whatever a module keeps at its top level and can change. */
import {
  child,
  nameOf,
  nodesBelow,
  nodesIn,
  type SourceFile,
  type SyntaxNode,
} from './source-file.ts';

const FUNCTIONS: ReadonlySet<string> = new Set([
  'ArrowFunctionExpression',
  'FunctionExpression',
  'FunctionDeclaration',
  'ClassDeclaration',
  'ClassExpression',
  'MethodProperty',
]);

/** Class → the annotation under which it can't be changed; the weak ones have none. */
const COLLECTIONS: Readonly<Record<string, string | undefined>> = {
  Map: 'ReadonlyMap',
  Set: 'ReadonlySet',
  WeakMap: 'no annotation',
  WeakSet: 'no annotation',
};

const MUTATORS: ReadonlySet<string> = new Set(
  'add clear copyWithin delete fill pop push reverse set shift sort splice unshift'.split(' '),
);

export function checkModuleState(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => {
    const variables = file.body.flatMap(declarationIn);
    const names = new Set(
      variables.flatMap(({ declarators }) =>
        declarators.map((one) => nameOf(child(one, 'id')) ?? ''),
      ),
    );
    return [
      ...variables.flatMap((variable) => variableFaults(file, variable)),
      ...staticFaults(file),
      ...mutationFaults(file, names),
    ];
  });
}

interface Variables {
  readonly node: SyntaxNode;
  readonly declarators: readonly SyntaxNode[];
}

function declarationIn(statement: SyntaxNode): readonly Variables[] {
  const node = statement.type === 'ExportDeclaration' ? child(statement, 'declaration') : statement;
  if (node?.type !== 'VariableDeclaration' || node['declare'] === true) return [];
  return [{ node, declarators: nodesIn(node['declarations']) }];
}

function variableFaults(file: SourceFile, { node, declarators }: Variables): readonly string[] {
  if (node['kind'] !== 'const') {
    return [file.at(node, `keeps a \`${node['kind']}\` at the top level of the module`)];
  }
  return declarators.flatMap((declarator) => {
    const annotation = annotationOf(child(declarator, 'id'));
    const outsideFunctions = nodesBelow(
      child(declarator, 'init'),
      ({ type }) => !FUNCTIONS.has(type),
    );
    return [...outsideFunctions].flatMap((inner) => {
      const name = inner.type === 'NewExpression' ? nameOf(child(inner, 'callee')) : undefined;
      const needed = COLLECTIONS[name ?? ''];
      if (name === undefined || needed === undefined || annotation === needed) return [];
      const remedy = needed.startsWith('Readonly') ? `: annotate it ${needed}` : '';
      return [file.at(inner, `keeps a \`new ${name}\` at the top level of the module${remedy}`)];
    });
  });
}

function annotationOf(id: SyntaxNode | undefined): string | undefined {
  const type = child(child(id, 'typeAnnotation'), 'typeAnnotation');
  return nameOf(child(type, 'typeName'));
}

function staticFaults(file: SourceFile): readonly string[] {
  return [...nodesBelow(file.body)]
    .filter(({ type }) => type === 'ClassProperty' || type === 'PrivateProperty')
    .filter((property) => property['isStatic'] === true && property['readonly'] !== true)
    .map((property) => file.at(property, 'keeps a static field that is not readonly'));
}

/** Changes to something that a top-level name holds. */
function mutationFaults(file: SourceFile, names: ReadonlySet<string>): readonly string[] {
  return [...nodesBelow(file.body)].flatMap((node) => {
    const name = mutatedName(node);
    return name !== undefined && names.has(name)
      ? [file.at(node, `changes ${name}, which stands at the top level of the module`)]
      : [];
  });
}

function mutatedName(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'AssignmentExpression':
      return ownerOf(child(node, 'left'));
    case 'UpdateExpression':
      return ownerOf(child(node, 'argument'));
    case 'UnaryExpression':
      return node['operator'] === 'delete' ? ownerOf(child(node, 'argument')) : undefined;
    case 'CallExpression': {
      const callee = child(node, 'callee');
      const method = nameOf(child(callee, 'property')) ?? '';
      return MUTATORS.has(method) ? ownerOf(callee) : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * `a` for `a.b` and `a[b]`: only a member of the name itself, not what lies deeper. A sticky pattern's `lastIndex` is set
 * before each use and outlives none.
 */
function ownerOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type !== 'MemberExpression' || nameOf(child(node, 'property')) === 'lastIndex') {
    return undefined;
  }
  return nameOf(child(node, 'object'));
}
