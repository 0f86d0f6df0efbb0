/** The countries that an organization can be of, and the English name of any. */

/** Those that are offered, in their order. Source: the server's `OPTIONS`; BEHAVIOUR 17. */
const OFFERED = {
  AL: 'Albania',
  AT: 'Austria',
  BE: 'Belgium',
  BG: 'Bulgaria',
  BA: 'Bosnia and Herzegovina',
  CH: 'Switzerland',
  CY: 'Cyprus',
  CZ: 'Czechia',
  DE: 'Germany',
  DK: 'Denmark',
  ES: 'Spain',
  EE: 'Estonia',
  FI: 'Finland',
  FR: 'France',
  GB: 'United Kingdom',
  GE: 'Georgia',
  GR: 'Greece',
  HR: 'Croatia',
  HU: 'Hungary',
  IE: 'Ireland',
  IS: 'Iceland',
  IT: 'Italy',
  LT: 'Lithuania',
  LU: 'Luxembourg',
  LV: 'Latvia',
  MC: 'Monaco',
  MK: 'North Macedonia',
  MT: 'Malta',
  NL: 'Netherlands',
  NO: 'Norway',
  PL: 'Poland',
  PT: 'Portugal',
  RO: 'Romania',
  RS: 'Serbia',
  SK: 'Slovakia',
  SI: 'Slovenia',
  SE: 'Sweden',
  UA: 'Ukraine',
  EU: 'European Union',
} as const;

const NAMES: ReadonlyMap<string, string> = new Map(Object.entries(OFFERED));

/** What OPTIONS offers. */
export const COUNTRY_CHOICES: readonly { readonly value: string; readonly display_name: string }[] =
  Object.entries(OFFERED).map(([value, display_name]) => ({ value, display_name }));

/**
 * The name of an ISO 3166 code, or null for none and for one that is unknown.
 * Source: those that are offered, as the server has them; of others it has django-countries' names, which differ a little.
 */
export function countryName(code: string): string | null {
  if (!/^[A-Z]{2}$/.test(code)) return null;
  const offered = NAMES.get(code);
  if (offered !== undefined) return offered;
  const name = new Intl.DisplayNames(['en'], { type: 'region' }).of(code);
  return name === undefined || name === code ? null : name;
}
