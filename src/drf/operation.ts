/** What an operation of the API is called, what it takes and what it refuses: for journals, faults and coverage. */
import type { ErrorDetail } from './refusal.ts';

/** A refusal that an operation can give. */
export interface PossibleRefusal {
  /** Its own, or that of a field with the mistake: `payments.sum.max_digits`. */
  readonly name: string;
  /** Another name, by which faults may ask for it: `sum.max_digits`. */
  readonly alias?: string | undefined;
  /** With what is known beforehand put in. */
  readonly detail: ErrorDetail;
  /** The field or parameter that it tells of, where it tells of one. */
  readonly field?: string;
}

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
  /** Statuses that the contract has for it, in their order: pages of Django's are none of them. */
  readonly statuses: readonly number[];
}

/** The same with what it refuses. */
export interface RefusingOperation extends Operation {
  /** In the order in which they win. */
  readonly refusals: readonly PossibleRefusal[];
}
