/** A value of a row in one line. */

const MOST = 120;

export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.slice(0, MOST);
  return (JSON.stringify(value) ?? '').slice(0, MOST);
}

/** Letters that are all written from left to right, as the page is: nothing has to hold the rest of it apart. */
export function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** Columns that tell rows apart come first, long ones and secrets last. */
export function columnOrder(names: readonly string[]): readonly string[] {
  const rank = (name: string): number => {
    const early = EARLY.indexOf(name);
    if (early >= 0) return early;
    return LATE.includes(name) ? 1000 : 100;
  };
  return [...names].sort((a, b) => rank(a) - rank(b));
}

const EARLY = [
  ...['uuid', 'name', 'username', 'full_name', 'number', 'sum', 'date_of_payment', 'state', 'year'],
  ...['month', 'price', 'customer', 'organization', 'profile', 'invoice', 'proof', 'payment_type'],
  ...['is_active', 'created'],
];
const LATE = [
  'base64',
  'password',
  'token',
  'attributes',
  'items',
  'roles',
  'address',
  'description',
];
