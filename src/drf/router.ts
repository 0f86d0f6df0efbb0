/** The URL table: which route a path is, with its lookup and its format suffix. */

/** What a resource serves under `/api/<basename>/`. */
export interface Routes {
  /** A path segment; the whole path for a route that stands alone. */
  readonly basename: string;
  /** False for a resource that has details only. */
  readonly hasList: boolean;
  /** The names of the extra operations under a detail. */
  readonly actions: readonly string[];
  /** False where `.json` is no way to ask. */
  readonly takesSuffix: boolean;
  /** True where all the rest of a path belongs to it, slashes and dots included: the lookup, or nothing of a route that stands alone. */
  readonly takesRest?: true;
}

/** A route and what its path said. `lookup` is the raw text in place of the uuid. */
export type RouteMatch = { readonly basename: string; readonly suffix: string | undefined } & (
  | { readonly kind: 'root' }
  | { readonly kind: 'single' }
  | { readonly kind: 'list' }
  | { readonly kind: 'detail'; readonly lookup: string }
  | { readonly kind: 'action'; readonly lookup: string; readonly action: string }
);

const ROOT = '/api/';
const SUFFIX = /\.([a-z0-9]+)\/?$/;

/** Resolves paths as Django's `resolve` does over what DRF's router registers. Source: DRF routers; BEHAVIOUR 10. */
export class Router {
  readonly #routes: ReadonlyMap<string, Routes>;
  /** Routes that stand alone, by what comes before the dot of a suffix. */
  readonly #suffixed: ReadonlyMap<string, Routes>;
  /** Those of which a path needs to have no more than the beginning. */
  readonly #prefixes: readonly Routes[];

  constructor(routes: readonly Routes[]) {
    this.#routes = new Map(routes.map((each) => [each.basename, each]));
    const alone = routes.filter(({ basename }) => basename.startsWith('/'));
    this.#suffixed = new Map(
      alone.flatMap((each) => (each.takesSuffix ? [[beforeSuffix(each), each] as const] : [])),
    );
    this.#prefixes = alone.filter(({ takesRest }) => takesRest);
  }

  /** The route of a percent-decoded path, or undefined where there is none. Case matters; so does the final slash. */
  resolve(path: string): RouteMatch | undefined {
    const found = this.#resolveWhole(path);
    if (found) return found;
    const prefix = this.#prefixes.find(({ basename }) => path.startsWith(basename));
    return prefix && { basename: prefix.basename, suffix: undefined, kind: 'single' };
  }

  #resolveWhole(path: string): RouteMatch | undefined {
    if (this.#routes.has(path)) return { basename: path, suffix: undefined, kind: 'single' };
    if (path === '/' || path === ROOT) return { basename: '', suffix: undefined, kind: 'root' };
    if (!path.startsWith(ROOT)) return undefined;
    const suffix = path.includes('.') ? SUFFIX.exec(path) : null;
    const end = suffix ? suffix.index : path.length - 1;
    const single = suffix && this.#suffixed.get(path.slice(0, end));
    if (suffix && single) {
      return { basename: single.basename, suffix: suffix[1], kind: 'single' };
    }
    const slash = path.indexOf('/', ROOT.length);
    const cut = slash < 0 ? end : Math.min(slash, end);
    const routes = this.#routes.get(path.slice(ROOT.length, cut));
    if (routes?.takesRest) return matchRest(routes, path.slice(cut + 1));
    if (!suffix && path[end] !== '/') return undefined;
    if (!routes || (suffix && !routes.takesSuffix)) return undefined;
    return match(routes, cut < end ? path.slice(cut + 1, end) : undefined, suffix?.[1]);
  }

  /** The patterns one by one, as an unresolvable hyperlink is told them. */
  patterns(): readonly string[] {
    return [...this.#routes.values()].flatMap(({ basename, hasList, actions, takesRest }) =>
      basename.startsWith('/')
        ? [`^${basename.slice(1)}${takesRest ? '' : '$'}`]
        : [
            ...(hasList ? [`^api/${basename}/$`] : []),
            `^api/${basename}/(?P<uuid>${takesRest ? '.+' : '[^/.]+'})/$`,
            ...actions.map((action) => `^api/${basename}/(?P<uuid>[^/.]+)/${action}/$`),
          ],
    );
  }
}

/** The router's own root has the dot behind its slash, every other route in its place. Source: DRF routers.DefaultRouter. */
function beforeSuffix({ basename }: Routes): string {
  return basename === ROOT ? ROOT : basename.slice(0, -1);
}

function match(
  { basename, hasList, actions }: Routes,
  rest: string | undefined,
  suffix: string | undefined,
): RouteMatch | undefined {
  if (rest === undefined) return hasList ? { basename, suffix, kind: 'list' } : undefined;
  const slash = rest.indexOf('/');
  const lookup = slash < 0 ? rest : rest.slice(0, slash);
  if (lookup === '' || lookup.includes('.')) return undefined;
  if (slash < 0) return { basename, suffix, kind: 'detail', lookup };
  const action = rest.slice(slash + 1);
  return actions.includes(action)
    ? { basename, suffix, kind: 'action', lookup, action }
    : undefined;
}

/** A dot of Python's is any character but a new line. */
function matchRest({ basename }: Routes, rest: string): RouteMatch | undefined {
  const lookup = rest.slice(0, -1);
  const isRoute = rest.endsWith('/') && lookup !== '' && !lookup.includes('\n');
  return isRoute ? { basename, suffix: undefined, kind: 'detail', lookup } : undefined;
}
