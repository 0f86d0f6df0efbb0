/** The part of JSON Schema that forms are made of, as the control plane's own document has it. */

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** By the names that the document gives them. */
export type Schemas = Readonly<Record<string, JsonSchema>>;

/** What a reference leads to; what stands beside it comes first. */
export function resolved(schema: JsonSchema, schemas: Schemas): JsonSchema {
  if (schema.$ref === undefined) return schema;
  const target = schemas[schema.$ref.replace(/^.*\//, '')] ?? {};
  const { $ref, ...beside } = schema;
  return { ...resolved(target, schemas), ...beside };
}
