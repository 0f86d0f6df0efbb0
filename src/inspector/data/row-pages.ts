/** Rows of a table that is too long to be had at once: pages, asked for as they come into sight. */
import type { KeptRow, RowPage } from '../client/shapes.ts';

export const PAGE_ROWS = 100;
/** Asked for before they are in sight, on both sides. */
const AHEAD_ROWS = 50;
/** Pages that are kept; the one that came first goes first. */
const MOST_PAGES = 40;

export interface RowPages {
  /** Until it has come, the one that was at its place before; undefined where none was. */
  readonly row: (place: number) => KeptRow | undefined;
  /** Asks for what is missing of these rows, and of those beside them. */
  readonly need: (first: number, end: number, total?: number) => void;
  readonly leave: () => void;
  /** What it has to show, by pages. */
  readonly shown: () => Pages;
}

type Pages = ReadonlyMap<number, readonly KeptRow[]>;

export interface RowPagesOptions {
  readonly load: (offset: number, limit: number, signal: AbortSignal) => Promise<RowPage>;
  readonly onPage: (page: RowPage) => void;
  readonly onError: (error: unknown) => void;
  /** Shown in the place of what has not come yet. */
  readonly before?: Pages | undefined;
}

export function createRowPages({ load, onPage, onError, before }: RowPagesOptions): RowPages {
  const pages = new Map<number, readonly KeptRow[]>();
  const asked = new Map<number, AbortController>();

  const ask = (page: number): void => {
    if (pages.has(page) || asked.has(page)) return;
    const leave = new AbortController();
    asked.set(page, leave);
    load(page * PAGE_ROWS, PAGE_ROWS, leave.signal).then(
      (found) => {
        asked.delete(page);
        if (leave.signal.aborted) return;
        pages.set(page, found.rows);
        const [oldest] = pages.keys();
        if (pages.size > MOST_PAGES && oldest !== undefined) pages.delete(oldest);
        onPage(found);
      },
      (error: unknown) => {
        asked.delete(page);
        if (!leave.signal.aborted) onError(error);
      },
    );
  };

  return {
    row(place) {
      const page = Math.floor(place / PAGE_ROWS);
      return (pages.get(page) ?? before?.get(page))?.[place % PAGE_ROWS];
    },
    need(first, end, total = Number.POSITIVE_INFINITY) {
      const last = Math.min(end + AHEAD_ROWS, total) - 1;
      const from = Math.floor(Math.max(0, first - AHEAD_ROWS) / PAGE_ROWS);
      const to = Math.floor(Math.max(first, last) / PAGE_ROWS);
      // Who scrolls past pages does not wait for them.
      for (const [page, leave] of asked) {
        if (page >= from && page <= to) continue;
        leave.abort();
        asked.delete(page);
      }
      for (let page = from; page <= to; page += 1) ask(page);
    },
    leave() {
      for (const each of asked.values()) each.abort();
      asked.clear();
    },
    shown: () => new Map([...(before ?? []), ...pages].slice(-MOST_PAGES)),
  };
}
