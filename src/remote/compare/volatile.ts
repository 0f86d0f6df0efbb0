/**
 * What differs between two right answers: the one table. Of what stands here only the kind is compared, and a value that both
 * have is no difference; where it is to be found, and why.
 */

export interface Volatile {
  /** The last name of the place, and where that is not enough, what stands before it: `customers.created`. */
  readonly place: RegExp;
  readonly why: string;
}

export const VOLATILE: readonly Volatile[] = [
  {
    place: /\/(modified|date_joined|last_login|last_sync|agreement_date|registration_date)$/,
    why: 'a time',
  },
  { place: /\/(token|token_lifetime|token_expires_at|active_token)$/, why: 'of one login' },
  {
    place: /\/(proof|image)$/,
    why: 'a link that may be signed, and names a file that is stored anew',
  },
  { place: /\/number$/, why: 'counted by the server' },
  {
    place:
      /\/(\w+_count|projects|users|owners|service_managers|permissions|billing_price_estimate)(\/.*)?$/,
    why: 'counts and lists what was not pulled',
  },
  {
    place:
      /\/(issuer_details|customer_details|identity_provider_\w+|has_active_session|ip_address)(\/.*)?$/,
    why: 'settings of the server',
  },
];

export function isVolatile(place: string): boolean {
  return VOLATILE.some((each) => each.place.test(place));
}
