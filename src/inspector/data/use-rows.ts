/** The rows of a table: sorted and filtered by the server, fetched as they come into sight. The old ones stay until then. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Problem, problemsOf } from '../client/api.ts';
import type { RowPage } from '../client/shapes.ts';
import { useModel } from '../model.ts';
import { type DataRoute, rowsPath } from './data-route.ts';
import { createRowPages, type RowPages } from './row-pages.ts';

export interface Rows {
  readonly pages: RowPages;
  /** Undefined until the server has told. */
  readonly total: number | undefined;
  readonly problems: readonly Problem[];
  /** Whether nothing has come yet of what was asked for last. */
  readonly isAwaited: boolean;
  readonly reload: () => void;
}

/** What the server has told, and the pages that it is about. */
interface Told {
  readonly pages: RowPages | undefined;
  readonly table: string | undefined;
  readonly total: number | undefined;
  readonly problems: readonly Problem[];
}

const NOTHING: Told = { pages: undefined, table: undefined, total: undefined, problems: [] };

/** Asks as soon as the route names a table, whether it is known to be there or not; nothing where it names none. */
export function useRows(route: DataRoute): Rows {
  const { api, revisions } = useModel();
  const [told, setTold] = useState(NOTHING);
  const [round, setRound] = useState(0);
  const { table } = route;
  const latest = useRef<Pick<Told, 'table' | 'pages'>>(NOTHING);
  const pages = useMemo(() => {
    const { current: former } = latest;
    const made: RowPages = createRowPages({
      load: (offset, limit, signal) => api.get<RowPage>(rowsPath(route, offset, limit), signal),
      onPage: ({ total }) => setTold({ pages: made, table, total, problems: [] }),
      onError: (error) =>
        setTold((known) => {
          const kept = known.table === table ? known : NOTHING;
          return { ...kept, table, problems: problemsOf(error) };
        }),
      before: former.table === table ? former.pages?.shown() : undefined,
    });
    latest.current = { table, pages: made };
    return made;
  }, [rowsPath(route, 0, 0), revisions.state.value, round]);
  const isKnown = told.table === table;
  const total = isKnown ? told.total : undefined;
  // Where rows are shown, those in sight are asked for by who shows them.
  const isShown = total !== undefined && total > 0;
  useLayoutEffect(() => {
    if (table !== undefined && !isShown) pages.need(0, 1);
    return () => pages.leave();
  }, [pages]);
  return {
    pages,
    total,
    problems: isKnown ? told.problems : [],
    isAwaited: told.pages !== pages,
    reload: () => setRound((before) => before + 1),
  };
}
