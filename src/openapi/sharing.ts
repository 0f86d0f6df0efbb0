/** The paths and components of a document, everything that is said more than once said by reference. */
import { STATUS_CODES } from 'node:http';
import { type Visit, visitOperation } from './grammar.ts';
import type { Place } from './part-names.ts';
import type { Plain } from './plain.ts';
import { Shelf } from './shelf.ts';

export interface OperationAt {
  readonly path: string;
  readonly method: string;
  readonly tag: string;
  readonly id: string;
  readonly operation: Plain;
}

export interface Named {
  readonly schemas: Readonly<Record<string, Plain>>;
  readonly responses: Readonly<Record<string, Plain>>;
}

/** What operations and named parts come to. */
export interface Assembled {
  readonly paths: Readonly<Record<string, Plain>>;
  readonly components: Readonly<Record<string, Plain>>;
}

export type Assemble = (operations: readonly OperationAt[], named: Named) => Assembled;

/** Everything stands where it is used. */
export function assembleWhole(operations: readonly OperationAt[], named: Named): Assembled {
  return { paths: pathsOf(operations, (each) => each), components: { ...named } };
}

/** What is used more than once stands among the components. */
export function assembleShared(operations: readonly OperationAt[], named: Named): Assembled {
  const shelf = new Shelf();
  for (const [name, schema] of Object.entries(named.schemas)) shelf.name('schemas', name, schema);
  for (const [name, each] of Object.entries(named.responses)) shelf.name('responses', name, each);
  for (const { operation, tag, method, id } of operations) {
    const place: Place = { operation: id, tag, method: method.toLowerCase(), words: [] };
    const count: Visit = (kind, part, word = '') => {
      shelf.count(kind, part, { ...place, words: [word] });
    };
    visitOperation(operation, reasonOf, count);
  }
  shelf.fill();
  const paths = pathsOf(operations, (operation) =>
    visitOperation(operation, reasonOf, (kind, part) => shelf.take(kind, part)),
  );
  return { paths, components: shelf.empty() };
}

function pathsOf(
  operations: readonly OperationAt[],
  map: (operation: Plain) => Plain,
): Assembled['paths'] {
  const mapped = operations.map((each) => ({ ...each, operation: map(each.operation) }));
  const paths = [...new Set(operations.map(({ path }) => path))];
  return Object.fromEntries(
    paths.map((path) => [path, pathItem(mapped.filter((each) => each.path === path))]),
  );
}

/** Parameters that all operations of the path have stand with the path. */
function pathItem(operations: readonly OperationAt[]): Plain {
  const lists = operations.map(({ operation }) => parametersOf(operation));
  const texts = lists.map((list) => list.map((each) => JSON.stringify(each)));
  const isCommon = (parameter: unknown) =>
    texts.every((each) => each.includes(JSON.stringify(parameter)));
  const common = lists[0]?.filter(isCommon) ?? [];
  return {
    ...parametersIn(common),
    ...Object.fromEntries(
      operations.map(({ method, operation }, index) => {
        const { parameters: _, ...rest } = operation;
        const own = lists[index]?.filter((each) => !isCommon(each)) ?? [];
        return [method.toLowerCase(), { ...rest, ...parametersIn(own) }];
      }),
    ),
  };
}

function parametersOf({ parameters }: Plain): readonly unknown[] {
  return Array.isArray(parameters) ? parameters : [];
}

function parametersIn(parameters: readonly unknown[]): Plain {
  return parameters.length > 0 ? { parameters } : {};
}

/** What HTTP calls a status: `Not Found`. */
function reasonOf(status: string): string {
  return STATUS_CODES[status] ?? status;
}
