/** Which rows a call reaches: those its actor sees, less what the query filters away. */
import { filterSelection } from '../../drf/filters.ts';
import { encodeJson, type JsonOutput, type JsonText } from '../../drf/json-encoder.ts';
import { ApiException, type Checked, validationError } from '../../drf/refusal.ts';
import { LOOKUP } from '../../drf/refusals.ts';
import { type Fields, represent } from '../../drf/serializer.ts';
import type { Selection } from '../../store/selection.ts';
import type { StoredRow } from '../../store/table-definition.ts';
import { parseUuid } from '../../values/uuid.ts';
import { type Call, urlStyle } from '../site/call.ts';
import { pickedFields } from './picked-fields.ts';
import type { ViewSetOptions } from './view-set-options.ts';

/** @throws ApiException 400 for a bad filter */
export function selected<Row extends StoredRow, F extends Fields<Row, Call>>(
  { visible, filters }: ViewSetOptions<Row, F>,
  call: Call,
): Selection<Row> {
  return filterSelection(filters, visible(call), call.request.query, call, call.language);
}

/**
 * The row that the path names. Unknown, unseen, filtered away and malformed are all one.
 * @throws ApiException 400 for a bad filter, then 404
 * Source: BEHAVIOUR 2, 3 and 7.
 */
export function findRow<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  call: Call,
): Row {
  const rows = selected(options, call);
  const { match } = call;
  const uuid =
    match.kind === 'detail' || match.kind === 'action' ? parseUuid(match.lookup) : undefined;
  const row = uuid === undefined ? undefined : rows.get(uuid);
  if (!row) throw LOOKUP.no_match.error({ model: options.model });
  return row;
}

/** Whether `findRow` would find it. A fault of the server is none of its refusals. Source: DRF metadata.SimpleMetadata. */
export function isVisible<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  call: Call,
): boolean {
  try {
    findRow(options, call);
    return true;
  } catch (error) {
    if (error instanceof ApiException && !error.isPage) return false;
    throw error;
  }
}

/** A list of rows as it stands on the wire. */
export function shownRows<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  rows: readonly Row[],
  call: Call,
): JsonOutput {
  const text = textReader(options, call);
  return text ? call.world.texts.list(rows.map(text)) : rows.map(shower(options, call));
}

/** One row as it stands on the wire. */
export function shownRow<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  row: Row,
  call: Call,
): JsonOutput {
  const text = textReader(options, call);
  return text ? text(row) : shower(options, call)(row);
}

function shower<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  call: Call,
): (row: Row) => JsonOutput {
  const fields = shownFields(options, call);
  return (row) => represent<Row, Call>(fields, row, call);
}

/** Reads rows as text, where the resource keeps their texts and all of their fields are shown. */
function textReader<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  call: Call,
): ((row: Row) => JsonText) | undefined {
  const { keepsTextsOf, fields } = options;
  if (keepsTextsOf === undefined || shownFields(options, call) !== fields) return undefined;
  const write = (row: Row) => encodeJson(represent<Row, Call>(fields, row, call));
  return call.world.texts.reader(keepsTextsOf, urlStyle(call), write);
}

/** The fields to show, as the caller picks them where the view set lets them. */
export function shownFields<Row extends StoredRow, F extends Fields<Row, Call>>(
  { fields, selectsFields = false }: ViewSetOptions<Row, F>,
  { request }: Call,
): Fields<Row, Call> {
  return selectsFields ? pickedFields<Row, Call>(fields, request.query) : fields;
}

/** The value of a check. @throws ApiException 400 with what was wrong */
export function passed<T>(outcome: Checked<T>): T {
  if (!outcome.valid) throw validationError(outcome.errors);
  return outcome.value;
}
