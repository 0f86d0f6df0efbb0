/** A resource's model: what follows from the declaration of its fields. */
import type { PartialValuesOf } from '../../drf/serializer.ts';
import { rowWeight } from '../../store/row-weight.ts';
import {
  defineTable,
  type References,
  type TableDefinition,
  type TableOptions,
} from '../../store/table-definition.ts';
import { lazy } from '../../values/lazy.ts';
import { memberOf, vouched } from '../../values/vouched.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { newUuid, type World } from '../site/world.ts';
import { type DocumentRules, documentsOf } from './documents.ts';
import type { DefaultContext, ModelFields } from './field.ts';
import type { WaldurFilter } from './filters.ts';
import type { KeyedRow } from './kind.ts';
import { derive, type Member, membersOf, ordered, rowMaker } from './members.ts';
import { filtersOf, orderingOf, type UnknownOrderings } from './model-filters.ts';
import { inOrder } from './names.ts';
import { type SerializerOf, serializerOf } from './serializer.ts';

export interface ModelOptions<Row extends KeyedRow, F> {
  /** The table, and the key of its list in documents: the plural API name. */
  readonly name: string;
  /** The path segment under `/api/`, by which documents may name rows too; left out where no URL leads to them. */
  readonly basename?: string;
  readonly fields: F;
  /** What the table says besides: unique columns and references are the fields' affair. */
  readonly table?: Pick<TableOptions<Row>, 'order' | 'indexes' | 'movesOnReplace'>;
  /** Where an order is not that of the fields: the names that come first in it. */
  readonly first?: {
    readonly documents?: readonly (keyof F & string)[];
    readonly filters?: readonly (keyof F & string)[];
    readonly orderings?: readonly (keyof F & string)[];
  };
  /** Filters that are of no one field. */
  readonly filters?: readonly WaldurFilter<Row>[];
  /** What becomes of a key that `o` does not know: it is refused, unless this says that it is dropped. */
  readonly unknownOrderings?: UnknownOrderings;
  /** What fixture documents have besides the fields. */
  readonly rules?: DocumentRules<Row>;
}

type Written<F, Row> = Partial<PartialValuesOf<SerializerOf<F, Row>>>;

export interface Model<Row extends KeyedRow, F> {
  readonly table: TableDefinition<Row>;
  /** Made when it is first asked for, as the next two are. */
  readonly serializer: SerializerOf<F, Row>;
  readonly filters: readonly WaldurFilter<Row>[];
  readonly fixture: Fixture;
  /**
   * A new row of what was written of it, with a new key; defaults stand in for the rest. `given` is what the server itself
   * says of it. Nothing is stored yet.
   */
  readonly made: (values: Written<F, Row>, world: World, given?: Partial<Row>) => Row;
  /** A row of what is given, and of defaults for the rest. */
  readonly usual: (of: { given: Partial<Row>; context: DefaultContext }) => Row;
  /** The row with what was written of it. Nothing is stored yet. */
  readonly changed: (row: Row, values: Written<F, Row>, world: World) => Row;
  /** The row as the database makes it. */
  readonly stored: (row: Row) => Row;
}

/** Its filters throw an Error for a field with a filter or an ordering that its kind does not have. */
export function defineModel<Row extends KeyedRow, F extends ModelFields>(
  options: ModelOptions<Row, F>,
): Model<Row, F> {
  const { name, basename, fields, first = {}, rules = {} } = options;
  const members = membersOf(fields);
  const derived = members.filter(({ field }) => field.options.derivedFrom);
  const settled = members.filter(({ field }) => field.options.stored);
  /** The key comes first in rows. */
  const others = ordered(members, first.documents).filter(({ member }) => member !== 'uuid');
  const start = rowMaker();
  const table = defineTable<Row>(name, {
    ...options.table,
    unique: columnNames<Row>(members.filter(({ field }) => field.options.unique)),
    references: referencesOf<Row>(members),
    ...(members.some(({ field }) => field.kind.isLarge) ? { weigh: rowWeight } : {}),
  });

  const stored = (row: Row): Row => {
    if (isSettled(row, settled)) return row;
    const draft = start(row.uuid);
    for (const { member, field } of others) {
      const held = memberOf(row, member);
      draft[member] = field.options.stored ? field.options.stored(held) : held;
    }
    return vouched<Row>(draft);
  };

  /** A row of what is said of it, with defaults where that is undefined. */
  const fill = (context: DefaultContext, said: (member: Member) => unknown): Row => {
    const draft = start(context.uuid);
    for (const each of others) {
      const value = said(each);
      draft[each.member] = value === undefined ? each.usual(context) : value;
    }
    if (derived.length > 0) derive(draft, derived);
    return vouched<Row>(draft);
  };

  const serializer = lazy(() => serializerOf<F, Row>(fields));
  const filters = lazy(() => [
    ...filtersOf<Row>(ordered(members, first.filters)),
    ...(options.filters ?? []),
    ...orderingOf<Row>(ordered(members, first.orderings), options.unknownOrderings),
  ]);
  const fixture = lazy(() =>
    documentsOf<Row>({
      table,
      basename,
      members: others,
      start,
      derived,
      stored,
      rules,
      ignored: inOrder(
        Object.keys(fields).filter((each) => fields[each]?.access === 'derived'),
        first.documents,
      ),
    }),
  );

  return {
    table,
    stored,
    get serializer() {
      return serializer();
    },
    get filters() {
      return filters();
    },
    get fixture() {
      return fixture();
    },
    usual: ({ given, context }) => fill(context, (each) => memberOf(given, each.member)),
    made(values, world, given = {}) {
      const uuid = newUuid(world, name);
      const { store, clock } = world;
      const context = { store, clock, uuid, index: store.table(table).size };
      return fill(context, (each) => {
        const value = memberOf<unknown>(values, each.name);
        const own = memberOf<unknown>(given, each.member);
        return own === undefined && value !== undefined ? kept(each.field, value, world) : own;
      });
    },
    changed(row, values, world) {
      const draft = start(row.uuid);
      for (const { name: written, member, field } of others) {
        const value = memberOf<unknown>(values, written);
        draft[member] = value === undefined ? memberOf(row, member) : kept(field, value, world);
      }
      return vouched<Row>(draft);
    },
  };
}

/** Most rows are as the database makes them: they are not copied. */
function isSettled(row: object, members: readonly Member[]): boolean {
  for (const { member, field } of members) {
    const held = memberOf(row, member);
    if (field.options.stored?.(held) !== held) return false;
  }
  return true;
}

function kept({ kind }: Member['field'], value: unknown, world: World): unknown {
  return kind.keep ? kind.keep(value, world) : value;
}

function columnNames<Row>(members: readonly Member[]): readonly (keyof Row & string)[] {
  return vouched(members.map(({ member }) => member));
}

function referencesOf<Row extends KeyedRow>(members: readonly Member[]): References<Row> {
  return vouched<References<Row>>(
    Object.fromEntries(
      members.flatMap(({ member, field }) =>
        field.kind.reference ? [[member, field.kind.reference] as const] : [],
      ),
    ),
  );
}
