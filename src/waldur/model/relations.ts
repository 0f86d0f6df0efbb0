/** The kinds of values by which rows are told apart and refer to each other. */

import { type FieldInput, refusing } from '../../drf/field.ts';
import { cleanUuid } from '../../drf/form-fields.ts';
import {
  HYPERLINK_REFUSALS,
  hasReadableHost,
  isWholeUrl,
  readHyperlink,
  urlPath,
} from '../../drf/relations.ts';
import type { OnDelete, TableDefinition } from '../../store/table-definition.ts';
import { hasLoneSurrogate } from '../../values/utf8.ts';
import { dashed, keyOf, parseUuid, tableName, type Uuid } from '../../values/uuid.ts';
import { invalid, type Validated, valid } from '../../values/validated.ts';
import type { RowContext } from '../fixture/fixture.ts';
import { failAs, LINK_FAULTS } from '../refusals.ts';
import { type Call, urlOf } from '../site/call.ts';
import { urlFilter } from './filters.ts';
import type { KeyedRow, Kind, WritableKind } from './kind.ts';
import { uuidParameter } from './parameter-schemas.ts';
import { type AnyRow, queryOf } from './query.ts';
import { urlSchema, uuidSchema } from './value-schemas.ts';

const uuidQuery = queryOf<Uuid<string>>({ clean: cleanUuid, schema: uuidParameter });

/** The key of a row, under the name `uuid`: the loader of fixtures names all rows before it reads any. */
export function key<Name extends string>(_table: Name): Kind<Uuid<Name>> {
  return {
    info: { type: 'string' },
    schema: uuidSchema,
    show: (uuid, { world }) => world.contract.wireUuid(uuid),
    inDocuments: {
      schema: { description: 'With or without dashes.', type: 'string', minLength: 1 },
      read: (_input, { uuid }) => valid(keyOf<Name>(uuid)),
      write: dashed,
    },
    query: uuidQuery,
  };
}

type TableOf<Target> = Target extends { readonly uuid: Uuid<infer Name> } ? Name : never;

export interface RelationOptions<Target> {
  readonly onDelete?: OnDelete;
  readonly choice?: Choice<Target>;
}

/** Which rows a client can choose: any other is as good as missing. */
export interface Choice<Target> {
  readonly allows: (row: Target) => boolean;
  /** The same for people: what follows on 'it must'. */
  readonly must: string;
}

/**
 * A link to a row of another resource: on the wire its URL, in documents its uuid, alias or URL.
 * Source: DRF HyperlinkedRelatedField; BEHAVIOUR 5.
 */
export function relation<Target extends KeyedRow>(
  table: TableDefinition<Target>,
  basename: string,
  { onDelete = 'protect', choice }: RelationOptions<Target> = {},
): WritableKind<Uuid<TableOf<Target>>, Target> {
  const find = (lookup: string, { world }: Call): Target | undefined => {
    const uuid = parseUuid(lookup);
    return uuid === undefined ? undefined : world.store.table(table).get(uuid);
  };
  const choose = (lookup: string, call: Call): Target | undefined => {
    const row = find(lookup, call);
    return row === undefined || choice?.allows(row) === false ? undefined : row;
  };
  /** Which of both it is that the API does not tell apart. */
  const absence = (lookup: string, call: Call): string => {
    const row = find(lookup, call);
    return row === undefined
      ? `/api/${basename}/ has no such row.`
      : `/api/${basename}/${call.world.contract.wireUuid(row.uuid)}/ is there, but must ${choice?.must}.`;
  };
  return {
    info: { type: 'field' },
    schema: (wire) => urlSchema(wire, basename),
    reading: {
      allowNull: false,
      blankIsNull: true,
      schema: () => ({
        description: `The URL or path of a row of /api/${basename}/.`,
        type: 'string',
        format: 'uri-reference',
      }),
      toInternalValue: refusing(
        [...HYPERLINK_REFUSALS, LINK_FAULTS.bad_host.any],
        (input: FieldInput, call: Call) => {
          const isFault = typeof input === 'string' && isUnreadable(input);
          if (isFault) failAs(LINK_FAULTS.bad_host, call.world.contract);
          return readHyperlink(
            input,
            basename,
            call,
            (lookup) => choose(lookup, call),
            (lookup) => absence(lookup, call),
          );
        },
      ),
    },
    keep: ({ uuid }) => keyOf(uuid),
    show: (uuid, call) => urlOf(call, basename, uuid),
    reference: { to: table.name, onDelete },
    inDocuments: {
      schema: { type: 'string', minLength: 1 },
      read: readReference(tableName<TableOf<Target>>(table.name)),
      write: dashed,
    },
    query: (lookup, name, member) => [
      urlFilter<AnyRow, string>(name, basename, (rows, uuid) => rows.where(member, uuid)),
      ...uuidQuery(lookup, `${name}_uuid`, member),
    ],
  };
}

/** Whether the real server's own reading of a link raises. */
function isUnreadable(link: string): boolean {
  return isWholeUrl(link)
    ? !hasReadableHost(link) || hasLoneSurrogate(urlPath(link))
    : hasLoneSurrogate(link);
}

/** The key of the row that a document names by its uuid, its alias, or its API URL. */
export function readReference<Name extends string>(
  table: Name,
): (input: unknown, context: RowContext) => Validated<Uuid<Name>> {
  return (input, { find }) =>
    typeof input === 'string' && input !== ''
      ? find(table, input)
      : invalid('must be the uuid, alias or URL of a row');
}
