/** The words in which values and operations describe themselves to the schema generator. Source: DRF schemas; OpenAPI 3.1. */
import { type JsonSchema, nullableSchema, objectSchema } from '../values/schema/json-schema.ts';

export { nullableSchema as nullable, objectSchema };
/** A piece of JSON Schema. */
export type Schema = JsonSchema;

/** What of a contract shows in the values on the wire. */
export interface Wire {
  /** How a uuid is written, without anchors. */
  readonly uuidPattern: string;
  /** A field read through a relation that is null: shown as null, not at all, or as this text. */
  readonly absentRelation: string | null | undefined;
}

/** The encodings of a body. */
export const ENCODINGS = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
} as const;
export type Encoding = keyof typeof ENCODINGS;

export interface ParameterSchema {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly description?: string;
  readonly schema: Schema;
  /** How a list is written: `many` repeats the parameter, `comma` joins the values. */
  readonly list?: 'many' | 'comma';
  readonly example?: string;
}

/** A body by its media types. */
export interface BodySchema {
  readonly required: boolean;
  readonly content: Readonly<Record<string, Schema>>;
  /** A body in JSON that a server with the default world takes; URLs in it are paths. */
  readonly example?: unknown;
}

export interface HeaderSchema {
  readonly description?: string;
  readonly schema: Schema;
  /** False where only some answers have it. */
  readonly required: boolean;
}

/** One way in which an operation answers. Several of one status and media type are alternatives. */
export interface ResponseSchema {
  readonly status: number;
  readonly description: string;
  /** By media type, without parameters; empty where there is no body. */
  readonly content: Readonly<Record<string, Schema>>;
  readonly headers?: Readonly<Record<string, HeaderSchema>>;
}

export interface OperationSchema {
  readonly id: string;
  readonly method: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly ParameterSchema[];
  /** Left out where the body is ignored. */
  readonly body?: BodySchema;
  readonly responses: readonly ResponseSchema[];
  /** `required`: who calls must say so. `optional`: nobody has to. `own`: with the mock's own token, if it has one. `none`: nobody is asked. */
  readonly authentication: 'required' | 'optional' | 'own' | 'none';
}

/** What is served at one path; HEAD stands with the others. */
export interface RouteSchema {
  /** With `{uuid}` in the place of a key. */
  readonly path: string;
  /** Under which heading it belongs. */
  readonly tag: string;
  readonly operations: readonly OperationSchema[];
}

/** A text that is always the same. */
export function constant(text: string): Schema {
  return { const: text };
}

/** JSON that is always the same, written out: generators make no type of a `const` that is no plain value. */
export function constantValue(value: unknown): Schema {
  if (value === null) return { type: 'null' };
  if (Array.isArray(value)) {
    const items = value.map(constantValue);
    const count = { minItems: items.length, maxItems: items.length };
    return { type: 'array', ...(items.length > 0 ? { prefixItems: items } : {}), ...count };
  }
  if (typeof value !== 'object') return { const: value };
  const members = Object.entries(value).map(([name, each]) => [name, constantValue(each)]);
  return objectSchema(Object.fromEntries(members));
}

/** The same in short: of its members and entries it says which kinds there are, and the rest once. For values of many parts. */
export function constantTable(value: object): Schema {
  return { allOf: [kindSchema(value)], const: value };
}

function kindSchema(value: unknown): Schema {
  if (value === null) return { type: 'null' };
  if (typeof value !== 'object') return { type: typeof value };
  const kinds = anyOf(Object.values(value).map(kindSchema));
  return Array.isArray(value)
    ? { type: 'array', items: kinds }
    : { type: 'object', additionalProperties: kinds };
}

/** Any one of the schemas; equal ones count once. */
export function anyOf(schemas: readonly Schema[]): Schema {
  const [only] = schemas;
  if (only !== undefined && schemas.every((schema) => schema === only)) return only;
  const texts = schemas.map((schema) => JSON.stringify(schema));
  const [first = {}, ...others] = schemas.filter(
    (_, index) => texts.indexOf(texts[index] ?? '') === index,
  );
  return others.length === 0 ? first : { anyOf: [first, ...others] };
}

/** Characters that mean something in a pattern, made to mean themselves. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
