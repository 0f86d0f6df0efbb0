/** What the descriptions of a view set's endpoints are made of: its rows, parameters and refusals. */
import { type DescribedFields, representationSchema } from '../drf/field-schema.ts';
import { errorsByName, fieldRefusal, PARSE_REFUSALS, refusal } from '../drf/refusal-schemas.ts';
import type { ParameterSchema, ResponseSchema, Schema } from '../drf/schema.ts';
import type { Contract } from './contract.ts';
import type { WaldurFilter } from './filters.ts';
import { FORMAT_SCHEMA, fieldParameter, uuidPath } from './parameter-schemas.ts';
import { notFoundOf, UNRESOLVABLE } from './response-schemas.ts';
import type { ViewSetOptions } from './view-set-options.ts';

/** What of a view set its description draws on: nothing of its rows. */
export interface DescribedViewSet
  extends Pick<
    ViewSetOptions<never, never>,
    'operationPrefix' | 'model' | 'selectsFields' | 'conflicts' | 'faults' | 'examples'
  > {
  readonly fields: DescribedFields;
  readonly filters: readonly Pick<WaldurFilter<never>, 'name' | 'schema' | 'resolves'>[];
}

export function rowSchema({ model, fields }: DescribedViewSet, contract: Contract): Schema {
  return { title: model, ...representationSchema(fields, contract) };
}

/** A row, or those of its fields that `?field=` picks. */
export function shownSchema(options: DescribedViewSet, contract: Contract): Schema {
  const whole = rowSchema(options, contract);
  if (!options.selectsFields) return whole;
  const { required: _, if: _if, then: _then, else: _else, ...part } = whole;
  return { anyOf: [whole, { ...part, title: `${options.model}Selection`, minProperties: 1 }] };
}

export function shownParameters({
  selectsFields = false,
  fields,
}: DescribedViewSet): readonly ParameterSchema[] {
  return [...(selectsFields ? [fieldParameter(Object.keys(fields))] : []), FORMAT_SCHEMA];
}

export function filterParameters({ filters }: DescribedViewSet): readonly ParameterSchema[] {
  return filters.map(({ name, schema }) => ({ name, in: 'query', ...schema() }));
}

/** Filters narrow single rows too. Source: BEHAVIOUR 7. */
export function rowParameters(
  options: DescribedViewSet,
  row = options.examples.row,
): readonly ParameterSchema[] {
  return [uuidPath(row), ...filterParameters(options), FORMAT_SCHEMA];
}

/** The same where the answer is the row. */
export function shownRowParameters(options: DescribedViewSet): readonly ParameterSchema[] {
  return [
    uuidPath(options.examples.row),
    ...filterParameters(options),
    ...shownParameters(options),
  ];
}

export function filterRefusals({ filters }: DescribedViewSet): readonly ResponseSchema[] {
  const names = filters.map(({ name }) => name);
  return [
    ...(names.length > 0
      ? [refusal(400, 'Filters that cannot be read.', errorsByName(names))]
      : []),
    ...(filters.some(({ resolves }) => resolves) ? [UNRESOLVABLE] : []),
  ];
}

export function lookupRefusals(options: DescribedViewSet): readonly ResponseSchema[] {
  return [...filterRefusals(options), notFoundOf(options.model)];
}

export function bodyRefusals({ fields }: DescribedViewSet): readonly ResponseSchema[] {
  const writable = Object.entries(fields).filter(([, { write }]) => write);
  return [...PARSE_REFUSALS, fieldRefusal(writable.map(([name]) => name))];
}
