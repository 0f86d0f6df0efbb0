/** What a query is read by, as parameters of a route. */
import type { QueryDict } from '../drf/query-dict.ts';
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

/** All values of each parameter, by its name. */
export function valuesIn(query: QueryDict): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(query.names().map((name) => [name, query.getList(name)]));
}
