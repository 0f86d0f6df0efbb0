/** Payment profiles, as fixture documents have them. */
import { invalid, valid } from '../../values/validated.ts';
import { choiceColumn, column, textColumn } from '../../waldur/columns.ts';
import { defineFixture } from '../../waldur/fixture.ts';
import type { RowContext } from '../../waldur/fixture-column.ts';
import { jsonColumn, jsonDocument } from '../../waldur/json-column.ts';
import { referenceColumn } from '../../waldur/reference-column.ts';
import type { CustomerId } from '../../waldur/users.ts';
import { jsonbOrder } from './jsonb.ts';
import { PAYMENT_TYPE_NAMES, type PaymentProfile, paymentProfiles } from './model.ts';
import { PAYMENT_PROFILES } from './serializer.ts';

const KEY = 'payment_profiles';

export const paymentProfileFixture = defineFixture({
  key: KEY,
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
    attributes: jsonColumn(),
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
  breaches: ({ is_active, organization }, context) =>
    is_active === true && organization !== undefined && hasActiveProfile(organization, context)
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
    attributes: jsonDocument(row.attributes),
  }),
});

/** Whether the organization surely pays by another profile already. */
function hasActiveProfile(organization: CustomerId, { store, isDoubtful }: RowContext): boolean {
  const others = store.table(paymentProfiles).select().where('organization', organization);
  for (const { uuid } of others.where('isActive', true)) {
    if (!isDoubtful(KEY, uuid, 'is_active')) return true;
  }
  return false;
}
