/** Bends of lists: their pages, filters and orders. */
import { answers, type Bend, header, isListOf, json } from './bends.ts';

const LIST = /^payments_list(: |$)/;
const isList = isListOf('payments');

/** A parameter that the server does not heed. */
const unheeded =
  (basename: string, ...names: readonly string[]) =>
  ({ path }: { readonly path: string }): { readonly path: string } => {
    const url = new URL(path, 'http://x');
    if (url.pathname !== `/api/${basename}/` || url.search === '') return { path };
    for (const name of names) url.searchParams.delete(name);
    return { path: url.pathname + url.search };
  };

export const BENT_LISTS: readonly Bend[] = [
  {
    name: 'another order',
    after: json(isList, (list) => (Array.isArray(list) ? list.reverse() : list)),
    ...{ rules: /^(payments_list(: |$)|languages$)/, places: /order$|body rows$/ },
  },
  {
    name: 'ordering is not heeded',
    before: unheeded('customers', 'o'),
    ...{ rules: /^customers_list: o$/, places: /^(body order|header link)/ },
  },
  {
    name: 'a filter is not heeded',
    before: unheeded('payments', 'profile_uuid'),
    ...{
      rules: /^payments_list: profile_uuid$/,
      places: /^(status|body|header (x-result-count|link))/,
    },
  },
  {
    name: 'a filter of a range is not heeded',
    before: unheeded('invoices', 'min_sum', 'max_sum'),
    ...{ rules: /^invoices_list: m(in|ax)_sum$/, places: /^(status|body|header)/ },
  },
  {
    name: 'a wrong value of a filter gives nothing',
    after: answers(
      (asked, { status }) => isList(asked) && status === 400,
      (answer) => ({ ...answer, status: 200, body: '[]' }),
    ),
    ...{ rules: LIST, places: /^(status|body|header)/ },
  },
  {
    name: 'an unknown parameter is refused',
    after: answers(
      ({ path }) => path.includes('no_such_parameter'),
      (answer) => ({ ...answer, status: 400, body: '{"no_such_parameter":["Unknown."]}' }),
    ),
    ...{ rules: /_list: no_such_parameter$/, places: /^(status|body)$/ },
  },
  {
    name: 'another page size',
    before: ({ path }) =>
      path === '/api/payments/' ? { path: '/api/payments/?page_size=3' } : { path },
    ...{ rules: LIST, places: /^(body|header link)/ },
  },
  {
    name: 'page_size is not heeded',
    before: unheeded('payments', 'page_size'),
    ...{ rules: LIST, places: /^(status|body|header)/ },
  },
  {
    name: 'a page behind the last one is empty',
    after: answers(
      (asked) => isList(asked) && asked.path.includes('page=99999'),
      (answer) => ({ ...answer, status: 200, body: '[]' }),
    ),
    ...{ rules: /^payments_list: page$/, places: /^(status|body)$/ },
  },
  {
    name: 'X-Result-Count is wrong',
    after: header(isListOf('customers'), 'x-result-count', (count) => count && `${count}0`),
    ...{ rules: /^customers_list/, places: /^header x-result-count$/ },
  },
  {
    name: 'X-Result-Count is gone',
    after: header(isListOf('roles'), 'x-result-count', () => undefined),
    ...{ rules: /^roles_list/, places: /^header x-result-count$/ },
  },
  {
    name: 'Link is gone',
    after: header(isList, 'link', () => undefined),
    ...{ rules: /^(payments_list(: |$)|languages$)/, places: /^header link$/ },
  },
  {
    name: 'Link has no last page',
    after: header(isListOf('invoices'), 'link', (link) =>
      link.replace(/, <[^>]*>; rel="last"/, ''),
    ),
    ...{ rules: /^invoices_list/, places: /^header link$/ },
  },
];
