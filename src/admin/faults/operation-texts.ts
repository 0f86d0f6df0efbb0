/** Texts of refusals that depend on the operation, and the `Allow` header of its route. */
import { EXCEPTIONS } from '../../drf/exceptions.ts';
import type { Operation } from '../../drf/operation.ts';

/** By operation; another one never answers 409, and says so in the words of the catalogue. Source: BEHAVIOUR 13. */
const CONFLICTS: Readonly<Record<string, string>> = {
  payment_profiles_destroy: 'Cannot delete payment profile with existing payments',
  invoices_paid: 'Valid states for operation: Created.',
  invoices_send_notification: 'Valid states for operation: Created.',
};

export function conflictText({ id }: Operation): string {
  return CONFLICTS[id] ?? EXCEPTIONS.conflict.text;
}

/**
 * `No PaymentProfile matches the given query.` for an operation on a row of `/api/payment-profiles/`; the catalogue's text
 * for one that looks no row up, which answers 404 to an unknown `?format=` alone. Source: BEHAVIOUR 2, 3 and 12.
 */
export function notFoundText({ path }: Operation): string {
  const plural = /^\/api\/([a-z-]+)s\/\{uuid\}\//.exec(path)?.[1];
  if (plural === undefined) return EXCEPTIONS.not_found.text;
  const model = plural.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  return `No ${model} matches the given query.`;
}

/** Source: Django View.http_method_names, in whose order `Allow` lists them; BEHAVIOUR 10. */
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** The `Allow` header of an operation's route: the methods of all operations on its path, HEAD with GET, and OPTIONS. */
export function allowOf({ path }: Operation, operations: readonly Operation[]): string {
  const here = operations.filter((operation) => operation.path === path);
  const served = [...here.map(({ method }) => method), 'OPTIONS'];
  return METHODS.filter((method) => served.includes(method === 'HEAD' ? 'GET' : method)).join(', ');
}
