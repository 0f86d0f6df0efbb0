/** What is asked without changing anything: what the operations take, with values of the rows that there are. */
import { NEWER_STATE, site } from '../../resources/index.ts';
import { OWN_USER } from '../pull/places.ts';
import { LISTS, type ListPlace, NO_PAGES, NOWHERE, PAYMENTS, SINGLES } from './places.ts';
import type { Probe, ProbeCaller } from './probe.ts';
import type { Sample, SampleRow } from './sample.ts';

/** Rows of each table that are asked for by themselves. */
const SINGLE_ROWS = 5;
/** Parameters that are no filters. */
const OTHERS = ['page', 'page_size', 'o', 'field', 'format'];
const NONSENSE = 'no-such-value';

const TOKENS = [
  ['a wrong token', 'Token 0123456789abcdef0123456789abcdef01234567'],
  ['a token without a word', 'Token'],
  ['a token of two words', 'Token a b'],
  ['a bearer', 'Bearer no-such-token'],
  ['a scheme twice', 'Bearer Token no-such-token'],
] as const;

export function readProbes(sample: Sample, roles: readonly string[]): readonly Probe[] {
  const callers: readonly ProbeCaller[] = ['user', 'nobody', ...roles.map((role) => ({ role }))];
  return [
    ...LISTS.flatMap((place) => listProbes(place, sample, callers)),
    ...LISTS.flatMap((place) => rowProbes(place, sample, callers)),
    ...SINGLES.flatMap(({ operation, path, isShape, isOpen = false }) =>
      callers.flatMap((caller) => [
        { ...get(operation, path, { caller }), isShape, isOpen },
        { ...ask('OPTIONS', operation, path, { caller }), isShape },
      ]),
    ),
    ...TOKENS.map(([words, authorization]) =>
      get(`authentication: ${words}`, PAYMENTS, { caller: { authorization } }),
    ),
    ...NO_PAGES.map((path) => get('routing', path)),
    get('routing', PAYMENTS.slice(0, -1), {}),
    ...['de', ''].map((language) =>
      get('languages', `${PAYMENTS}${NOWHERE}/`, { headers: { 'Accept-Language': language } }),
    ),
    get('languages', `${PAYMENTS}?o=x`, {
      headers: { 'Accept-Language': 'et;q=0.5, xx' },
      lists: 'payments',
    }),
    ask('GET', 'impersonation', OWN_USER, {
      headers: { 'X-Impersonated-User-Uuid': NOWHERE.replaceAll('-', '') },
    }),
  ];
}

interface More {
  readonly caller?: ProbeCaller;
  readonly headers?: Readonly<Record<string, string>>;
  readonly lists?: string;
}

function ask(method: string, rule: string, path: string, more: More = {}): Probe {
  const { caller = 'user', headers, lists } = more;
  const told = headers
    ? ` ${Object.entries(headers).map(([name, value]) => `${name}: ${value || 'none'}`)}`
    : '';
  const who = caller === 'user' ? '' : ` as ${whoIs(caller)}`;
  return {
    name: `${method} ${path}${told}${who}`,
    phase: 'read',
    rule,
    caller,
    request: { method, path, ...(headers && { headers }) },
    ...(lists === undefined ? {} : { lists }),
  };
}

function whoIs(caller: ProbeCaller): string {
  if (typeof caller === 'string') return caller;
  return 'role' in caller ? caller.role : caller.authorization.replace(/no-such|[0-9a-f]{40}/, '…');
}

const get = (rule: string, path: string, more?: More): Probe => ask('GET', rule, path, more);

function listProbes(
  { prefix, path, table }: ListPlace,
  sample: Sample,
  callers: readonly ProbeCaller[],
): readonly Probe[] {
  const rule = `${prefix}_list`;
  const rows = sample.rows(table);
  const query = (text: string, more: More = {}): Probe =>
    get(`${rule}: ${text.split('=', 1)[0]}`, `${path}?${text}`, { lists: table, ...more });
  const isTold = (column: string): boolean => sample.tells(table, column);
  const isToldFor = (name: string): boolean => isTold(name) || isTold(name.replace(/_uuid$/, ''));
  const known = site.operations.find(({ id }) => id === rule)?.query ?? [];
  return [
    ...callers.flatMap((caller) => [
      get(rule, path, { caller, lists: table }),
      ask('HEAD', `${rule}: HEAD`, path, { caller, lists: table }),
      ask('OPTIONS', `${rule}: OPTIONS`, path, { caller }),
    ]),
    ...['page=1&page_size=3', 'page=last', 'page=0', 'page=99999'].map((text) => query(text)),
    // The server has at least as many.
    ...(rows.length > 2 ? [query('page=2&page_size=2')] : []),
    ...['page=x', 'page_size=0', 'page_size=x', 'page_size=1000'].map((text) => query(text)),
    ...known
      .filter((name) => !OTHERS.includes(name))
      .flatMap((name) =>
        [...(isToldFor(name) ? valuesFor(name, rows) : []), NONSENSE, '']
          // Asked for below, by a rule of its own: older servers do not know it.
          .filter((value) => value !== NEWER_STATE)
          .map((value) => query(`${name}=${encodeURIComponent(value)}`)),
      ),
    ...(known.includes('state')
      ? [{ ...query(`state=${NEWER_STATE}`), rule: `${rule}: a newer state` }]
      : []),
    ...(known.includes('o')
      ? [...orderings(rows, isTold), 'no_such_key', '-', ''].map((key) => ({
          ...query(`o=${key}`),
          orderedBy: key.replace('-', ''),
        }))
      : []),
    ...(known.includes('field')
      ? ['field=uuid', 'field=url&field=uuid', 'field=no_such_field'].map((text) => query(text))
      : []),
    query('no_such_parameter=1'),
    query('format=json'),
    query('format=xml'),
    get(`${rule}: Accept`, path, { headers: { Accept: 'application/pdf' } }),
    get(`${rule}: Accept`, path, { headers: { Accept: 'text/html' }, lists: table }),
    get(`${rule}: .json`, `${path}.json`, {}),
    get(`${rule}: slash`, path.slice(0, -1), {}),
  ];
}

/** What the first rows hold under that name, or in what they refer to. */
function valuesFor(name: string, rows: readonly SampleRow[]): readonly string[] {
  const column = name.replace(/_uuid$/, '');
  const found = rows.slice(0, SINGLE_ROWS).flatMap((row) => {
    const { [name]: exact, [column]: related } = row;
    const value = exact ?? (name.endsWith('_uuid') ? related : undefined);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [String(value)]
      : [];
  });
  return [...new Set(found)].slice(0, 2);
}

function orderings(
  [row = {}]: readonly SampleRow[],
  isTold: (column: string) => boolean,
): readonly string[] {
  return Object.keys(row)
    .filter(isTold)
    .flatMap((name) => [name, `-${name}`]);
}

function rowProbes(
  { prefix, path, table, action }: ListPlace,
  sample: Sample,
  callers: readonly ProbeCaller[],
): readonly Probe[] {
  const rule = `${prefix}_retrieve`;
  const rows = sample.rows(table);
  const uuids = rows
    .slice(0, SINGLE_ROWS)
    .flatMap(({ uuid }) => (typeof uuid === 'string' ? [uuid] : []));
  const [first = NOWHERE] = uuids;
  const row = `${path}${first}/`;
  return [
    ...uuids.map((uuid) => get(rule, `${path}${uuid}/`)),
    ...callers.flatMap((caller) => [
      get(rule, row, { caller }),
      ask('HEAD', `${rule}: HEAD`, row, { caller }),
      ask('OPTIONS', `${rule}: OPTIONS`, row, { caller }),
      get(`${rule}: no such row`, `${path}${NOWHERE}/`, { caller }),
    ]),
    get(`${rule}: uuid`, `${path}${first.replaceAll('-', '')}/`),
    get(`${rule}: uuid`, `${path}${first.toUpperCase()}/`),
    get(`${rule}: uuid`, `${path}no-uuid/`),
    get(`${rule}: slash`, row.slice(0, -1)),
    get(`${rule}: .json`, `${row.slice(0, -1)}.json`),
    get(`${rule}: format`, `${row}?format=xml`),
    get(`${rule}: Accept`, row, { headers: { Accept: 'application/pdf' } }),
    get(`${rule}: filters`, `${row}?o=no_such_key`),
    ...(action === undefined
      ? []
      : [
          get(`${prefix}_${action}: methods`, `${row}${action}/`),
          ask('OPTIONS', `${prefix}_${action}`, `${row}${action}/`),
        ]),
    ...(prefix === 'invoices' ? [get('invoices_items_retrieve', `${row}items/`)] : []),
  ];
}
