/** The schemas of query parameters, one for each kind of filter, and of those that lists have. */
import type { FilterSchema } from '../../drf/filters.ts';
import type { ParameterSchema, Schema } from '../../drf/schema.ts';

type Described = ReturnType<FilterSchema>;

/** As clients write uuids: with dashes or without, in either case. Python reads some more. */
export const LENIENT_UUID: Schema = {
  type: 'string',
  pattern: '^[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}$',
};

/** Source: BEHAVIOUR 7. */
export function dateParameter(): Described {
  return {
    description: 'Also in the other formats that Django reads in English.',
    schema: { type: 'string', format: 'date' },
  };
}

export function uuidParameter(): Described {
  return { schema: LENIENT_UUID };
}

export function linkParameter(basename: string): Described {
  return {
    description: `The URL or path of a row of /api/${basename}/; its host is ignored.`,
    schema: { type: 'string', format: 'uri-reference' },
  };
}

export function choicesParameter(choices: readonly string[]): Described {
  return {
    description: 'Repeated for more than one.',
    schema: { type: 'array', items: { type: 'string', enum: [...choices] } },
    list: 'many',
  };
}

export function booleanParameter(): Described {
  return { schema: { type: 'boolean' } };
}

export function numberParameter(): Described {
  return { schema: { type: 'number' } };
}

export function textParameter(): Described {
  return { schema: { type: 'string' } };
}

export function orderingParameter(keys: readonly string[]): Described {
  return {
    description: 'Keys in their order, `-` before one that descends.',
    schema: {
      type: 'array',
      items: { type: 'string', enum: [...keys, ...keys.map((key) => `-${key}`)] },
    },
    list: 'comma',
  };
}

/** Source: BEHAVIOUR 8. */
export const PAGE_SCHEMAS: readonly ParameterSchema[] = [
  {
    name: 'page',
    in: 'query',
    description: 'Counted from 1; `last` is the last one.',
    schema: { anyOf: [{ type: 'integer', minimum: 1 }, { const: 'last' }] },
  },
  {
    name: 'page_size',
    in: 'query',
    description: 'More than 300 are 300.',
    schema: { type: 'integer', minimum: 1, maximum: 300, default: 10 },
  },
];

/** Source: BEHAVIOUR 11. */
export const FORMAT_SCHEMA: ParameterSchema = {
  name: 'format',
  in: 'query',
  description: 'Shows again in all URLs of the answer.',
  schema: { type: 'string', enum: ['json'] },
};

/** Which fields to show. Source: BEHAVIOUR 17. */
export function fieldParameter(names: readonly string[]): ParameterSchema {
  return {
    name: 'field',
    in: 'query',
    description: 'Shows only these, or all where none of them is known.',
    schema: { type: 'array', items: { type: 'string', enum: [...names] } },
    list: 'many',
  };
}

/** The key in a path. Anything else than a uuid is a row that is not there. */
export function uuidPath(example: string): ParameterSchema {
  return { name: 'uuid', in: 'path', schema: LENIENT_UUID, example };
}
