/** The schema of single values on the wire, by what they are said to be. */
import type { Description } from './field.ts';
import type { Schema } from './schema.ts';

/** A moment as it is answered: UTC, with microseconds. */
export const DATE_TIME: Schema = {
  type: 'string',
  format: 'date-time',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z$',
};

/** A calendar date. */
export const DATE: Schema = { type: 'string', format: 'date', pattern: '^\\d{4}-\\d\\d-\\d\\d$' };

/** An amount as text, with all of its decimals. */
export function decimalSchema(whole: number, places: number): Schema {
  return { type: 'string', format: 'decimal', pattern: `^-?\\d{1,${whole}}\\.\\d{${places}}$` };
}

/** What the type that OPTIONS tells comes to. Source: DRF metadata.SimpleMetadata.label_lookup. */
export function valueSchema(info: Description): Schema {
  switch (info.type) {
    case 'string':
    case 'slug':
    case 'email':
    case 'url':
      return {
        type: 'string',
        ...(info.max_length === undefined ? {} : { maxLength: info.max_length }),
      };
    case 'integer':
    case 'boolean':
      return { type: info.type };
    case 'float':
      return { type: 'number' };
    case 'choice':
      return { type: 'string', enum: (info.choices ?? []).map(({ value }) => value) };
    case 'date':
      return DATE;
    case 'datetime':
      return DATE_TIME;
    case 'decimal': {
      const { max_digits = 20, decimal_places = 0 } = info;
      return decimalSchema(max_digits - decimal_places, decimal_places);
    }
    default:
      return {};
  }
}
