/** Extra operations on one row: `POST /api/<basename>/<uuid>/<name>/`. */
import { JsonFloat } from '../../drf/json-decoder.ts';
import type { RequestData } from '../../drf/parsers.ts';
import type { Reply } from '../../drf/reply.ts';
import { type Fields, isDictionary, type ValuesOf, validate } from '../../drf/serializer.ts';
import type { StoredRow } from '../../store/table-definition.ts';
import { isList } from '../../values/plain-json.ts';
import { ACTION_FAULTS, refuseSuffix } from '../refusals.ts';
import type { Call } from '../site/call.ts';
import { defineEndpoint, type Endpoint, ofField } from './endpoint.ts';
import { answer } from './response-schemas.ts';
import { findRow, passed } from './rows.ts';
import type { Action, ActionTraits, ViewSetOptions } from './view-set-options.ts';
import { lookupRefusals, own, placeOf, rowParameters } from './view-set-parts.ts';

interface ReadingAction<Row, F extends Fields<Row, Call>> extends ActionTraits<Row> {
  /** The serializer of its body. */
  readonly fields: F & Fields<Row, Call>;
  /** A body that the default world takes. */
  readonly example: NonNullable<Action<Row>['body']>['example'];
  readonly act: (row: Row, values: ValuesOf<F>, call: Call) => Reply;
  /** What an empty body means, where that is not read as any other. */
  readonly actWithout?: (row: Row, call: Call) => Reply;
}

/** An action that reads a body. */
export function readingAction<Row, F extends Fields<Row, Call>>({
  fields,
  example,
  act,
  actWithout,
  ...traits
}: ReadingAction<Row, F>): Action<Row> {
  return {
    ...traits,
    body: { fields, partial: actWithout !== undefined, example },
    act: (row, data, call) =>
      actWithout && isEmpty(data)
        ? actWithout(row, call)
        : act(row, passed(validate<Row, Call, F>(fields, data, call)), call),
  };
}

/** The state is checked before the body is read, and so is the server's fault with suffixes. Source: BEHAVIOUR 3 and 14. */
export function actionEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  name: string,
  {
    permission,
    description,
    check,
    refusals,
    mistakes = {},
    body,
    method = 'POST',
    ...action
  }: Action<Row>,
): Endpoint {
  const place = placeOf(options, action.operation ?? name, `{uuid}/${name}/`);
  const scope = `${place.scope}.${name}`;
  return defineEndpoint({
    ...place,
    scope,
    method,
    summary: pretty(name),
    description,
    permission,
    parameters: () => rowParameters(options, action.exampleRow),
    ...(body ? { body: { title: requestTitle(name), ...body } } : {}),
    answer: (contract) => answer({ description: 'It is done.', schema: action.answer(contract) }),
    refusals: () => [
      ...lookupRefusals(options),
      ...own(refusals),
      ...Object.entries(mistakes).flatMap(([field, details]) =>
        ofField({ ...place, scope }, field, details),
      ),
      ...own(Object.values(ACTION_FAULTS)),
    ],
    guard: (call) => {
      // Only to check its state does the real server look for the row before it calls the function that takes no suffix.
      const refuse = (): void => refuseSuffix(call.match, call.world.contract);
      if (!check) refuse();
      const row = findRow(options, call);
      if (check) {
        check(row, call);
        refuse();
      }
      return (data) => action.act(row, data, call);
    },
  });
}

/** `link_to_invoice` → `Link to invoice`. Source: Django forms/utils.pretty_name. */
export function pretty(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll('_', ' ');
}

/** `link_to_invoice` → `LinkToInvoiceRequest`. */
function requestTitle(name: string): string {
  return `${name.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase())}Request`;
}

/** What Python holds for false: no body, null, and anything without content. */
function isEmpty(data: RequestData): boolean {
  if (data.kind === 'form') return data.fields.names().length === 0;
  const { value } = data;
  if (value === null || value === false || value === '' || value === 0n) return true;
  if (value instanceof JsonFloat) return Number(value.text) === 0;
  if (isList(value)) return value.length === 0;
  return isDictionary(value) && Object.keys(value).length === 0;
}
