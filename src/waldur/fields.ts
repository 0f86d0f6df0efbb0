/** The fields that Waldur's resources share: keys, links to other rows, and what is read through such a link. */
import {
  type FieldInput,
  type ReadableField,
  readOnlyField,
  refusing,
  requiredField,
  type WritableField,
} from '../drf/field.ts';
import { HYPERLINK_REFUSALS, readHyperlink } from '../drf/relations.ts';
import { parseUuid, type Uuid } from '../values/uuid.ts';
import { type Call, urlOf } from './call.ts';
import { urlSchema, uuidSchema } from './value-schemas.ts';

type WithUuid<Name extends string> = { readonly uuid: Uuid<Name> };

/** The key of the row itself. */
export function uuidField<Row extends WithUuid<string>>(): ReadableField<Row, Call> {
  return readOnlyField((row, { world }) => world.contract.wireUuid(row.uuid), 'string', uuidSchema);
}

/** The URL of the row itself. */
export function urlField<Row extends WithUuid<string>>(basename: string): ReadableField<Row, Call> {
  return readOnlyField(
    (row, call) => urlOf(call, basename, row.uuid),
    'field',
    (wire) => urlSchema(wire, basename),
  );
}

export interface RelatedFieldOptions<Row, Name extends string, Target extends WithUuid<Name>> {
  readonly basename: string;
  /** The key of the row that is referred to, as the row has it. */
  readonly key: (row: Row) => Uuid<Name> | null;
  /** The row that a client may name by this key: what cannot be chosen is as good as missing. */
  readonly find: (uuid: Uuid<Name>, call: Call) => Target | undefined;
}

/** A hyperlink that must be sent. Source: DRF HyperlinkedRelatedField; BEHAVIOUR 5. */
export function relatedField<Row, Name extends string, Target extends WithUuid<Name>>(
  options: RelatedFieldOptions<Row, Name, Target>,
): WritableField<Row, Target, Call, true> {
  const { basename, key, find } = options;
  return requiredField(
    { type: 'field' },
    {
      allowNull: false,
      blankIsNull: true,
      schema: () => ({
        description: `The URL or path of a row of /api/${basename}/.`,
        type: 'string',
        format: 'uri-reference',
      }),
      toInternalValue: refusing(HYPERLINK_REFUSALS, (input: FieldInput, call: Call) =>
        readHyperlink(input, basename, call, (lookup) => {
          const uuid = parseUuid<Name>(lookup);
          return uuid === undefined ? undefined : find(uuid, call);
        }),
      ),
    },
    relatedUrl(basename, key),
    (wire) => urlSchema(wire, basename),
  );
}

/** Shows the URL of another row, or null. */
export function relatedUrl<Row>(basename: string, key: (row: Row) => Uuid<string> | null) {
  return (row: Row, call: Call): string | null => {
    const uuid = key(row);
    return uuid === null ? null : urlOf(call, basename, uuid);
  };
}
