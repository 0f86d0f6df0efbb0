/** The URL table as links in bodies and filters see it. */
import type { RouteMatch, Router, Routes } from '../../drf/router.ts';
import type { View } from '../view-set/view.ts';
import type { Urls } from './world.ts';

/**
 * All that a real server has: what is served here, and the lists and rows of all that it names. A hyperlink to what is not
 * served here is a link to the wrong resource, not to nowhere.
 * Source: DRF routers.DefaultRouter, which lists what is registered with it; BEHAVIOUR 5 and 23.
 */
export function realRoutes(views: readonly View[], names: readonly string[]): readonly Routes[] {
  const served = views.map(({ routes }) =>
    names.includes(routes.basename) ? { ...routes, hasList: true } : routes,
  );
  const known: ReadonlySet<string> = new Set(served.map(({ basename }) => basename));
  const others = names.filter((name) => !known.has(name));
  const traits = { hasList: true, actions: [], takesSuffix: true };
  return [...served, ...others.map((basename) => ({ basename, ...traits }))];
}

/** `aliased` are the views whose example links of the published page are taken for theirs. */
export function createUrls(router: Router, aliased: readonly View[]): Urls {
  const examples = aliased.flatMap(({ exampleBasename, routes }) =>
    exampleBasename === undefined
      ? []
      : [[`/api/${exampleBasename}/`, `/api/${routes.basename}/`] as const],
  );
  const resolve = (path: string): RouteMatch | undefined => router.resolve(path);
  return {
    resolve,
    resolveLink: (path) => {
      const example = examples.find(([prefix]) => path.startsWith(prefix));
      return resolve(example ? example[1] + path.slice(example[0].length) : path);
    },
    patterns: () => router.patterns(),
  };
}

/** True where the path leads nowhere, but somewhere with one more slash; one that ends in a slash gets no other. Source: Django CommonMiddleware. */
export function lacksSlash(path: string, { resolve }: Urls): boolean {
  return !path.endsWith('/') && resolve(`${path}/`) !== undefined && resolve(path) === undefined;
}
