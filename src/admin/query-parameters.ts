/** What a query is read by, as parameters of a route. */
import type { ParameterSchema } from '../drf/schema.ts';
import type { JsonSchema } from '../values/schema/json-schema.ts';

/** The members of an object as parameters of a query. */
export function parametersOf(schema: JsonSchema): readonly ParameterSchema[] {
  return Object.entries(Object(schema['properties'])).map(([name, described]) => {
    const { description, ...rest }: JsonSchema = Object(described);
    const text = typeof description === 'string' ? { description } : {};
    return { name, in: 'query', ...text, schema: rest };
  });
}
