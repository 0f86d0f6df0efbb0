/** The schemas of rows of which a call may pick fields: what both have in common is said once. */
import { anyOf, type Schema } from './schema.ts';

export interface Pickable {
  /** Of a whole row. */
  readonly title: string;
  /** Of what is picked. */
  readonly selection: string;
  /** All that is said of a whole row. */
  readonly schema: Schema;
  /** True where something is always left of what is picked. */
  readonly isSure: boolean;
}

/** A whole row: its members as they may be picked, those that must be there, and how they hang together. */
export function wholeSchema({ title, selection, schema, isSure }: Pickable): Schema {
  const { type, properties, additionalProperties, allOf, ...own } = schema;
  const picked = {
    title: selection,
    type,
    properties,
    additionalProperties,
    ...(isSure ? { minProperties: 1 } : {}),
  };
  return { title, allOf: [picked, ...(Array.isArray(allOf) ? allOf : [])], ...own };
}

/** A whole row, or what of it was picked. */
export function wholeOrPicked(pickable: Pickable): Schema {
  const whole = wholeSchema(pickable);
  const [picked = {}] = Array.isArray(whole['allOf']) ? whole['allOf'] : [];
  return anyOf([whole, picked]);
}
