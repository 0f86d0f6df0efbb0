/** The served OpenAPI document, read by keys: what the generated pages are made of. */
import { isObject } from '../../src/fixtures/outline.ts';
import { assembleWhole } from '../../src/openapi/sharing.ts';
import { describeServer } from '../../src/server/describe-server.ts';
import { code } from './markdown.ts';

/** The origin of its paths and examples: where the command listens. */
const ORIGIN = 'http://127.0.0.1:8000';
const WHOLE = Number.MAX_SAFE_INTEGER;

export interface DescribedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly operation: unknown;
}

/** A document and the ways into it. */
export class OpenApi {
  readonly #document: unknown;

  constructor(document: unknown) {
    this.#document = document;
  }

  static async served(): Promise<OpenApi> {
    const order = { part: 'all', contract: 'documented', base: ORIGIN } as const;
    return new OpenApi(await describeServer(order, assembleWhole));
  }

  /** What stands there; references are followed on the way, and at its end. */
  at(value: unknown, ...keys: readonly string[]): unknown {
    let found = this.#resolved(value);
    for (const key of keys) found = this.#resolved(isObject(found) ? found[key] : undefined);
    return found;
  }

  schema(name: string): unknown {
    return this.at(this.#document, 'components', 'schemas', name);
  }

  /** Those under a prefix, in their order, without HEAD and OPTIONS: every path has these. */
  operations(prefix: string): readonly DescribedOperation[] {
    const paths = membersOf(this.at(this.#document, 'paths'));
    return paths
      .filter(([path]) => path.startsWith(prefix))
      .flatMap(([path, item]) =>
        membersOf(item)
          .filter(([method]) => /^(get|post|put|patch|delete)$/.test(method))
          .map(([method, operation]) => ({
            id: String(this.at(operation, 'operationId')),
            method: method.toUpperCase(),
            path,
            summary: String(this.at(operation, 'summary')),
            operation,
          })),
      );
  }

  /** The statuses that an operation documents. */
  statuses({ operation }: DescribedOperation): readonly string[] {
    return membersOf(this.at(operation, 'responses')).map(([status]) => status);
  }

  #resolved(value: unknown): unknown {
    const reference = isObject(value) ? value['$ref'] : undefined;
    if (typeof reference !== 'string') return value;
    return this.at(this.#document, ...reference.replace(/^#\//, '').split('/'));
  }
}

export function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The name of a schema that is referred to, or undefined. */
export function referenceOf(schema: unknown): string | undefined {
  const reference = isObject(schema) ? schema['$ref'] : undefined;
  return typeof reference === 'string' ? reference.replace(/.*\//, '') : undefined;
}

/** What a value may be, in a few words. @param named how a schema is told that has a name */
export function kindOf(schema: unknown, named: (name: string) => string = code): string {
  const reference = referenceOf(schema);
  if (reference !== undefined) return named(reference);
  if (!isObject(schema)) return 'anything';
  const { type, const: only, enum: choices, anyOf, items, properties, minimum, maximum } = schema;
  const each = (kinds: readonly unknown[]) => [...new Set(kinds.map((one) => kindOf(one, named)))];
  if (only !== undefined) return code(JSON.stringify(only));
  if (Array.isArray(choices)) {
    return choices.map((choice) => code(JSON.stringify(choice))).join(', ');
  }
  if (Array.isArray(anyOf)) return each(anyOf).join(' or ');
  if (type === 'array') return `a list, each ${kindOf(items, named)}`;
  if (isObject(properties)) return code(`{ ${Object.keys(properties).join(', ')} }`);
  if (type === undefined) return 'anything';
  const [first, ...others] = listOf([type].flat());
  return [`${first}${boundsOf(minimum, maximum)}`, ...others].join(' or ');
}

/** ` from 0`, ` from 1 to 12`; nothing where there is no bound worth telling. */
function boundsOf(minimum: unknown, maximum: unknown): string {
  const from = typeof minimum === 'number' && minimum !== -WHOLE ? ` from ${figure(minimum)}` : '';
  const to = typeof maximum === 'number' && maximum < WHOLE ? ` to ${figure(maximum)}` : '';
  return from + to;
}

const figure = (number: number) => number.toLocaleString('en');
