/** The operations as types: query parameters, body and statuses of each. */
import type { OperationSchema } from '../../src/drf/schema.ts';
import { resources, singleViews, site } from '../../src/resources/index.ts';
import { contractOf } from '../../src/waldur/contract.ts';
import {
  asSchema,
  fill,
  interfaceText,
  literal,
  once,
  type Schema,
  typeOf,
  unionText,
} from './type-text.ts';

/** The interface of all operations. */
export function operationsText(): string {
  const schemas = schemasById();
  const members = site.operations.map(({ id, method, path, query, statuses }) => {
    const schema = schemas.get(id);
    return [
      `  /** \`${method} ${path}\`: ${schema?.summary}. */`,
      `  readonly ${id}: OperationTypes<`,
      ...fill(
        [
          `${query.map(literal).join(' | ')},`,
          `${bodyName(schema) ?? 'unknown'},`,
          `${statuses.join(' | ')}`,
        ],
        '    ',
      ),
      '  >;',
    ].join('\n');
  });
  const names = [...bodies(schemas).keys()].sort();
  return [
    'import type {',
    ...names.map((name) => `  ${name},`),
    "} from './request-bodies.ts';",
    '',
    unionText(
      'OperationId',
      'An operation as published.',
      site.operations.map(({ id }) => id),
    ),
    '/** Names of query parameters, the body, and the statuses that the contract has. */',
    'export interface OperationTypes<Query, Body, Status> {',
    '  readonly query: Query;',
    '  readonly body: Body;',
    '  readonly status: Status;',
    '}',
    '',
    '/** What each operation takes and answers. */',
    'export interface Operations {',
    ...members,
    '}',
    '',
  ].join('\n');
}

/** The bodies that operations read, each once. */
export function bodiesText(): string {
  const file = [
    { name: 'name', type: 'string', isOptional: true },
    { name: 'size', type: 'number', isOptional: true, comment: 'In bytes.' },
  ];
  return [
    interfaceText('SentFile', 'A file, as the journal has it.', file),
    ...bodies(schemasById()).values(),
  ].join('\n');
}

function bodies(schemas: ReadonlyMap<string, OperationSchema>): ReadonlyMap<string, string> {
  return new Map(
    site.operations.flatMap(({ id, fields }) => {
      const schema = schemas.get(id);
      const name = bodyName(schema);
      return name === undefined ? [] : [[name, bodyText(name, fields, schema)] as const];
    }),
  );
}

/** Both contracts have the same names. */
function schemasById(): ReadonlyMap<string, OperationSchema> {
  const views = [...resources.flatMap(({ view }) => view ?? []), ...singleViews];
  const routes = views.flatMap(({ all }) =>
    all().map((route) => route.schema(contractOf('documented'))),
  );
  return new Map(
    routes.flatMap(({ operations }) => operations).map((each) => [each.id, each] as const),
  );
}

function contentsOf(schema: OperationSchema | undefined): readonly Schema[] {
  return Object.values(schema?.body?.content ?? {});
}

/** A part of a row takes the same fields as all of it. Undefined where the body is ignored. */
function bodyName(schema: OperationSchema | undefined): string | undefined {
  const title = contentsOf(schema).flatMap(({ title }) => title ?? [])[0];
  return title === undefined ? undefined : String(title).replace(/^Patched/, '');
}

function bodyText(
  name: string,
  fields: readonly string[],
  schema: OperationSchema | undefined,
): string {
  return interfaceText(
    name,
    'A body as clients write it, in JSON or as a form: any of its fields may be missing or null.',
    fields.map((field) => {
      const types = contentsOf(schema).flatMap(({ properties }) => {
        const inner = asSchema(properties)[field];
        return inner === undefined ? [] : sentTypes(asSchema(inner));
      });
      const known = types.includes('unknown') ? ['unknown'] : once([...types, 'null']);
      return { name: field, type: known.join(' | '), isOptional: true };
    }),
  );
}

/** Forms write everything as text, and decimals come as numbers too. */
function sentTypes(schema: Schema): readonly string[] {
  const { format, type } = schema;
  if (format === 'binary') return ['SentFile'];
  if (format === 'decimal') return ['string', 'number'];
  if (Array.isArray(type) && type.includes('object')) return ['unknown'];
  if (schema['enum'] === undefined && type !== 'string') return [typeOf(schema), 'string'];
  return [typeOf(schema)];
}
