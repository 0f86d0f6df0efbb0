/** The serializer of a resource, from its fields: how a row is shown, and what a body may say. */
import {
  optionalField,
  type ReadableField,
  readOnlyField,
  requiredField,
  type WritableField,
} from '../../drf/field.ts';
import type { JsonOutput } from '../../drf/json-encoder.ts';
import { memberOf, vouched } from '../../values/vouched.ts';
import type { Call } from '../site/call.ts';
import type { Access, DerivedField, ModelFields, StoredField } from './field.ts';
import { memberName } from './members.ts';

type ShownNames<F> = {
  readonly [Name in keyof F]: F[Name] extends { readonly access: 'stored' } ? never : Name;
}[keyof F];

/** The same fields as DRF has them. */
export type SerializerOf<F, Row> = {
  readonly [Name in ShownNames<F>]: F[Name] extends StoredField<infer _, infer Written, infer Own>
    ? Own extends 'required'
      ? WritableField<Row, Written, Call, true>
      : Own extends 'optional'
        ? WritableField<Row, Written, Call, false>
        : ReadableField<Row, Call>
    : ReadableField<Row, Call>;
};

/** Binds each field to its name. Source: DRF Field.bind. */
export function serializerOf<F extends ModelFields, Row extends object>(
  fields: F,
): SerializerOf<F, Row> {
  const shown = Object.entries<ModelFields[string]>(fields).flatMap(([name, field]) =>
    field.access === 'stored' ? [] : [[name, bound(name, field)] as const],
  );
  return vouched<SerializerOf<F, Row>>(Object.fromEntries(shown));
}

function bound(
  name: string,
  field: StoredField<unknown, unknown, Access> | DerivedField<never>,
): ReadableField<never, Call> {
  if (field.access === 'derived') return field.field;
  const { access, kind, options } = field;
  const show = shower(memberName(name, field), kind);
  const schema = options.schema ?? kind.schema;
  const { told } = options;
  if (access === 'readOnly' || !kind.reading) {
    // What looks as if it could be written tells of its limits too.
    const limits = told && { ...kind.info, ...told };
    return readOnlyField(show, kind.info.type, schema, limits);
  }
  const define = access === 'required' ? requiredField : optionalField;
  return { ...define(kind.info, kind.reading, show, schema), ...(told && { told }) };
}

/** Most values are shown as they are held. */
function shower(
  member: string,
  { show }: StoredField<unknown, unknown, Access>['kind'],
): (row: object, call: Call) => JsonOutput | undefined {
  return show
    ? (row, call) => show(memberOf(row, member), call)
    : (row) => memberOf<JsonOutput>(row, member);
}
