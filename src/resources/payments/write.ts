/** Creating, changing and deleting payments. */
import type { PartialValuesOf, ValuesOf } from '../../drf/serializer.ts';
import type { UploadedFile } from '../../drf/uploaded-file.ts';
import { decimal, withoutNegativeZero } from '../../values/decimal.ts';
import type { Call } from '../../waldur/call.ts';
import { newUuid, type World } from '../../waldur/world.ts';
import { type MediaId, storeFile } from '../media/index.ts';
import { type Payment, payments } from './model.ts';
import { PAYMENT_FAULTS } from './refusals.ts';
import type { paymentFields } from './serializer.ts';

/** Where proofs are kept. Source: BEHAVIOUR 12: 17 characters with its slash. */
const FOLDER = 'proof_of_payment';
const NOTHING = decimal('0.00');

/**
 * Minus zero is answered as it was sent and stored as zero. Source: BEHAVIOUR 5, `sum`.
 * @throws ApiException a page of 500 without a sum, where the contract has the server's faults
 */
export function createPayment(values: ValuesOf<typeof paymentFields>, { world }: Call): Payment {
  const { sum, proof } = values;
  if (sum === undefined && world.contract.hasServerFaults) {
    throw PAYMENT_FAULTS.sum_missing.error();
  }
  const payment: Payment = {
    uuid: newUuid(world, 'payments'),
    profile: values.profile.uuid,
    dateOfPayment: values.date_of_payment,
    sum: sum ?? NOTHING,
    proof: proof ? storeProof(proof, world) : null,
    invoice: null,
    created: world.clock.now(),
  };
  world.store.table(payments).insert(stored(payment));
  return payment;
}

/** What was not sent is kept, by PUT too. The invoice is not checked against a new profile. Source: BEHAVIOUR 4. */
export function updatePayment(
  row: Payment,
  values: PartialValuesOf<typeof paymentFields>,
  { world }: Call,
): Payment {
  const { profile, date_of_payment: dateOfPayment, sum, proof } = values;
  const payment: Payment = {
    ...row,
    profile: profile?.uuid ?? row.profile,
    dateOfPayment: dateOfPayment ?? row.dateOfPayment,
    sum: sum ?? row.sum,
    proof: proof ? storeProof(proof, world) : proof === null ? null : row.proof,
  };
  world.store.table(payments).replace(stored(payment));
  return payment;
}

/** The proof stays downloadable. Source: BEHAVIOUR 4. */
export function destroyPayment({ uuid }: Payment, { world }: Call): void {
  world.store.table(payments).delete(uuid);
}

/** Stores an uploaded proof and gives its key. */
export function storeProof(file: UploadedFile, world: World): MediaId {
  return storeFile(world, FOLDER, file);
}

function stored(payment: Payment): Payment {
  return { ...payment, sum: withoutNegativeZero(payment.sum) };
}
