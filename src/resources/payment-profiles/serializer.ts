/** Payment profiles, as they stand on the wire. */
import { optionalField, readOnlyField, requiredField } from '../../drf/field.ts';
import { readChoice, readJson, readNullableBoolean, readText } from '../../drf/fields.ts';
import type { Fields } from '../../drf/serializer.ts';
import type { Call } from '../../waldur/call.ts';
import { relatedField, urlField, uuidField } from '../../waldur/fields.ts';
import type { CustomerId } from '../../waldur/users.ts';
import { CUSTOMERS, customers } from '../customers/index.ts';
import { PAYMENT_TYPE_NAMES, PAYMENT_TYPES, type PaymentProfile } from './model.ts';

export const PAYMENT_PROFILES = 'payment-profiles';
/** Longest name, in code points. Source: observed (theme `payment-profiles`). */
const MAX_NAME = 150;

/** Source: BEHAVIOUR 13; observed (theme `payment-profiles`). */
export const paymentProfileFields = {
  uuid: uuidField<PaymentProfile>(),
  url: urlField<PaymentProfile>(PAYMENT_PROFILES),
  name: requiredField(
    { type: 'string', max_length: MAX_NAME },
    { allowNull: false, toInternalValue: readText({ maxLength: MAX_NAME }) },
    ({ name }: PaymentProfile) => name,
  ),
  organization_uuid: readOnlyField(({ organization }: PaymentProfile, { world }: Call) =>
    world.contract.wireUuid(organization),
  ),
  organization: relatedField({
    basename: CUSTOMERS,
    key: ({ organization }: PaymentProfile) => organization,
    find: (uuid: CustomerId, { world }) => world.store.table(customers).get(uuid),
  }),
  attributes: optionalField(
    { type: 'field' },
    { allowNull: false, toInternalValue: readJson },
    ({ attributes }: PaymentProfile) => attributes,
  ),
  payment_type: requiredField(
    {
      type: 'choice',
      choices: PAYMENT_TYPE_NAMES.map((value) => ({ value, display_name: PAYMENT_TYPES[value] })),
    },
    { allowNull: false, toInternalValue: readChoice(PAYMENT_TYPE_NAMES) },
    ({ paymentType }: PaymentProfile) => paymentType,
  ),
  payment_type_display: readOnlyField(
    ({ paymentType }: PaymentProfile) => PAYMENT_TYPES[paymentType],
  ),
  is_active: optionalField(
    { type: 'boolean' },
    {
      allowNull: true,
      absentFromForm: null,
      toInternalValue: readNullableBoolean,
    },
    ({ isActive }: PaymentProfile) => isActive,
  ),
} satisfies Fields<PaymentProfile, Call>;
