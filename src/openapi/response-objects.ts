/** Responses as OpenAPI has them: one for each status, with the alternatives of each media type. */
import { anyOf, type HeaderSchema, type ResponseSchema, type Schema } from '../drf/schema.ts';
import { type Types, withReferences } from './components.ts';
import type { Plain } from './plain.ts';
import { shortened } from './shortened.ts';
import { isWrittenOut, withOpenTexts } from './written-out.ts';

/** An answer in JSON that was really given. */
export interface ExampleAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** By status, in their order. */
export function responsesObject(
  responses: readonly ResponseSchema[],
  types: Types,
  example?: ExampleAnswer,
): Plain {
  const statuses = [...new Set(responses.map(({ status }) => status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const alternatives = responses.filter((response) => response.status === status);
      const body = example?.status === status ? example.body : undefined;
      return [String(status), responseObject(alternatives, types, body)];
    }),
  );
}

/** Alternatives of one status as one response. */
export function responseObject(
  alternatives: readonly ResponseSchema[],
  types: Types,
  example?: unknown,
): Plain {
  const headers = headersObject(alternatives);
  const content = contentObject(alternatives, types, example);
  return {
    description: [...new Set(alternatives.map(({ description }) => description))].join(' '),
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(Object.keys(content).length > 0 ? { content } : {}),
  };
}

function contentObject(
  alternatives: readonly ResponseSchema[],
  types: Types,
  example: unknown,
): Plain {
  const mediaTypes = new Set(alternatives.flatMap(({ content }) => Object.keys(content)));
  return Object.fromEntries(
    [...mediaTypes].map((mediaType) => {
      const schemas = alternatives.flatMap(({ content }) => {
        const own = content[mediaType];
        return own === undefined ? [] : [own];
      });
      const whole = anyOf(schemas);
      const shown = mediaType === 'application/json' && !isWrittenOut(whole) ? example : undefined;
      const filled = withOpenTexts(whole, shown);
      const schema = withReferences(filled ?? whole, types);
      const isBeside = shown !== undefined && filled === undefined;
      return [mediaType, { schema, ...(isBeside ? { example: shortened(shown, whole) } : {}) }];
    }),
  );
}

/** A header is required where each alternative requires it. */
function headersObject(alternatives: readonly ResponseSchema[]): Plain {
  const names = new Set(alternatives.flatMap(({ headers = {} }) => Object.keys(headers)));
  return Object.fromEntries(
    [...names].map((name) => {
      const declared = alternatives.flatMap(({ headers }) => headers?.[name] ?? []);
      const isEverywhere = declared.length === alternatives.length;
      return [
        name,
        headerObject(declared, isEverywhere && declared.every((each) => each.required)),
      ];
    }),
  );
}

function headerObject(declared: readonly HeaderSchema[], required: boolean): Plain {
  const schema: Schema = anyOf(declared.map((each) => each.schema));
  const description = declared.find((each) => each.description)?.description;
  const told = description === undefined ? {} : { description };
  return { ...told, ...(required ? { required } : {}), schema };
}
