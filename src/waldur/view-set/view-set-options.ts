/** What a resource says of itself, from which its view is made. */
import type { DescribedFields } from '../../drf/field-schema.ts';
import type { RequestData } from '../../drf/parsers.ts';
import type { ErrorDetail, Refusal } from '../../drf/refusal.ts';
import type { Reply } from '../../drf/reply.ts';
import type { Schema } from '../../drf/schema.ts';
import type { Fields, PartialValuesOf, ValuesOf } from '../../drf/serializer.ts';
import type { Selection } from '../../store/selection.ts';
import type { StoredRow, TableDefinition } from '../../store/table-definition.ts';
import type { Contract } from '../contract.ts';
import type { WaldurFilter } from '../model/filters.ts';
import type { Call } from '../site/call.ts';
import type { Permission } from '../site/permissions.ts';

type Example = Readonly<Record<string, unknown>>;

/** What an action says of itself, whether it reads a body or not. */
export interface ActionTraits<Row> {
  readonly permission: Permission;
  readonly description: string;
  /** Throws when the row's state forbids it; comes before the body is read. */
  readonly check?: (row: Row, call: Call) => void;
  /** What its check and its business rules throw. */
  readonly refusals?: readonly Refusal[];
  /** Mistakes that its business rules tell under the names of fields. */
  readonly mistakes?: Readonly<Record<string, readonly ErrorDetail[]>>;
  /** The body of a 200; undefined where it is empty. */
  readonly answer: (contract: Contract) => Schema | undefined;
  /** False for a contract that has no such operation; left out where all have it. */
  readonly isIn?: (contract: Contract) => boolean;
  /** GET for one that only reads; POST where it is left out. */
  readonly method?: 'GET' | 'POST';
  /** The last part of its published name, where that is not the one in the path. */
  readonly operation?: string;
  /** A row of the default world that it can be done to, where it is not that of the view set. */
  readonly exampleRow?: string;
}

export interface Action<Row> extends ActionTraits<Row> {
  /** Left out where the body is ignored, whatever it is. */
  readonly body?: {
    readonly fields: DescribedFields;
    readonly partial: boolean;
    readonly example: Example;
  };
  readonly act: (row: Row, data: RequestData, call: Call) => Reply;
}

/** Requests that a server with the default world answers with success. Links are paths. */
export interface ViewSetExamples {
  /** The uuid of a row. */
  readonly row: string;
  /** A body that creates a row, and may replace it. */
  readonly body?: Example;
  /** One that changes it. */
  readonly part?: Example;
}

export interface ViewSetOptions<Row extends StoredRow, F extends Fields<Row, Call>> {
  /** The path segment under `/api/`. */
  readonly basename: string;
  /** The segment that the published page's examples use for it, where that is another. */
  readonly exampleBasename?: string;
  /** True for what the published page is about: faults may name its fields alone. */
  readonly isPublished?: boolean;
  /** Before the published names of the operations: `payments` for `payments_list`. */
  readonly operationPrefix: string;
  /** The model: `PaymentProfile` in `No PaymentProfile matches the given query.` */
  readonly model: string;
  readonly fields: F;
  /** The table, where a row shows nothing but itself and rows that it refers to, the same to everybody: its text is kept. */
  readonly keepsTextsOf?: TableDefinition<Row>;
  /** True where `?field=` picks what is shown. */
  readonly selectsFields?: boolean;
  /** The rows that the actor sees, in the order of lists. */
  readonly visible: (call: Call) => Selection<Row>;
  readonly filters: readonly WaldurFilter<Row>[];
  /** Stores a row and gives it as it is answered. */
  readonly create?: (values: ValuesOf<F>, call: Call) => Row;
  /** Changes a row by what was sent of it, and gives it as it is answered. */
  readonly update?: (row: Row, values: PartialValuesOf<F>, call: Call) => Row;
  readonly destroy?: (row: Row, call: Call) => void;
  /** What these throw. */
  readonly refusals?: Readonly<
    Partial<Record<'create' | 'update' | 'destroy', readonly Refusal[]>>
  >;
  readonly examples: ViewSetExamples;
  /** Methods that `Allow` lists though they are answered 405. */
  readonly refused?: readonly string[];
  readonly actions?: Readonly<Record<string, Action<Row>>>;
}
