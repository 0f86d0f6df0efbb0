/** How a list tells of its pages: in headers, not in an envelope. */
import { charsetOf } from '../../drf/media-type.ts';
import type { Page } from '../../drf/pagination.ts';
import { parseQuery, type QueryDict } from '../../drf/query-dict.ts';
import type { Request } from '../../drf/request.ts';
import { escapeUriPath, quotePlus } from '../../drf/text.ts';
import { byCodeUnit } from '../../values/text-order.ts';

const SEPARATOR = ', ';

/** `X-Result-Count` and `Link`, the latter with absolute URLs. Source: Waldur LinkHeaderPagination; BEHAVIOUR 8. */
export function pageHeaders(request: Request, page: Page): Readonly<Record<string, string>> {
  const { number, pages } = page;
  const path = request.base + escapeUriPath(request.path);
  const query = pageQuery(inUtf8(request));
  const link = (target: number, relation: string): string =>
    `<${path}${query(target)}>; rel="${relation}"`;
  let links = link(1, 'first');
  if (number > 1) links += SEPARATOR + link(number - 1, 'prev');
  if (number < pages) links += SEPARATOR + link(number + 1, 'next');
  links += SEPARATOR + link(pages, 'last');
  return { 'X-Result-Count': String(page.count), Link: links };
}

/** The links are made of the URL, which is UTF-8 whatever character set the body names. Source: DRF utils/urls.replace_query_param. */
function inUtf8({ headers, query, queryString }: Request): QueryDict {
  return charsetOf(headers['content-type']) ? parseQuery(queryString) : query;
}

/** The query of a page: sorted by name, repeated values in their order, page 1 left out. */
function pageQuery(query: QueryDict): (page: number) => string {
  if (query.isEmpty) return (page) => (page === 1 ? '' : `?page=${page}`);
  const others = query.names().filter((name) => name !== 'page');
  const before = pairsOf(others.filter((name) => name < 'page').sort(byCodeUnit), query);
  const behind = pairsOf(others.filter((name) => name > 'page').sort(byCodeUnit), query);
  return (page) => {
    const pairs = page === 1 ? [...before, ...behind] : [...before, `page=${page}`, ...behind];
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  };
}

function pairsOf(names: readonly string[], query: QueryDict): readonly string[] {
  return names.flatMap((name) =>
    query.getList(name).map((value) => `${quotePlus(name)}=${quotePlus(value)}`),
  );
}
