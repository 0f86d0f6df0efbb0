/** The views and their URLs, behind the `#`: what can be shared, and gone back to. */

export const VIEWS = [
  'requests',
  'data',
  'faults',
  'clock',
  'coverage',
  'contract',
  'sandboxes',
  'tokens',
] as const;
export type View = (typeof VIEWS)[number];

export interface Route {
  readonly view: View;
  /** What stands behind the view's name, decoded: `['payments', '…']`. */
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

const isView = (name: string): name is View => VIEWS.some((view) => view === name);

/** Anything that is no route of the page is its first view. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [view = '', ...more] = path.split('/').map(decoded);
  if (!isView(view)) return { view: 'requests', path: [], query: {} };
  const parts = more.filter((part) => part !== '');
  return { view, path: parts, query: Object.fromEntries(new URLSearchParams(query)) };
}

/** With the `#`; what is empty in the query is left out. */
export function hashOf(
  view: View,
  path: readonly (string | number)[] = [],
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') given.set(name, String(value));
  }
  const search = given.toString();
  const steps = [view, ...path.map((part) => encodeURIComponent(part))];
  return `#/${steps.join('/')}${search === '' ? '' : `?${search}`}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
