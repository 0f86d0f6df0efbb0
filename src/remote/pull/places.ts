/** Where a server lists the rows that are read, by the names that their tables have in fixtures. */

export const PLACES = {
  customers: '/api/customers/',
  payment_profiles: '/api/payment-profiles/',
  invoices: '/api/invoices/',
  payments: '/api/payments/',
} as const;

/** The user whose token it is. */
export const OWN_USER = '/api/users/me/';

export type PlaceName = keyof typeof PLACES;
