/** Which routes of the control plane a path can mean, and what stands in the place of their names. */
import type { AdminRoute } from './admin-route.ts';
import { ADMIN_ROUTES } from './routes.ts';

export type PathParameters = Readonly<Record<string, string>>;

export interface FittingRoute {
  readonly route: AdminRoute;
  readonly parameters: PathParameters;
}

/** The path without a slash at its end, which means the same; that of the control plane itself is one. */
export function withoutEndSlash(path: string): string {
  return path.replace(/(?<=.)\/$/, '') || '/';
}

/** `path` counts from `/__admin` on. One that stands there by its own name is no parameter of another. */
export function routesAt(path: string): readonly FittingRoute[] {
  const fitting = ADMIN_ROUTES.flatMap((route) => {
    const parameters = match(route.path, path);
    return parameters === undefined ? [] : [{ route, parameters }];
  });
  const exact = fitting.filter(({ route }) => route.path === path);
  return exact.length > 0 ? exact : fitting;
}

/** What stands for `:name` in a path; undefined where the path is another one. */
function match(pattern: string, path: string): PathParameters | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = Object.create(null);
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) parameters[segment.slice(1)] = value;
    else if (segment !== value) return undefined;
  }
  return Object.values(parameters).includes('') ? undefined : parameters;
}
