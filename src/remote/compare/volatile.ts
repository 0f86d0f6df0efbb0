/**
 * What differs between two right answers: the one table. Of what stands here only the kind is compared, and a value that both
 * have is no difference; where it is to be found, and why.
 */

export interface Volatile {
  /** The name of a member. */
  readonly name: RegExp;
  /** Whether it counts for all that is in it, too. */
  readonly isDeep?: true;
  /** Whether the names of what is in it are the server's own too. */
  readonly isOpen?: true;
  readonly why: string;
}

export const VOLATILE: readonly Volatile[] = [
  {
    name: /^(modified|date_joined|last_login|last_sync|agreement_date|registration_date)$/,
    why: 'a time',
  },
  { name: /^(token|token_lifetime|token_expires_at|active_token)$/, why: 'of one login' },
  {
    name: /^(proof|image)$/,
    why: 'a link that may be signed, and names a file that is stored anew',
  },
  { name: /^number$/, why: 'counted by the server' },
  { name: /^due_date$/, why: 'so many days after the invoice as the server is set to' },
  {
    name: /\w_count$|^(?:projects|users|owners|service_managers|permissions|billing_price_estimate)$/,
    isDeep: true,
    why: 'counts and lists what was not pulled',
  },
  {
    name: /^issuer_details$/,
    isDeep: true,
    isOpen: true,
    why: 'whatever the server is set to tell of who issues invoices',
  },
  {
    name: /^(?:identity_provider_|(?:customer_details|has_active_session|ip_address)$)/,
    isDeep: true,
    why: 'settings of the server',
  },
];

/** Of a place such as `/0/customer_details/email`. */
export function isVolatile(place: string): boolean {
  const [, ...names] = place.split('/');
  const last = names.slice(-1);
  return VOLATILE.some(({ name, isDeep }) =>
    (isDeep ? names : last).some((each) => name.test(each)),
  );
}

/** Whether members of a place may be there on one side alone. */
export function isOpenAt(place: string): boolean {
  return place
    .split('/')
    .some((each) => VOLATILE.some(({ name, isOpen }) => isOpen === true && name.test(each)));
}
