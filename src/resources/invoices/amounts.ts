/** What an invoice comes to. */
import {
  addDecimals,
  type Decimal,
  decimal,
  multiplyDecimals,
  rescale,
} from '../../values/decimal.ts';
import type { Invoice } from './model.ts';

/** Decimal places of amounts in answers. Source: observed (theme `invoices`). */
export const INVOICE_PLACES = 10;
const PERCENT = decimal('0.01');

/** Tax on the price, ten decimal places. */
export function taxOf({ price, taxPercent }: Invoice): Decimal {
  return multiplyDecimals(
    multiplyDecimals(price, taxPercent, INVOICE_PLACES),
    PERCENT,
    INVOICE_PLACES,
  );
}

/** Price and tax, ten decimal places. */
export function totalOf(invoice: Invoice): Decimal {
  return addDecimals(rescale(invoice.price, INVOICE_PLACES), taxOf(invoice));
}
