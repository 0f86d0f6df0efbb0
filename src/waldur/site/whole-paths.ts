/** Where the paths lead that name no row: nearly every list is asked for by one of them. */
import { METHODS } from '../view-set/route.ts';
import type { Target, View } from '../view-set/view.ts';

/** Where a path leads, whatever the method. */
export type Place = Omit<Target, 'endpoint'>;

export function targetAt({ view, match, route }: Place, method: string): Target {
  // Name by name: spread, it would take Node 20 forty times as long.
  return { view, match, route, endpoint: route.find(method) };
}

type Found = ReadonlyMap<string, Target>;

/** Gives what each method leads to at one of these paths, which is found when it is first asked for; undefined for any other. */
export function wholePaths(
  views: readonly View[],
  locate: (path: string) => Place | undefined,
): (path: string) => Found | undefined {
  const paths = views.flatMap(({ routes: { basename, hasList } }) => {
    if (basename.startsWith('/')) return [basename];
    return hasList ? [`/api/${basename}/`] : [];
  });
  const whole: ReadonlySet<string> = new Set(paths);
  const found = new Map<string, Found>();
  return (path) => {
    const known = found.get(path);
    if (known || !whole.has(path)) return known;
    const place = locate(path);
    if (!place) return undefined;
    const targets = new Map(METHODS.map((method) => [method, targetAt(place, method)]));
    found.set(path, targets);
    return targets;
  };
}
