/** The states of invoices, and which of them a server can be asked for. */
import { refusing } from '../../drf/field.ts';
import { cleanChoices, type ParameterValues } from '../../drf/form-fields.ts';
import type { Language } from '../../drf/language/language.ts';
import { FILTER } from '../../drf/messages.ts';
import type { StoredRow } from '../../store/table-definition.ts';
import { defineFilter, type WaldurFilter } from '../../waldur/model/filters.ts';
import { choicesParameter } from '../../waldur/model/parameter-schemas.ts';
import type { Call } from '../../waldur/site/call.ts';

/** From 8.0.2 on. Source: CLIENTS 1. */
export const NEWER_STATE = 'pending_finalization';
/** Source: BEHAVIOUR 4 and 13. */
export const INVOICE_STATES = ['pending', NEWER_STATE, 'created', 'paid', 'canceled'] as const;
type InvoiceState = (typeof INVOICE_STATES)[number];

const OF_OLDER_SERVERS: readonly InvoiceState[] = INVOICE_STATES.filter(
  (state) => state !== NEWER_STATE,
);

interface Stated extends StoredRow {
  readonly state: InvoiceState;
}

/** Those in any of some states, all of which the server has to know. */
export function stateFilter<Row extends Stated>(): WaldurFilter<Row> {
  return defineFilter(
    'state',
    refusing(
      [FILTER.choice.any],
      (values: ParameterValues, _language: Language, { world: { contract } }: Call) => {
        const isOlder = contract.differences.invoice_states === 'without_finalization';
        return cleanChoices(values, isOlder ? OF_OLDER_SERVERS : INVOICE_STATES);
      },
    ),
    (rows, states) => (states.length === 0 ? rows : rows.whereIn('state', states)),
    () => choicesParameter(INVOICE_STATES),
  );
}
