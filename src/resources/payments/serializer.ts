/** Payments, as they stand on the wire. */
import { optionalField, readOnlyField, requiredField, throughField } from '../../drf/field.ts';
import { readDate, readDecimal } from '../../drf/fields.ts';
import { readFile } from '../../drf/file-field.ts';
import type { Checked } from '../../drf/refusal.ts';
import { nullable } from '../../drf/schema.ts';
import type { Fields } from '../../drf/serializer.ts';
import type { UploadedFile } from '../../drf/uploaded-file.ts';
import type { Call } from '../../waldur/call.ts';
import { relatedField, relatedUrl, urlField, uuidField } from '../../waldur/fields.ts';
import { fileUrlSchema, urlSchema, uuidSchema } from '../../waldur/value-schemas.ts';
import { INVOICES, invoices, periodOf } from '../invoices/index.ts';
import { MEDIA, mediaUrl } from '../media/index.ts';
import {
  PAYMENT_PROFILES,
  type PaymentProfileId,
  paymentProfiles,
} from '../payment-profiles/index.ts';
import type { Payment } from './model.ts';

export const PAYMENTS = 'payments';
/** Digits of a sum: eight before the point and two after it. Source: BEHAVIOUR 5. */
export const SUM_DIGITS = 10;
export const SUM_PLACES = 2;
/** Longest name of an uploaded file. Source: BEHAVIOUR 5. */
const MAX_FILE_NAME = 100;

const relatedInvoice = relatedUrl(INVOICES, ({ invoice }: Payment) => invoice);

/** Source: BEHAVIOUR 1 and 5. */
export const paymentFields = {
  uuid: uuidField<Payment>(),
  url: urlField<Payment>(PAYMENTS),
  profile: relatedField({
    basename: PAYMENT_PROFILES,
    key: ({ profile }: Payment) => profile,
    find: findActiveProfile,
  }),
  date_of_payment: requiredField(
    { type: 'date' },
    { allowNull: false, toInternalValue: readDate },
    ({ dateOfPayment }: Payment) => dateOfPayment,
  ),
  sum: optionalField(
    { type: 'decimal', max_digits: SUM_DIGITS, decimal_places: SUM_PLACES },
    { allowNull: false, toInternalValue: readDecimal(SUM_DIGITS, SUM_PLACES) },
    ({ sum }: Payment) => sum,
  ),
  proof: optionalField(
    { type: 'file upload', max_length: MAX_FILE_NAME },
    { allowNull: true, toInternalValue: readProof },
    ({ proof }: Payment, call: Call) => (proof === null ? null : mediaUrl(call, proof)),
    (wire) => nullable(fileUrlSchema(wire, MEDIA)),
  ),
  invoice: readOnlyField(relatedInvoice, 'field', (wire) => nullable(urlSchema(wire, INVOICES))),
  invoice_uuid: throughField(
    { name: 'invoice', whenNull: ({ absentRelation }) => absentRelation },
    readOnlyField(
      ({ invoice }: Payment, { world: { contract } }: Call) =>
        invoice === null ? contract.absentRelation : contract.wireUuid(invoice),
      'field',
      uuidSchema,
    ),
  ),
  invoice_period: throughField(
    { name: 'invoice', whenNull: () => null },
    readOnlyField(
      ({ invoice }: Payment, { world }: Call) => {
        const row = invoice === null ? undefined : world.store.table(invoices).get(invoice);
        return row === undefined ? null : periodOf(row);
      },
      'field',
      () => ({ type: 'string', pattern: '^(0[1-9]|1[0-2])-\\d{4}$' }),
    ),
  ),
  customer_uuid: readOnlyField(
    ({ profile }: Payment, { world: { store, contract } }: Call) => {
      const row = store.table(paymentProfiles).get(profile);
      return row === undefined ? null : contract.wireUuid(row.organization);
    },
    'field',
    uuidSchema,
  ),
} satisfies Fields<Payment, Call>;

/** An inactive profile is as good as missing. Source: BEHAVIOUR 5. */
function findActiveProfile(uuid: PaymentProfileId, { world }: Call) {
  const profile = world.store.table(paymentProfiles).get(uuid);
  return profile?.isActive === true ? profile : undefined;
}

const readUpload = readFile(MAX_FILE_NAME);

/** A file, or null to clear. */
function readProof(input: Parameters<typeof readUpload>[0]): Checked<UploadedFile | null> {
  return readUpload(input);
}
