/** What an operation of the API is called and what it takes: for journals, faults and coverage. */

/** An operation as published, apart from what it does. */
export interface Operation {
  /** As published: `payments_link_to_invoice`. */
  readonly id: string;
  readonly method: string;
  /** With `{uuid}` in the place of a key: `/api/payments/{uuid}/`. */
  readonly path: string;
  /** Query parameters that mean something. */
  readonly query: readonly string[];
  /** Body fields that are read, in their order; empty where the body is ignored. */
  readonly fields: readonly string[];
  /** Body fields that answers have and that are ignored in requests. */
  readonly readOnlyFields: readonly string[];
  /** Statuses that the contract has for it, in their order. */
  readonly statuses: readonly number[];
}
