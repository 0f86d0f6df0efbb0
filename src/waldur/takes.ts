/** What each kind of endpoint reads, and which statuses the contract has for it. */
import type { Fields } from '../drf/serializer.ts';
import type { StoredRow } from '../store/table-definition.ts';
import type { Call } from './call.ts';
import type { Takes } from './view.ts';
import type { ViewSetOptions } from './view-set-options.ts';

/** Source: BEHAVIOUR 3: what can be refused, in that order, and what is answered at the end. */
const STATUSES = {
  list: [200, 400, 401, 404, 406],
  retrieve: [200, 400, 401, 404, 406],
  create: [201, 400, 401, 403, 404, 406, 415],
  update: [200, 400, 401, 403, 404, 406, 415],
  destroy: [204, 400, 401, 403, 404, 406],
  action: [200, 400, 401, 403, 404, 406],
} as const;

/** Statuses of views that stand alone. */
export const SINGLE_STATUSES = { GET: [200, 401, 404, 406], POST: [200, 400, 401, 404, 406, 415] };

/** The kinds that answer with the fields that `?field=` picks. */
const SHOWING: readonly string[] = ['list', 'retrieve', 'update'];

const PAGE_PARAMETERS = ['page', 'page_size'] as const;
export const FORMAT_PARAMETER = 'format';

/** Nothing is read, and nothing is known of the answer. */
export const TAKES_NOTHING: Takes = { query: [], fields: [], readOnlyFields: [], statuses: [200] };

/** What an endpoint of a view set takes, by its kind. */
export function takesOf<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  kind: keyof typeof STATUSES,
): Takes {
  const { filters, selectsFields = false, conflicts = [] } = options;
  const reads = kind === 'create' || kind === 'update';
  const entries = reads ? Object.entries<Fields<Row, Call>[string]>(options.fields) : [];
  const statuses: readonly number[] = STATUSES[kind];
  return {
    query: [
      ...(kind === 'create' ? [] : filters.map(({ name }) => name)),
      ...(kind === 'list' ? PAGE_PARAMETERS : []),
      ...(selectsFields && SHOWING.includes(kind) ? ['field'] : []),
      FORMAT_PARAMETER,
    ],
    fields: entries.filter(([, { write }]) => write).map(([name]) => name),
    readOnlyFields: entries.filter(([, { write }]) => !write).map(([name]) => name),
    statuses: conflicts.some((each) => each === kind) ? [...statuses, 409] : statuses,
  };
}
