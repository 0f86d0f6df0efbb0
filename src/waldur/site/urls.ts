/** The URL table as links in bodies and filters see it. */
import type { RouteMatch, Router } from '../../drf/router.ts';
import type { View } from '../view-set/view.ts';
import type { Urls } from './world.ts';

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

/** True where the path leads somewhere with one more slash; one that ends in a slash gets no other. Source: Django CommonMiddleware. */
export function lacksSlash(path: string, { resolve }: Urls): boolean {
  return !path.endsWith('/') && resolve(`${path}/`) !== undefined;
}
