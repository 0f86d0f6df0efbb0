/** The rows of one table, and what narrows them. */
import { useMemo } from 'preact/hooks';
import type { TableInfo } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { Choice } from '../parts/choice.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { Problems } from '../parts/problems.tsx';
import { columnOrder } from './cell-text.ts';
import { type DataRoute, dataHash, NEW } from './data-route.ts';
import { exampleDocument } from './example-document.ts';
import { RowGrid } from './row-grid.tsx';
import type { Rows } from './use-rows.ts';

interface TableViewProps {
  readonly table: TableInfo;
  readonly tables: readonly TableInfo[];
  readonly route: DataRoute;
  readonly rows: Rows;
}

export function TableView({ table, tables, route, rows }: TableViewProps) {
  const { lineFor, go } = useModel();
  const { pages, total, problems, isAwaited } = rows;
  const set = (changes: Partial<DataRoute>): void => go(dataHash({ ...route, ...changes }), true);
  const columns = useMemo(() => {
    const byName = new Map(table.columns.map((column) => [column.name, column]));
    const all = columnOrder([...byName.keys()]).flatMap((name) => byName.get(name) ?? []);
    return all.filter(({ isBinary, isOccasional }) => isBinary !== true && isOccasional !== true);
  }, [table.columns]);
  const isNarrowed =
    route.search !== '' || route.changed !== '' || Object.keys(route.where).length > 0;
  return (
    <section class="pane list-pane" aria-label={`Rows of ${table.name}`}>
      <div class="bar" role="search">
        <label class="search">
          <Icon name="search" />
          <span class="unseen">Search in {table.name}</span>
          <input
            type="search"
            placeholder={`Search in ${table.name}`}
            value={route.search}
            onInput={(event) => set({ search: event.currentTarget.value })}
          />
        </label>
        <Choice
          label="Changes"
          any="All rows"
          value={route.changed}
          options={['any', 'added', 'changed']}
          words={{ any: 'added or changed' }}
          onChoice={(changed) => set({ changed })}
        />
        {Object.entries(route.where).map(([name, value]) => (
          <button
            key={name}
            type="button"
            class="small filter"
            title="Remove this filter"
            onClick={() => {
              const { [name]: _, ...where } = route.where;
              set({ where });
            }}
          >
            {name} = <bdi>{value.slice(0, 24)}</bdi> <Icon name="close" />
          </button>
        ))}
        <span class="fill" />
        <span class="count" role="status">
          {total === undefined
            ? ''
            : `${total.toLocaleString('en')} ${total === 1 ? 'row' : 'rows'}`}
        </span>
        <a class="button small" href={dataHash({ ...route, key: NEW })}>
          <Icon name="plus" /> Add
        </a>
      </div>
      <Problems problems={problems} onRetry={rows.reload} />
      {total !== undefined && total > 0 && (
        <RowGrid
          key={table.name}
          columns={columns}
          total={total}
          pages={pages}
          isAwaited={isAwaited}
          route={route}
        />
      )}
      {total === 0 && (
        <Empty
          title={isNarrowed ? 'No row is like this' : `There are no ${table.name}`}
          line={
            isNarrowed
              ? undefined
              : lineFor({
                  method: 'PATCH',
                  path: '/state',
                  body: exampleDocument(table.name, tables),
                })
          }
        >
          {isNarrowed ? (
            <a href={dataHash({ ...route, search: '', changed: '', where: {} })}>Show all rows</a>
          ) : (
            'Add one, drop a fixture file on this page, or paste this line.'
          )}
        </Empty>
      )}
    </section>
  );
}
