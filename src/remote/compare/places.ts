/** The places that are compared: lists with their rows, views that stand alone, and paths that lead nowhere. */
import { OWN_USER, PLACES, type PlaceName } from '../pull/places.ts';

export interface ListPlace {
  /** Of its operations: `payment_profiles_list`. */
  readonly prefix: string;
  readonly path: string;
  /** Of fixtures. */
  readonly table: PlaceName;
  /** An action that is there for POST alone. */
  readonly action?: string;
}

export const PAYMENTS = PLACES.payments;
export const PROFILES = PLACES.payment_profiles;

export const LISTS: readonly ListPlace[] = [
  { prefix: 'payments', path: PAYMENTS, table: 'payments', action: 'link_to_invoice' },
  {
    prefix: 'payment_profiles',
    path: PROFILES,
    table: 'payment_profiles',
    action: 'enable',
  },
  { prefix: 'invoices', path: PLACES.invoices, table: 'invoices', action: 'paid' },
  { prefix: 'customers', path: PLACES.customers, table: 'customers' },
];

/** `isShape`: its values are the server's own. `isOpen`: what members there are, too: each plug-in brings some. */
export interface SinglePlace {
  readonly operation: string;
  readonly path: string;
  readonly isShape: boolean;
  readonly isOpen?: true;
}

export const SINGLES: readonly SinglePlace[] = [
  { operation: 'users_me_retrieve', path: OWN_USER, isShape: false },
  { operation: 'configuration_retrieve', path: '/api/configuration/', isShape: true, isOpen: true },
  { operation: 'roles_list', path: '/api/roles/', isShape: true },
  { operation: 'version_retrieve', path: '/api/version/', isShape: true },
  { operation: 'api_root_retrieve', path: '/api/', isShape: true, isOpen: true },
];

/** A uuid that no server has. */
export const NOWHERE = 'dead0000-0000-4000-8000-00000000beef';

export const NO_PAGES = ['/api/no-such-resource/', `${PAYMENTS}a/b/c/`, '/nothing/'];
