/**
 * All ways in which servers of the API differ, each named, with its values and what the presets take of them. Types,
 * option, flag, JSON Schema, health, tables and the ledger are made of this one table.
 */

export const CONTRACT_NAMES = ['documented', 'deployed', 'current'] as const;
/** A preset: `documented` is the published page, `deployed` the recorded server, `current` that with what was published since. */
export type ContractName = (typeof CONTRACT_NAMES)[number];

/** What is said of a difference; `Value` is one of its values. */
interface Described<Value extends string> extends Readonly<Record<ContractName, Value>> {
  /** What it is about, for people. */
  readonly what: string;
  readonly values: Readonly<Record<Value, string>>;
  readonly source: string;
  /** The server fault of that name; it follows `server_faults` where it is not set itself. */
  readonly fault?: string;
  /** True where `current` follows a published document that no recording backs. */
  readonly isPublishedOnly?: true;
}

/** The values alone say which there are. */
function difference<const Value extends string>(
  described: Described<NoInfer<Value>> & { readonly values: Readonly<Record<Value, string>> },
): Described<Value> {
  return described;
}

/** One of the server's own errors, which answer HTML 500. */
function fault(name: string, what: string, mended: string, source: string) {
  const values = { as_deployed: '500, an HTML page', mended };
  const presets = {
    documented: 'mended',
    deployed: 'as_deployed',
    current: 'as_deployed',
  } as const;
  return difference({ what, values, ...presets, source, fault: name });
}

export const DIFFERENCES = {
  uuid: difference({
    what: 'uuids in answers',
    values: { dashed: 'with dashes', hex: '32 hex digits' },
    documented: 'dashed',
    deployed: 'hex',
    current: 'hex',
    source: 'BEHAVIOUR 1 and 15',
  }),
  absent_relation: difference({
    what: '`invoice_uuid` of a payment without invoice',
    values: {
      null: 'null',
      absent: 'no such key',
      zeros: 'a uuid of zeros, which is untrue, and which the Python client can read',
    },
    documented: 'null',
    deployed: 'absent',
    current: 'absent',
    source: 'BEHAVIOUR 1 and 15; CLIENTS 3',
  }),
  link_answer: difference({
    what: '`link_to_invoice`',
    values: {
      published: '`{"invoice": "<url>"}`',
      detail: '`{"detail": "An invoice has been linked to payment."}`',
      both: 'both of these members',
      empty: 'nothing',
    },
    documented: 'published',
    deployed: 'detail',
    current: 'detail',
    source: 'BEHAVIOUR 4 and 15; CLIENTS 1 and 3',
  }),
  unlink_answer: difference({
    what: '`unlink_from_invoice`',
    values: {
      empty: 'nothing',
      detail: '`{"detail": "An invoice has been unlinked from payment."}`',
      payment: 'the payment',
    },
    documented: 'empty',
    deployed: 'detail',
    current: 'detail',
    source: 'BEHAVIOUR 4 and 15; CLIENTS 1 and 3',
  }),
  enable_answer: difference({
    what: '`enable` of a payment profile',
    values: {
      detail: '`{"detail": "Payment profile has been enabled."}`',
      status: '`{"status": "Payment profile has been enabled."}`',
      both: 'both of these members',
      profile: 'the profile',
      empty: 'nothing',
    },
    documented: 'detail',
    deployed: 'detail',
    current: 'detail',
    source: 'BEHAVIOUR 13; CLIENTS 1 and 3',
  }),
  paid_answer: difference({
    what: '`paid` of an invoice',
    values: { empty: 'nothing', invoice: 'the invoice' },
    documented: 'empty',
    deployed: 'empty',
    current: 'empty',
    source: 'BEHAVIOUR 13; CLIENTS 1 and 3',
  }),
  notification_answer: difference({
    what: '`send_notification` of an invoice',
    values: { detail: '`{"detail": …}`', invoice: 'the invoice' },
    documented: 'detail',
    deployed: 'detail',
    current: 'detail',
    source: 'BEHAVIOUR 13; CLIENTS 1',
  }),
  example_links: difference({
    what: 'links `/api/profile/{uuid}/`, `/api/invoice/{uuid}/` as input',
    values: { taken: 'taken', refused: 'refused' },
    documented: 'taken',
    deployed: 'refused',
    current: 'refused',
    source: 'BEHAVIOUR 15',
  }),
  invoice_items: difference({
    what: '`GET /api/invoices/{uuid}/items/`',
    values: { unserved: '404, an HTML page', served: 'the items of the invoice' },
    documented: 'unserved',
    deployed: 'unserved',
    current: 'served',
    source: 'CLIENTS 1',
    isPublishedOnly: true,
  }),
  invoice_states: difference({
    what: 'the filter `state=pending_finalization` of invoices',
    values: { without_finalization: '400', with_finalization: 'taken' },
    documented: 'with_finalization',
    deployed: 'without_finalization',
    current: 'with_finalization',
    source: 'BEHAVIOUR 13; CLIENTS 1',
    isPublishedOnly: true,
  }),
  server_faults: difference({
    what: 'all known faults of the server, those below',
    values: { as_deployed: 'reproduced', mended: 'not there' },
    documented: 'mended',
    deployed: 'as_deployed',
    current: 'as_deployed',
    source: 'BEHAVIOUR 14',
  }),
  fault_sum_missing: fault(
    'payments.sum_missing',
    'create a payment without `sum`',
    '201, `"0.00"`',
    'BEHAVIOUR 14 and 15',
  ),
  fault_many_payments: fault(
    'payment_profiles.many_payments',
    'delete a profile with several payments',
    '409',
    'BEHAVIOUR 14',
  ),
  fault_format_suffix: fault(
    'action.format_suffix',
    '`.json` after an extra operation',
    'it works',
    'BEHAVIOUR 14 and 18',
  ),
  fault_bad_host: fault(
    'link.bad_host',
    'a link whose host has brackets around no IPv6 address',
    '400',
    'BEHAVIOUR 14',
  ),
  fault_unstorable_json: fault(
    'json.unstorable',
    '`attributes` that PostgreSQL cannot hold (U+0000, half of a surrogate pair; in a form `null`, `1e400`)',
    '400',
    'BEHAVIOUR 14',
  ),
  fault_parser_crash: fault(
    'parse.crash',
    'a body at which its parser fails: JSON nested deeper than some 990 levels, a part named in a character set that Python does not know',
    '400',
    'Python 3.11 RecursionError and LookupError, which DRF does not catch',
  ),
} as const;

export type DifferenceName = keyof typeof DIFFERENCES;
/** The value of each difference. */
export type Differences = {
  readonly [Name in DifferenceName]: (typeof DIFFERENCES)[Name][ContractName];
};
