/** Finds the template of a path in a document. */
import type { ContractDocument, DocumentedOperation } from './contract-document.ts';
import type { Location } from './locate.ts';

/** They lead to one view, whatever comes behind. Source: BEHAVIOUR 20, 21 and 22. */
const PREFIXES = ['/api/configuration/', '/api/version/', '/api-auth/password/'];
const SUFFIX = /\.[a-z0-9]+\/?$/;

/** The operations on the path that a request was sent to, by method. */
export interface PathOperations {
  readonly operations: ReadonlyMap<string, DocumentedOperation>;
  /** True where a format suffix was taken off to find it: not every resource takes one. */
  readonly hasSuffix: boolean;
}

/** A path without parameters wins over one with. */
export class PathFinder {
  readonly #byPath: readonly {
    readonly pattern: RegExp;
    readonly parameters: number;
    readonly operations: ReadonlyMap<string, DocumentedOperation>;
  }[];

  constructor({ operations }: ContractDocument) {
    const templates = [...new Set(operations.map(({ template }) => template))];
    this.#byPath = templates
      .map((template) => ({
        pattern: patternOf(template),
        parameters: template.split('{').length - 1,
        operations: new Map(
          operations
            .filter((operation) => operation.template === template)
            .map((operation) => [operation.method, operation]),
        ),
      }))
      .sort((a, b) => a.parameters - b.parameters);
  }

  find({ path, part }: Location): PathOperations | undefined {
    const exact = this.#at(path);
    if (exact) return { operations: exact, hasSuffix: false };
    const prefix = PREFIXES.find((each) => path.startsWith(each));
    const same = prefix === undefined ? undefined : this.#at(prefix);
    if (same) return { operations: same, hasSuffix: false };
    if (part === 'admin' || !SUFFIX.test(path)) return undefined;
    const operations = this.#at(path.replace(SUFFIX, '/').replace(/\/+$/, '/'));
    return operations && { operations, hasSuffix: true };
  }

  #at(path: string): ReadonlyMap<string, DocumentedOperation> | undefined {
    return this.#byPath.find(({ pattern }) => pattern.test(path))?.operations;
  }
}

/** A parameter of the API is no text with a dot: that begins a format suffix. */
function patternOf(template: string): RegExp {
  const parameter = template.startsWith('/__admin') ? '[^/]+' : '[^/.]+';
  const pieces = template.split(/\{[^}]*\}/).map((piece) => piece.replaceAll('.', '\\.'));
  return new RegExp(`^${pieces.join(parameter)}$`);
}
