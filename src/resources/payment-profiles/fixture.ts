/** Payment profiles, as fixture documents have them. */
import { invalid, valid } from '../../values/validated.ts';
import {
  choiceColumn,
  column,
  objectColumn,
  referenceColumn,
  textColumn,
  toPlainJson,
} from '../../waldur/columns.ts';
import { defineFixture } from '../../waldur/fixture.ts';
import { jsonbOrder } from './jsonb.ts';
import { PAYMENT_TYPE_NAMES, type PaymentProfile, paymentProfiles } from './model.ts';
import { PAYMENT_PROFILES } from './serializer.ts';
import { activeProfile } from './visibility.ts';

export const paymentProfileFixture = defineFixture({
  key: 'payment_profiles',
  basename: PAYMENT_PROFILES,
  table: paymentProfiles,
  columns: {
    name: textColumn(({ index }) => `Payment profile ${index + 1}`, 150),
    organization: referenceColumn('customers'),
    payment_type: choiceColumn(PAYMENT_TYPE_NAMES, 'invoices'),
    is_active: column<true | null>(
      { enum: [true, false, null] },
      (input) => {
        if (input === true) return valid(true);
        return input === null || input === false
          ? valid(null)
          : invalid('must be true, false or null');
      },
      () => true,
    ),
    attributes: objectColumn(),
  },
  ignored: ['url', 'organization_uuid', 'payment_type_display'],
  toRow: (values, uuid): PaymentProfile => ({
    uuid,
    name: values.name,
    organization: values.organization,
    paymentType: values.payment_type,
    isActive: values.is_active,
    attributes: jsonbOrder(values.attributes),
  }),
  breaches: ({ isActive, organization }, { store }) =>
    isActive === true && activeProfile(organization, store) !== undefined
      ? [
          {
            pointer: '/is_active',
            message: 'must not be true: the organization has an active profile already',
          },
        ]
      : [],
  toDocument: (row) => ({
    uuid: row.uuid,
    name: row.name,
    organization: row.organization,
    payment_type: row.paymentType,
    is_active: row.isActive,
    attributes: toPlainJson(row.attributes),
  }),
});
