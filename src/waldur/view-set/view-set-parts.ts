/** What the endpoints of a view set are made of: its names and paths, its parameters, rows and refusals. */
import { type DescribedFields, representationSchema } from '../../drf/field-schema.ts';
import type { PossibleRefusal } from '../../drf/operation.ts';
import type { ErrorDetail, Refusal } from '../../drf/refusal.ts';
import { LOOKUP } from '../../drf/refusals.ts';
import type { ParameterSchema, Schema } from '../../drf/schema.ts';
import { type Pickable, wholeOrPicked, wholeSchema } from '../../drf/selection-schema.ts';
import type { Contract } from '../contract.ts';
import type { WaldurFilter } from '../model/filters.ts';
import { FORMAT_SCHEMA, fieldParameter, uuidPath } from '../model/parameter-schemas.ts';
import { LINK, LINK_FAULTS } from '../refusals.ts';
import { possible } from './endpoint.ts';
import type { ViewSetOptions } from './view-set-options.ts';

/** What of a view set its endpoints have in common: nothing of its rows. */
export interface SharedOptions
  extends Pick<
    ViewSetOptions<never, never>,
    | 'basename'
    | 'isPublished'
    | 'operationPrefix'
    | 'model'
    | 'selectsFields'
    | 'examples'
    | 'refusals'
  > {
  readonly fields: DescribedFields;
  readonly filters: readonly (Pick<WaldurFilter<never>, 'name' | 'schema' | 'resolves'> & {
    readonly clean: { readonly refusals?: readonly ErrorDetail[] };
  })[];
}

/** The names and the path of an operation of a view set: each made once. */
export function placeOf(options: SharedOptions, name: string, below: string) {
  const { basename, operationPrefix, isPublished } = options;
  return {
    id: `${operationPrefix}_${name}`,
    scope: operationPrefix,
    isPublished,
    path: `/api/${basename}/${below}`,
  };
}

/** Filters narrow single rows too. Source: BEHAVIOUR 7. */
export function rowParameters(
  options: SharedOptions,
  row = options.examples.row,
): readonly ParameterSchema[] {
  return [uuidPath(row), ...filterParameters(options), FORMAT_SCHEMA];
}

/** What is refused before a row is found. */
export function lookupRefusals(options: SharedOptions): readonly PossibleRefusal[] {
  const { name } = LOOKUP.no_match;
  const detail = LOOKUP.no_match.detail({ model: options.model });
  return [...filterRefusals(options), { name, detail }];
}

export function own(refusals: readonly Refusal[] = []): readonly PossibleRefusal[] {
  return refusals.map(possible);
}

/** What of a view set its rows are described by. */
export type DescribedRow = Pick<SharedOptions, 'model' | 'fields' | 'selectsFields'>;

export function rowSchema(options: DescribedRow, contract: Contract): Schema {
  const { model: title, fields, selectsFields } = options;
  if (selectsFields) return wholeSchema(pickable(options, contract));
  return { title, ...representationSchema(fields, contract) };
}

/** A row, or those of its fields that `?field=` picks. */
export function shownSchema(options: SharedOptions, contract: Contract): Schema {
  if (!options.selectsFields) return rowSchema(options, contract);
  return wholeOrPicked(pickable(options, contract));
}

/** Of fields that may be missing, what is picked may be all missing. */
function pickable({ model: title, fields }: DescribedRow, contract: Contract): Pickable {
  const schema = representationSchema(fields, contract);
  const { required } = schema;
  const isSure = Array.isArray(required) && required.length === Object.keys(fields).length;
  return { title, selection: `${title}Selection`, schema, isSure };
}

export function shownParameters({
  selectsFields = false,
  fields,
}: SharedOptions): readonly ParameterSchema[] {
  return [...(selectsFields ? [fieldParameter(Object.keys(fields))] : []), FORMAT_SCHEMA];
}

export function filterParameters({ filters }: SharedOptions): readonly ParameterSchema[] {
  return filters.map(({ name, schema }) => ({ name, in: 'query', ...schema() }));
}

export function shownRowParameters(options: SharedOptions): readonly ParameterSchema[] {
  return [
    uuidPath(options.examples.row),
    ...filterParameters(options),
    ...shownParameters(options),
  ];
}

export function filterRefusals(options: SharedOptions): readonly PossibleRefusal[] {
  const { operationPrefix, filters, isPublished } = options;
  const ofFilters = filters.flatMap(({ name: field, clean }) =>
    (clean.refusals ?? []).map((detail, index) => {
      // The first goes by the name of the filter alone.
      const place = `filter.${field}${index === 0 ? '' : `.${detail.refusal.code}`}`;
      const alias = isPublished ? place : undefined;
      return { name: `${operationPrefix}.${place}`, alias, detail, field };
    }),
  );
  const faults = filterFaults(options);
  return [...ofFilters, ...(faults.length > 0 ? [possible(LINK.unresolvable), ...faults] : [])];
}

/** What makes the server fail that filters. */
export function filterFaults({ filters }: SharedOptions): readonly PossibleRefusal[] {
  return filters.some(({ resolves }) => resolves) ? [possible(LINK_FAULTS.bad_host)] : [];
}
