/** What the routes of the faults take and answer. */
import { TRANSPORT_FAULTS } from '../drf/reply.ts';
import { nullable, objectSchema, type Schema } from '../drf/schema.ts';
import { PRESETS } from '../sandbox/faults/presets.ts';
import { FAULT_MOMENTS } from '../sandbox/faults/read-fault.ts';

const COUNT: Schema = { type: 'integer', minimum: 0 };
const STATUS: Schema = { type: 'integer', minimum: 200, maximum: 599 };
const HEADERS: Schema = { type: 'object', additionalProperties: { type: 'string' } };

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
  const request = faultRequest();
  return { anyOf: [request, { type: 'array', items: request }] };
}

function faultRequest(): Schema {
  const preset: Schema = { title: 'FaultPreset', type: 'string', enum: [...PRESETS.keys()] };
  const members = {
    operation: { description: 'As published; `*` is any.', type: 'string' },
    times: { description: '0 or null is for ever.', type: ['integer', 'null'], minimum: 0 },
    skip: COUNT,
    when: { type: 'string', enum: [...FAULT_MOMENTS] },
    respond: {
      anyOf: [
        preset,
        objectSchema({ preset, headers: HEADERS, retryAfterSeconds: COUNT }, [
          'headers',
          'retryAfterSeconds',
        ]),
        objectSchema({ status: STATUS, headers: HEADERS, body: {} }, ['headers', 'body']),
      ],
    },
    transport: { type: 'string', enum: [...TRANSPORT_FAULTS] },
    delayMs: { type: 'integer', minimum: 0, maximum: 600_000 },
  } as const;
  const optional = Object.keys(members).filter((name) => name !== 'operation');
  return { title: 'FaultRequest', ...objectSchema(members, optional) };
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
