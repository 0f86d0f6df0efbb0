/** What shows of a role, and what OPTIONS says of that. Source: BEHAVIOUR 19. */
import { type FieldInfo, type ReadableField, readOnlyField } from '../../drf/field.ts';
import type { JsonOutput } from '../../drf/json-encoder.ts';
import { languageNames } from '../../drf/language/load-catalogue.ts';
import type { Fields } from '../../drf/serializer.ts';
import { uuidSchema } from '../../waldur/model/value-schemas.ts';
import type { Call } from '../../waldur/site/call.ts';
import { seesEverything } from '../../waldur/site/users.ts';
import { users } from './fields.ts';
import { type SystemRole, systemRole } from './system-roles.ts';

/** Of a role's descriptions, in code points. */
const LONGEST_DESCRIPTION = 2000;

/** Shown of each role, in this order; made when somebody asks, as it takes the names of all languages. */
export function roleFields(): Fields<SystemRole, Call> {
  return {
    uuid: readOnlyField(
      ({ uuid }, { world }) => world.contract.wireUuid(uuid),
      'string',
      uuidSchema,
    ),
    name: writable({ required: true, max_length: 150 }, ({ name }) => name),
    description: writable({ max_length: LONGEST_DESCRIPTION }, ({ description }) => description),
    ...descriptions(),
    permissions: readOnlyField(
      ({ permissions }) => permissions,
      'field',
      () => ({ type: 'array', items: { type: 'string' } }),
    ),
    is_system_role: readOnlyField(
      () => true,
      'boolean',
      () => ({ type: 'boolean', const: true }),
    ),
    is_active: { ...writable({ type: 'boolean' }, () => true), schema: () => ({ const: true }) },
    users_count: readOnlyField(grants, 'field', () => ({ type: 'integer', minimum: 0 })),
    content_type: readOnlyField(
      ({ scope }) => scope,
      'field',
      () => ({ type: 'string' }),
    ),
  };
}

/** The text in each language: nobody wrote another than the English one. */
function descriptions(): Fields<SystemRole, Call> {
  return Object.fromEntries(
    languageNames().map(([code]) => [
      `description_${code}`,
      writable(
        { label: `Description [${code}]`, max_length: LONGEST_DESCRIPTION },
        ({ description }) => (code === 'en' && description !== '' ? description : null),
        code === 'en' ? ['string', 'null'] : 'null',
      ),
    ]),
  );
}

/** A real server lets staff write it. */
function writable(
  { type = 'string', required = false, ...limits }: Partial<FieldInfo>,
  toRepresentation: (role: SystemRole) => JsonOutput,
  shownType: string | readonly string[] = type,
): ReadableField<SystemRole, Call> {
  return {
    info: { type, required, read_only: false, ...limits },
    toRepresentation,
    schema: () => ({ type: shownType }),
  };
}

/** How often it was granted, for those who see everything. Inactive users have roles too. */
function grants({ name }: SystemRole, { actor, world: { store } }: Call): number | undefined {
  if (actor === 'anonymous' || !seesEverything(actor)) return undefined;
  let count = 0;
  for (const { roles } of store.table(users).select()) {
    for (const role of roles) if (systemRole(role).name === name) count += 1;
  }
  return count;
}
