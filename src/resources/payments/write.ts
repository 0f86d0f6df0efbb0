/** Creating, changing and deleting payments. */
import type { PartialValuesOf, ValuesOf } from '../../drf/serializer.ts';
import { failAs } from '../../waldur/refusals.ts';
import type { Call } from '../../waldur/site/call.ts';
import { type Payment, paymentModel, payments } from './fields.ts';
import { PAYMENT_FAULTS } from './refusals.ts';

type Fields = typeof paymentModel.serializer;

/** @throws ApiException a page of 500 without a sum, where the contract has the server's faults */
export function createPayment(values: ValuesOf<Fields>, { world }: Call): Payment {
  if (values.sum === undefined) failAs(PAYMENT_FAULTS.sum_missing, world.contract);
  const payment = paymentModel.made(values, world);
  world.store.table(payments).insert(paymentModel.stored(payment));
  return payment;
}

/** What was not sent is kept, by PUT too. The invoice is not checked against a new profile. Source: BEHAVIOUR 4. */
export function updatePayment(
  row: Payment,
  values: PartialValuesOf<Fields>,
  { world }: Call,
): Payment {
  const payment = paymentModel.changed(row, values, world);
  world.store.table(payments).replace(paymentModel.stored(payment));
  return payment;
}

/** The proof stays downloadable. Source: BEHAVIOUR 4. */
export function destroyPayment({ uuid }: Payment, { world }: Call): void {
  world.store.table(payments).delete(uuid);
}
