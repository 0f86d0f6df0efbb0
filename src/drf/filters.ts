/** Filter sets: every parameter is read first, all mistakes are told at once, and only then is anything selected. */

import type { ParameterValues } from './form-fields.ts';
import { ENGLISH, type Language } from './language/language.ts';
import type { QueryDict } from './query-dict.ts';
import { type Checked, type ErrorDetail, type ErrorDetails, validationError } from './refusal.ts';
import type { ParameterSchema } from './schema.ts';

/** Narrows a selection; undefined where the parameter says nothing. May throw what an unresolvable hyperlink throws. */
export type Narrow<Selection, Context> = (selection: Selection, context: Context) => Selection;

/** How a parameter is written, made when somebody asks for it. */
export type FilterSchema = () => Pick<ParameterSchema, 'schema' | 'description' | 'list'>;

/** Reads the values of a parameter as the language writes them, where some are of rows that there are; says what it refuses. */
export interface Cleaner<Value, Context = unknown> {
  (values: ParameterValues, language: Language, context: Context): Checked<Value | undefined>;
  readonly refusals?: readonly ErrorDetail[];
}

export interface Filter<Selection, Context> {
  readonly name: string;
  readonly schema: FilterSchema;
  readonly clean: Cleaner<Narrow<Selection, Context>, Context>;
}

/**
 * What a query leaves of a selection. Parameters that no filter names are ignored.
 * @throws ApiException invalid (400) with every parameter's errors.
 * Source: django-filter FilterSet; BEHAVIOUR 7.
 */
export function filterSelection<Selection, Context>(
  filters: readonly Filter<Selection, Context>[],
  selection: Selection,
  query: QueryDict,
  context: Context,
  language: Language = ENGLISH,
): Selection {
  if (query.isEmpty) return selection;
  const steps: Narrow<Selection, Context>[] = [];
  const errors: Record<string, ErrorDetails> = {};
  for (const { name, clean } of filters) {
    if (!query.has(name)) continue;
    const cleaned = clean(query.getList(name), language, context);
    if (!cleaned.valid) errors[name] = cleaned.errors;
    else if (cleaned.value) steps.push(cleaned.value);
  }
  if (Object.keys(errors).length > 0) throw validationError(errors);
  return steps.reduce((narrowed, step) => step(narrowed, context), selection);
}
