/** The filters of organizations that are of no one field, or read their parameter in a way of their own. */
import {
  cleanNullBoolean,
  cleanPlainBoolean,
  cleanText,
  type ParameterValues,
} from '../../drf/form-fields.ts';
import type { Checked } from '../../drf/refusal.ts';
import type { Selection } from '../../store/selection.ts';
import { anyCase } from '../../values/any-case.ts';
import { parseUuid, type Uuid } from '../../values/uuid.ts';
import { valid } from '../../values/validated.ts';
import { defineFilter, type WaldurFilter } from '../../waldur/model/filters.ts';
import {
  booleanParameter,
  textParameter,
  uuidParameter,
} from '../../waldur/model/parameter-schemas.ts';
import { userOf } from '../../waldur/site/permissions.ts';
import { type CustomerId, owns } from '../../waldur/site/users.ts';
import type { Customer } from './fields.ts';
import { groupFilters } from './group-filters.ts';
import { visibleTo } from './visibility.ts';

type CustomerFilter = WaldurFilter<Customer>;

/** As other filters than those of a filter set read a flag; anything else is no filter. Source: Waldur marketplace/filters. */
function cleanFlag(values: ParameterValues): Checked<true | undefined> {
  const text = values.at(-1);
  return valid(text === 'true' || text === 'True' ? true : undefined);
}

function cleanPresence(): Checked<true> {
  return valid(true);
}

function cleanRaw(values: ParameterValues): Checked<string | undefined> {
  return valid(values.at(-1) || undefined);
}

/** A uuid in any form that Python reads; what is none is no filter. */
function cleanLooseUuid(values: ParameterValues): Checked<Uuid<string> | undefined> {
  return valid(parseUuid(values.at(-1) ?? ''));
}

function none(rows: Selection<Customer>): Selection<Customer> {
  return rows.whereIn('uuid', []);
}

/** Found in any of the texts, or the uuid itself. Agreements alone mind the case. Source: BEHAVIOUR 17. */
const query: CustomerFilter = defineFilter(
  'query',
  cleanText,
  (rows, asked) => {
    const holds = anyCase(asked);
    const uuid = parseUuid<'customers'>(asked);
    return rows.filter(
      (customer) =>
        holds(customer.name) ||
        holds(customer.nativeName) ||
        holds(customer.abbreviation) ||
        holds(customer.domain) ||
        holds(customer.registrationCode) ||
        customer.agreementNumber.includes(asked) ||
        customer.uuid === uuid,
    );
  },
  () => ({
    description:
      'Part of the name, the native name, the abbreviation, the domain, the registration code or the agreement number; or the uuid.',
    schema: { type: 'string' },
  }),
);

const archived: CustomerFilter = defineFilter(
  'archived',
  cleanNullBoolean,
  (rows, flag) => rows.where('archived', flag),
  booleanParameter,
);

/** What a user may see, of what the caller may; nothing for a user that is not there. */
const seenBy: CustomerFilter = defineFilter(
  'user_uuid',
  cleanRaw,
  (rows, asked, { world: { actors, store } }) => {
    const uuid = parseUuid<'users'>(asked);
    const user = uuid === undefined ? undefined : actors.byUuid(uuid, store);
    return user === undefined ? none(rows) : visibleTo(user, rows);
  },
  uuidParameter,
);

const owned: CustomerFilter = defineFilter(
  'owned_by_current_user',
  cleanPlainBoolean,
  (rows, flag, call) => {
    if (!flag) return rows;
    const user = userOf(call);
    const own = user.roles.flatMap(({ customer }) => (owns(user, customer) ? [customer] : []));
    return rows.whereIn('uuid', [...new Set<CustomerId>(own)]);
  },
  booleanParameter,
);

/** By default accounting runs for everybody from the start: it is asked for in vain. */
const accounting: CustomerFilter = defineFilter(
  'accounting_is_running',
  () => valid(undefined),
  (rows) => rows,
  () => ({ description: 'Has no effect.', schema: { type: 'boolean' } }),
);

/** Never true: there is no marketplace here. */
function ofMarketplace(
  name: string,
  clean: (values: ParameterValues) => Checked<unknown>,
  schema: CustomerFilter['schema'],
): CustomerFilter {
  return defineFilter<Customer, unknown>(name, clean, none, schema);
}

export const customerFilters: readonly CustomerFilter[] = [
  query,
  ...groupFilters,
  archived,
  seenBy,
  owned,
  accounting,
  ofMarketplace('has_resources', cleanPresence, textParameter),
  ofMarketplace('is_service_provider', cleanFlag, booleanParameter),
  ofMarketplace('is_call_managing_organization', cleanFlag, booleanParameter),
  ofMarketplace('service_provider_uuid', cleanLooseUuid, uuidParameter),
];
