/** The filters of organizations that ask for the group that they are in, or for its type. */
import { refusing } from '../../drf/field.ts';
import { cleanText, type ParameterValues } from '../../drf/form-fields.ts';
import type { Language } from '../../drf/language/language.ts';
import { FILTER } from '../../drf/messages.ts';
import type { Checked } from '../../drf/refusal.ts';
import type { TableDefinition } from '../../store/table-definition.ts';
import { anyCase } from '../../values/any-case.ts';
import { parseUuid, type Uuid } from '../../values/uuid.ts';
import { invalid, valid } from '../../values/validated.ts';
import { defineFilter, type WaldurFilter } from '../../waldur/model/filters.ts';
import type { KeyedRow } from '../../waldur/model/kind.ts';
import { LENIENT_UUID, textParameter } from '../../waldur/model/parameter-schemas.ts';
import type { Call } from '../../waldur/site/call.ts';
import { organizationGroups, organizationGroupTypes } from '../organization-groups/index.ts';
import type { Customer } from './fields.ts';
import { groupOf, typeOf } from './made-of.ts';

/** What of an organization is asked for; undefined where it has none. */
type Behind = (
  customer: Customer,
  call: Call,
) => { readonly uuid: Uuid<string>; readonly name: string } | undefined;

/** Part of its name. */
function nameFilter(name: string, behind: Behind): WaldurFilter<Customer> {
  return defineFilter(
    name,
    cleanText,
    (rows, asked, call) => {
      const holds = anyCase(asked);
      return rows.filter((customer) => {
        const found = behind(customer, call);
        return found !== undefined && holds(found.name);
      });
    },
    textParameter,
  );
}

/**
 * Any of some rows. One that is not there is refused, a blank too: the first that is no good is named.
 * Source: Django forms.ModelMultipleChoiceField; BEHAVIOUR 17.
 */
function rowsFilter<Row extends KeyedRow>(
  name: string,
  table: TableDefinition<Row>,
  behind: Behind,
): WaldurFilter<Customer> {
  const clean = (
    values: ParameterValues,
    _language: Language,
    { world }: Call,
  ): Checked<ReadonlySet<string>> => {
    const uuids = new Set<string>();
    for (const value of values) {
      const uuid = parseUuid(value);
      if (uuid === undefined || !world.store.table(table).has(uuid)) {
        return invalid(FILTER.choice.detail({ value }));
      }
      uuids.add(uuid);
    }
    return valid(uuids);
  };
  return defineFilter(
    name,
    refusing([FILTER.choice.any], clean),
    (rows, uuids, call) =>
      rows.filter((customer) => {
        const found = behind(customer, call);
        return found !== undefined && uuids.has(found.uuid);
      }),
    () => ({
      description: 'Repeated for more than one.',
      schema: { type: 'array', items: LENIENT_UUID },
      list: 'many',
    }),
  );
}

export const groupFilters: readonly WaldurFilter<Customer>[] = [
  rowsFilter('organization_group_uuid', organizationGroups, groupOf),
  nameFilter('organization_group_name', groupOf),
  rowsFilter('organization_group_type_uuid', organizationGroupTypes, typeOf),
  nameFilter('organization_group_type_name', typeOf),
];
