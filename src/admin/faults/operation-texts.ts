/** Texts of refusals that depend on the operation, and the `Allow` header of its route. */

import { defineRefusals } from '../../drf/define-refusals.ts';
import type { Operation } from '../../drf/operation.ts';
import type { ApiException, Refusal } from '../../drf/refusal.ts';
import { LOOKUP, NEGOTIATION } from '../../drf/refusals.ts';
import { refusals } from '../../resources/index.ts';

const { conflict: CONFLICT } = defineRefusals(
  'any',
  { status: 409, shape: 'detail', step: 'state', source: 'the mock itself' },
  { conflict: { text: 'Conflict.', what: 'the state of the row forbids it' } },
);

/** By operation; another one never answers 409, and says so in words of its own. Source: BEHAVIOUR 13. */
const CONFLICTS: Readonly<Record<string, string>> = {
  payment_profiles_destroy: 'payment_profiles.has_payments',
  invoices_paid: 'invoices.not_created',
  invoices_send_notification: 'invoices.not_created',
};

export function conflict({ id }: Operation): ApiException {
  const refusal: Refusal = refusals.find(({ name }) => name === CONFLICTS[id]) ?? CONFLICT;
  return refusal.error();
}

/**
 * `No PaymentProfile matches the given query.` for an operation on a row of `/api/payment-profiles/`; the catalogue's text
 * for one that looks no row up, which answers 404 to an unknown `?format=` alone. Source: BEHAVIOUR 2, 3 and 12.
 */
export function notFound({ path }: Operation): ApiException {
  const plural = /^\/api\/([a-z-]+)s\/\{uuid\}\//.exec(path)?.[1];
  if (plural === undefined) return NEGOTIATION.unknown_format.error();
  const model = plural.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  return LOOKUP.no_match.error({ model });
}

/** Source: Django View.http_method_names, in whose order `Allow` lists them; BEHAVIOUR 10. */
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** The `Allow` header of an operation's route: the methods of all operations on its path, HEAD with GET, and OPTIONS. */
export function allowOf({ path }: Operation, operations: readonly Operation[]): string {
  const here = operations.filter((operation) => operation.path === path);
  const served = [...here.map(({ method }) => method), 'OPTIONS'];
  return METHODS.filter((method) => served.includes(method === 'HEAD' ? 'GET' : method)).join(', ');
}
