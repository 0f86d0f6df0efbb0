/** Decides how the amounts of one invoice, and of the payment for it, stay of a piece. */
import {
  addDecimals,
  type Decimal,
  decimal,
  multiplyDecimals,
  parseDecimal,
  quantize,
  rescale,
} from '../../values/decimal.ts';

const PLACES = 10;
const CENT = decimal('0.01');
/** Most digits before the point of a payment's sum. Source: BEHAVIOUR 5. */
const MOST_DIGITS = 8;

/** An amount with ten places; undefined for what is no finite number, or too long a one. */
export function amountOf(value: unknown): Decimal | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^-?\d{1,25}(\.\d{1,25})?$/.test(text)) return undefined;
  const parsed = parseDecimal(text);
  return parsed?.kind === 'finite' ? quantize(parsed, PLACES) : undefined;
}

/** The percentage, with two places, that gives this tax on this price; `0.00` where none can be told. */
export function taxPercentOf(price: unknown, tax: unknown): Decimal {
  const [of, part] = [amountOf(price), amountOf(tax)];
  if (of === undefined || part === undefined) return decimal('0.00');
  const [whole, share] = [unitsOf(of), unitsOf(part)];
  if (whole === 0n) return decimal('0.00');
  const hundredths = (share * 10_000n * 2n + whole) / (whole * 2n);
  const isRate = hundredths >= 0n && hundredths < 10_000n;
  return isRate
    ? decimal(`${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`)
    : decimal('0.00');
}

/** Price and tax, with two places; undefined where no payment can be of so much. */
export function totalOf(price: string, percent: Decimal): Decimal | undefined {
  const amount = amountOf(price);
  if (amount === undefined) return undefined;
  const tax = multiplyDecimals(multiplyDecimals(amount, percent, PLACES), CENT, PLACES);
  const total = rescale(addDecimals(amount, tax), 2);
  return total.replace(/^-/, '').indexOf('.') > MOST_DIGITS ? undefined : total;
}

/** An amount with two places, by which totals and sums are compared. */
export function centsOf(value: unknown): string | undefined {
  const amount = amountOf(value);
  return amount === undefined ? undefined : rescale(amount, 2);
}

function unitsOf(amount: Decimal): bigint {
  return BigInt(amount.replace('.', ''));
}
