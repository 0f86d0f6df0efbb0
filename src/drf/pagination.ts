/** Page arithmetic: which rows a page holds and which pages stand around it. */
import { pythonInt } from '../values/python-text.ts';
import type { QueryDict } from './query-dict.ts';
import { LOOKUP } from './refusals.ts';

/** Source: Waldur core/pagination.LinkHeaderPagination; BEHAVIOUR 8. */
const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 300;
const LAST_PAGE = 'last';

export interface Page {
  /** Counted from 1. */
  readonly number: number;
  readonly size: number;
  /** How many rows the whole list has. */
  readonly count: number;
  /** How many pages it has: one at the least. */
  readonly pages: number;
}

/**
 * The page that a query asks for. An unreadable page size falls back to the default and a large one is cut to the maximum:
 * neither is an error.
 * @throws ApiException 404 when the number is not a page of this list.
 * Source: DRF pagination.PageNumberPagination; BEHAVIOUR 8.
 */
export function pageOf(query: QueryDict, count: number): Page {
  const size = pageSize(query.get('page_size'));
  const pages = Math.max(1, Math.ceil(count / size));
  const asked = query.get('page') ?? '';
  if (asked === '') return { number: 1, size, count, pages };
  const number = asked === LAST_PAGE ? BigInt(pages) : pythonInt(asked);
  if (number === undefined || number < 1n || number > pages) {
    throw LOOKUP.invalid_page.error();
  }
  return { number: Number(number), size, count, pages };
}

function pageSize(text: string | undefined): number {
  const wanted = text === undefined ? undefined : pythonInt(text);
  if (wanted === undefined || wanted <= 0n) return DEFAULT_PAGE_SIZE;
  return wanted > MAX_PAGE_SIZE ? MAX_PAGE_SIZE : Number(wanted);
}
