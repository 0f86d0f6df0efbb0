/** How a list tells of its pages: in headers, not in an envelope. */
import type { Page } from '../drf/pagination.ts';
import type { Request } from '../drf/request.ts';
import { escapeUriPath, quotePlus } from '../drf/text.ts';

/** `X-Result-Count` and `Link`, the latter with absolute URLs. Source: Waldur LinkHeaderPagination; BEHAVIOUR 8. */
export function pageHeaders(request: Request, page: Page): Readonly<Record<string, string>> {
  const { number, pages } = page;
  const others = request.query.names().filter((name) => name !== 'page');
  const link = (target: number, relation: string): string =>
    `<${request.base}${escapeUriPath(request.path)}${query(request, others, target)}>; rel="${relation}"`;
  const links = [
    link(1, 'first'),
    ...(number > 1 ? [link(number - 1, 'prev')] : []),
    ...(number < pages ? [link(number + 1, 'next')] : []),
    link(pages, 'last'),
  ];
  return { 'X-Result-Count': String(page.count), Link: links.join(', ') };
}

/** The query of a page: sorted by name, repeated values in their order, page 1 left out. */
function query(request: Request, others: readonly string[], page: number): string {
  const names = page === 1 ? others : [...others, 'page'];
  const pairs = [...names].sort(byCodePoint).flatMap((name) => {
    const values = name === 'page' ? [String(page)] : request.query.getList(name);
    return values.map((value) => `${quotePlus(name)}=${quotePlus(value)}`);
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
