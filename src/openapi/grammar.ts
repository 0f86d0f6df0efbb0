/** Where in a document parts stand that may stand among its components, and be referred to. */
import { isPlain, type Plain } from './plain.ts';

/** What OpenAPI lets a document share. */
export const KINDS = ['schemas', 'responses', 'parameters', 'headers', 'requestBodies'] as const;
export type Kind = (typeof KINDS)[number];

/** Called with each part that stands directly in another one; `word` says which, where its place has a name. */
export type Visit = (kind: Kind, part: Plain, word: string | undefined) => unknown;

/** An operation, its parts as `visit` has them. `reasonOf` puts a status into a word. */
export function visitOperation(
  operation: Plain,
  reasonOf: (status: string) => string,
  visit: Visit,
): Plain {
  const { parameters, requestBody, responses } = operation;
  return {
    ...operation,
    ...(Array.isArray(parameters)
      ? { parameters: parameters.map((each: unknown) => one(each, 'parameters', nameOf, visit)) }
      : {}),
    ...(requestBody === undefined
      ? {}
      : { requestBody: one(requestBody, 'requestBodies', () => 'Body', visit) }),
    responses: byName(responses, (response, status) =>
      one(response, 'responses', () => reasonOf(status), visit),
    ),
  };
}

/** A part, those within it as `visit` has them. */
export function visitWithin(kind: Kind, part: Plain, visit: Visit): Plain {
  if (kind === 'schemas') return visitSchema(part, visit);
  const { schema, headers, content } = part;
  return {
    ...part,
    ...(schema === undefined ? {} : { schema: one(schema, 'schemas', nothing, visit) }),
    ...(headers === undefined
      ? {}
      : { headers: byName(headers, (each, name) => one(each, 'headers', () => name, visit)) }),
    ...(content === undefined ? {} : { content: byName(content, (each) => media(each, visit)) }),
  };
}

function media(object: unknown, visit: Visit): unknown {
  if (!isPlain(object) || object['schema'] === undefined) return object;
  return { ...object, schema: one(object['schema'], 'schemas', nothing, visit) };
}

/** Under these stand schemas by name. */
const MEMBERS: readonly string[] = ['properties', 'patternProperties'];
/** What stands under these keywords is values, not schemas. */
const VALUES: readonly string[] = ['const', 'enum', 'default', 'examples', 'required'];

function visitSchema(schema: Plain, visit: Visit): Plain {
  return byName(schema, (value, keyword) => {
    if (VALUES.includes(keyword)) return value;
    if (MEMBERS.includes(keyword)) {
      return byName(value, (each, name) => one(each, 'schemas', () => name, visit));
    }
    if (!Array.isArray(value)) return one(value, 'schemas', nothing, visit);
    return value.map((each: unknown) => one(each, 'schemas', nothing, visit));
  });
}

/** What is no object, such as a schema that is true, is no part. */
function one(
  value: unknown,
  kind: Kind,
  wordOf: (part: Plain) => string | undefined,
  visit: Visit,
): unknown {
  return isPlain(value) && value['$ref'] === undefined ? visit(kind, value, wordOf(value)) : value;
}

function byName(object: unknown, map: (value: unknown, name: string) => unknown): Plain {
  const members = isPlain(object) ? Object.entries(object) : [];
  return Object.fromEntries(members.map(([name, value]) => [name, map(value, name)]));
}

function nameOf({ name }: Plain): string {
  return String(name);
}

function nothing(): undefined {
  return undefined;
}
