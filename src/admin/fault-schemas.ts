/** What the routes of the faults take and answer. */
import { nullable, objectSchema, type Schema } from '../drf/schema.ts';
import { PRESETS } from '../sandbox/faults/presets.ts';
import { faultDescription } from '../sandbox/faults/read-fault.ts';
import { list } from '../values/schema/composites.ts';

const COUNT: Schema = { type: 'integer', minimum: 0 };
const STATUS: Schema = { type: 'integer', minimum: 200, maximum: 599 };

export const FAULT: Schema = {
  title: 'Fault',
  ...objectSchema({
    id: { type: 'string', pattern: '^fault-\\d+$' },
    operation: { type: 'string', minLength: 1 },
    hits: COUNT,
    remaining: nullable(COUNT),
    description: { description: 'As it was set.', type: 'object' },
  }),
};

export const FAULT_LIST: Schema = objectSchema({ faults: { type: 'array', items: FAULT } });

/** One fault, or a list of them. */
export function faultBody(): Schema {
  const fault = faultDescription([]);
  return { anyOf: [fault.json(), list(fault).json()] };
}

export function presetsSchema(): Schema {
  const preset = objectSchema({
    name: { type: 'string', enum: [...PRESETS.keys()] },
    status: STATUS,
    what: { type: 'string', minLength: 1 },
  });
  const { size } = PRESETS;
  return objectSchema({
    presets: { type: 'array', items: preset, minItems: size, maxItems: size },
  });
}
