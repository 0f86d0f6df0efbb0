/** Which paths a pull is asked for: those that were named, and the routes of the server that a pattern is like. */
import { site } from '../../resources/index.ts';
import { withoutEndSlashes } from '../../server/urls.ts';
import { optionError } from '../../values/schema/problem-error.ts';
import { pathOf } from './link-path.ts';
import type { Source } from './source.ts';

const ROOT = '/api/';
const STAR = '*';

export interface Routes {
  /** Each once, in the order in which they were asked for. */
  readonly paths: readonly string[];
  /** Patterns that no route is like which the mock does not serve itself. */
  readonly unlike: readonly string[];
}

/** Before anything is pulled. @throws OptionError for a path that the mock serves itself */
export function refuseServed(paths: readonly string[]): void {
  const problems = paths.flatMap((path, index) =>
    !path.includes(STAR) && site.serves(path)
      ? [{ pointer: `/paths/${index}`, message: `names ${path}, which the mock serves itself` }]
      : [],
  );
  if (problems.length > 0) throw optionError(problems);
}

/** @throws RemoteError where there is a pattern, and the server does not tell its routes */
export async function routesOf(
  source: Source,
  from: string,
  wanted: readonly string[],
): Promise<Routes> {
  const routes = wanted.some((each) => each.includes(STAR)) ? await allRoutes(source, from) : [];
  const unlike: string[] = [];
  const paths = wanted.flatMap((each) => {
    if (!each.includes(STAR)) return [each];
    const found = routes.filter((route) => isLike(route, each) && !site.serves(route));
    if (found.length === 0) unlike.push(each);
    return found;
  });
  return { paths: [...new Set(paths)], unlike };
}

/** What the root of the API names. Source: BEHAVIOUR 23. */
async function allRoutes(source: Source, from: string): Promise<readonly string[]> {
  const { json, status } = await source.json(ROOT);
  if (json === undefined || json === null || typeof json !== 'object') {
    throw source.unfit(ROOT, `it answers ${status}, and no names of routes`);
  }
  return Object.values(json).flatMap((link) => pathOf(link, from) ?? []);
}

/** Whether a path is like a pattern, with a slash at its end or without. */
function isLike(path: string, pattern: string): boolean {
  return [path, withoutEndSlashes(path)].some((each) => fits(each, pattern.split(STAR)));
}

/** Whether the pieces stand in it one behind the other, the first at its begin and the last at its end. */
function fits(path: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop() ?? '';
  if (!path.startsWith(first)) return false;
  let end = first.length;
  for (const piece of rest) {
    const found = path.indexOf(piece, end);
    if (found < 0) return false;
    end = found + piece.length;
  }
  return path.length - last.length >= end && path.endsWith(last);
}
