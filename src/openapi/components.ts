/** Gives every type of a document a place of its own: schemas with a title move there, and are referred to. */
import type { Schema } from '../drf/schema.ts';

/** The types by their titles, filled as schemas are named. */
export type Types = Map<string, { readonly schema: Schema; readonly source: string }>;

/**
 * The same schema, its titled parts as references.
 * @throws Error for two types of one title: the document could not tell them apart
 */
export function withReferences(schema: Schema, types: Types): Schema {
  const { title, ...rest } = schema;
  if (typeof title !== 'string') return within(rest, types);
  const source = JSON.stringify(rest);
  const known = types.get(title);
  if (known === undefined) types.set(title, { schema: within(rest, types), source });
  else if (known.source !== source) throw new Error(`Two types are called ${title}.`);
  return { $ref: `#/components/schemas/${title}` };
}

/** Under these stand schemas by name. */
const MEMBERS: readonly string[] = ['properties', 'patternProperties'];
/** What stands under these keywords is values, not schemas. */
const VALUES: readonly string[] = ['const', 'enum', 'default', 'examples', 'required'];

function within(schema: Schema, types: Types): Schema {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [
      keyword,
      VALUES.includes(keyword) ? value : inside(value, MEMBERS.includes(keyword), types),
    ]),
  );
}

/** `areMembers` where an object's keys are names and not keywords: a member may be called `title`. */
function inside(value: unknown, areMembers: boolean, types: Types): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => inside(item, false, types));
  if (!isSchema(value)) return value;
  if (!areMembers) return withReferences(value, types);
  const members = Object.entries(value).map(([name, member]) => [
    name,
    inside(member, false, types),
  ]);
  return Object.fromEntries(members);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
