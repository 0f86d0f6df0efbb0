/** A user as the API shows one, and the schema of that. */
import { representationSchema } from '../../drf/field-schema.ts';
import type { JsonOutput } from '../../drf/json-encoder.ts';
import type { Schema, Wire } from '../../drf/schema.ts';
import { wholeOrPicked } from '../../drf/selection-schema.ts';
import { type Fields, represent } from '../../drf/serializer.ts';
import { fieldParameter } from '../../waldur/model/parameter-schemas.ts';
import type { Call } from '../../waldur/site/call.ts';
import { userOf } from '../../waldur/site/permissions.ts';
import { pickedFields } from '../../waldur/view-set/picked-fields.ts';
import { type User, userModel } from './fields.ts';

type UserFields = Fields<User, Call>;

/** Shown to those alone who see everything. */
const FOR_STAFF: readonly string[] = ['description', 'is_staff', 'is_active', 'is_support'];
/** Shown to the user, and to staff. */
const SECRETS: readonly string[] = ['token', 'token_lifetime'];

export const userFieldParameter = () => fieldParameter(Object.keys(userModel.serializer));

/** Those of the fields that `?field=` picks and the caller may see. */
export function shownUser(user: User, call: Call): JsonOutput {
  const caller = userOf(call);
  const picked = pickedFields<User, Call>(userModel.serializer, call.request.query);
  const isTold = caller.isStaff || caller.uuid === user.uuid;
  return represent<User, Call>(isTold ? picked : without(picked, SECRETS), user, call);
}

function without(fields: UserFields, names: readonly string[]): UserFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** All of it, or what `?field=` picks: nothing where the caller may not see any of that. */
export function userSchema(wire: Wire, { isOwn }: { readonly isOwn: boolean }): Schema {
  const optional = isOwn ? FOR_STAFF : [...FOR_STAFF, ...SECRETS];
  const schema = representationSchema(userModel.serializer, wire);
  const required = Object.keys(userModel.serializer).filter((name) => !optional.includes(name));
  return wholeOrPicked({
    title: isOwn ? 'CurrentUser' : 'User',
    selection: 'UserSelection',
    schema: { ...schema, required },
    isSure: false,
  });
}
