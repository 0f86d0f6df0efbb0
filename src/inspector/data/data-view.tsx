/** The rows of the sandbox: its tables, the rows of one of them, a row, and what has changed. */

import type { TableInfo } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { Problems } from '../parts/problems.tsx';
import { useRemote } from '../parts/use-remote.ts';
import { ChangesView } from './changes-view.tsx';
import { CHANGES, NEW, readDataRoute } from './data-route.ts';
import { DataTools } from './data-tools.tsx';
import { NewRow } from './new-row.tsx';
import { RowDetail } from './row-detail.tsx';
import { TableList } from './table-list.tsx';
import { TableView } from './table-view.tsx';
import { useRows } from './use-rows.ts';

/** What people come to see. */
const USUAL = 'payments';

export function TablesView() {
  const { api, route, revisions } = useModel();
  const data = readDataRoute(route.value);
  const revision = revisions.state.value;
  const { value, problems, reload } = useRemote(
    (signal) => api.get<{ readonly tables: readonly TableInfo[] }>('/tables', signal),
    [revision],
  );
  // Which it is says the URL: its rows need not wait for the list of tables.
  const name = data.table ?? USUAL;
  const rows = useRows({ ...data, table: name === CHANGES ? undefined : name });
  const tables = value?.tables ?? [];
  const table = tables.find((each) => each.name === name);
  const shown = { ...data, table: table?.name };
  const key = data.key;
  return (
    <div class={`data ${key === undefined ? '' : 'has-detail'}`}>
      <h1 class="unseen">Data</h1>
      <DataTools tables={tables} />
      <Problems problems={problems} onRetry={reload} />
      <TableList tables={tables} chosen={data.table === CHANGES ? CHANGES : table?.name} />
      {data.table === CHANGES && <ChangesView tables={tables} />}
      {data.table !== CHANGES && value !== undefined && table === undefined && (
        <p class="pane dim">There is no table of this name.</p>
      )}
      {table !== undefined && data.table !== CHANGES && (
        <>
          <TableView table={table} route={shown} tables={tables} rows={rows} />
          {key === NEW && <NewRow key={table.name} table={table} route={shown} />}
          {key !== undefined && key !== NEW && (
            <RowDetail key={`${table.name}/${key}`} table={table} route={shown} rowKey={key} />
          )}
        </>
      )}
    </div>
  );
}
