/** The English name of a country. */

/**
 * The name of an ISO 3166 code, or null for none and for one that is unknown.
 * Source: the server has django-countries' names, which differ from these for a few countries; observed for EE.
 */
export function countryName(code: string): string | null {
  if (!/^[A-Z]{2}$/.test(code)) return null;
  const name = new Intl.DisplayNames(['en'], { type: 'region' }).of(code);
  return name === undefined || name === code ? null : name;
}
