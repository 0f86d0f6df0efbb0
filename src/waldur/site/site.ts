/** What stands in front of every view: Django's middleware and URL table. */
import type { Operation, PossibleRefusal, RefusingOperation } from '../../drf/operation.ts';
import { hasTooManyFields } from '../../drf/query-dict.ts';
import type { Refusal } from '../../drf/refusal.ts';
import { METHOD, REQUEST } from '../../drf/refusals.ts';
import type { RefusalListener } from '../../drf/refused.ts';
import { emptyReply, HTML, type Reply } from '../../drf/reply.ts';
import type { Request } from '../../drf/request.ts';
import { type RouteMatch, Router } from '../../drf/router.ts';
import { lazy } from '../../values/lazy.ts';
import type { Contract } from '../contract.ts';
import { IMPERSONATION } from '../refusals.ts';
import type { Resource } from '../resource.ts';
import { possible } from '../view-set/endpoint.ts';
import type { Target, View } from '../view-set/view.ts';
import type { Elsewhere } from './elsewhere.ts';
import { dispatch, type Observer } from './lifecycle.ts';
import { inLanguage, LANGUAGE_HEADERS } from './middleware.ts';
import { refusedAsPage, refusedHost, slashRedirect } from './page-replies.ts';
import { rootPage } from './root-page.ts';
import { createUrls, lacksSlash, realRoutes } from './urls.ts';
import { type Place, targetAt, wholePaths } from './whole-paths.ts';
import type { Urls, World } from './world.ts';

/** It is answered before the locale middleware, and so tells no language. Source: BEHAVIOUR 10 and 24. */
const PREFLIGHT_HEADERS = { ...HTML, Vary: LANGUAGE_HEADERS.Vary } as const;
/** Source: Django http/request.host_validation_re. */
const HOST = /^([a-z0-9.-]+|\[[a-f0-9]*:[a-f0-9.:]+\])(:[0-9]+)?$/i;

/** All views behind one URL table. */
export interface Site {
  /** What a request leads to, if it leads anywhere. */
  readonly find: (request: Pick<Request, 'method' | 'path'>) => Target | undefined;
  /** Answers at once, unless a body has to come in first. */
  readonly handle: (
    request: Request,
    target: Target | undefined,
    world: World,
    observer?: Observer,
  ) => Reply | Promise<Reply>;
  /** All operations, in the order of the resources; made, with their routes, when somebody asks. */
  readonly operations: readonly RefusingOperation[];
  /** The header `Allow` of an operation's route. */
  readonly allowOf: (operation: Operation) => string;
  /** The catalogue: all that can be refused, by operations or before there is one, as often as it is named. */
  readonly refusals: readonly PossibleRefusal[];
  readonly urls: (contract: Contract) => Urls;
  /** Whether a path leads to something whatever the contract. */
  readonly serves: (path: string) => boolean;
}

/** What a real server has, be it served here or not. */
export interface RealRoutes {
  /** Of resources: the first segment after `/api/`. */
  readonly names: readonly string[];
  /** By resource: words in the place of a uuid that are none. */
  readonly siblings: Readonly<Record<string, readonly string[]>>;
}

/**
 * Resources without a view are known all the same.
 * Source: Django CommonMiddleware, corsheaders; BEHAVIOUR 10 and 11.
 */
export function createSite(
  resources: readonly Resource[],
  singleViews: readonly View[],
  { names, siblings }: RealRoutes,
  elsewhere: Elsewhere = () => undefined,
): Site {
  const views = [...singleViews, ...resources.flatMap(({ view }) => (view ? [view] : []))];
  const router = new Router(realRoutes(views, names));
  const byBasename: ReadonlyMap<string, View> = new Map(
    views.map((view) => [view.routes.basename, view]),
  );
  /** True for what a resource that is served here has besides. */
  const isBesides = (match: RouteMatch): boolean =>
    match.kind === 'detail'
      ? siblings[match.basename]?.includes(match.lookup) === true
      : match.kind === 'list' && byBasename.get(match.basename)?.routes.hasList === false;
  /** True for a path that a real server has and this mock has not. */
  const isGap = (path: string): boolean => {
    const [, basename = ''] = /^\/api\/([^/.]+)/.exec(path) ?? [];
    if (!byBasename.has(basename)) return names.includes(basename);
    const match = router.resolve(path);
    return match !== undefined && isBesides(match);
  };
  const locate = (path: string): Place | undefined => {
    const match = router.resolve(path);
    const view = match && byBasename.get(match.basename);
    return match && view && !isBesides(match)
      ? { view, match, route: view.route(match) }
      : undefined;
  };
  const known = wholePaths(views, locate);
  const operations = lazy(() => operationsOf(views));
  const allows = lazy(() => allowsOf(views));
  const refusals = lazy(() => [
    ...operations().flatMap((operation) => operation.refusals),
    ...ofNoOperation(),
  ]);
  return {
    allowOf: ({ path }) => allows().get(path) ?? '',
    get operations() {
      return operations();
    },
    get refusals() {
      return refusals();
    },
    urls: ({ differences }) =>
      createUrls(router, differences.example_links === 'taken' ? views : []),
    find({ method, path }) {
      const target = known(path)?.get(method);
      if (target) return target;
      const place = locate(path);
      return place && targetAt(place, method);
    },
    handle(request, target, world, observer) {
      if (isPreflight(request)) return emptyReply(200, PREFLIGHT_HEADERS);
      const language = world.languages.chosenBy(request.headers);
      const early = refusedAtOnce(request, target, world, observer);
      if (early) return inLanguage(language, early);
      if (target) {
        return inLanguage(language, dispatch(target, request, world, language, observer));
      }
      const reply = elsewhere({ request, world, language, observer });
      if (reply) return inLanguage(language, reply);
      if (world.upstream) {
        observer?.onAnswerer('upstream');
        return world.upstream(request);
      }
      const refusal = isGap(request.path) ? REQUEST.not_in_this_mock : REQUEST.no_such_page;
      return inLanguage(language, refusedAsPage(refusal, observer));
    },
    serves(path) {
      const place = locate(path);
      return path === '/' || (place !== undefined && place.route.isIn === undefined);
    },
  };
}

/** All that can be asked, OPTIONS apart. */
function operationsOf(views: readonly View[]): readonly RefusingOperation[] {
  return views.flatMap(({ all }) =>
    all().flatMap(({ endpoints }) =>
      [...endpoints.values()].flatMap(({ operation }) => operation ?? []),
    ),
  );
}

/** The header `Allow` of each path, as operations have it. */
function allowsOf(views: readonly View[]): ReadonlyMap<string, string> {
  return new Map(
    views.flatMap(({ all }) =>
      all().flatMap(({ endpoints, headers }) =>
        [...endpoints.values()].flatMap(({ operation }) =>
          operation ? [[operation.path, headers['Allow'] ?? ''] as const] : [],
        ),
      ),
    ),
  );
}

function ofNoOperation(): readonly PossibleRefusal[] {
  return [
    ...Object.values<Refusal>(REQUEST),
    ...Object.values<Refusal>(METHOD),
    ...Object.values<Refusal>(IMPERSONATION),
  ].map(possible);
}

/** What needs no view. */
function refusedAtOnce(
  request: Request,
  target: Target | undefined,
  { urls }: World,
  listener: RefusalListener | undefined,
): Reply | undefined {
  if (!HOST.test(request.headers['host'] ?? 'localhost'))
    return refusedHost(REQUEST.host, listener);
  if (request.path === '/') return rootPage(request);
  if (!target) return lacksSlash(request.path, urls) ? slashRedirect(request) : undefined;
  return hasTooManyFields(request.queryString)
    ? refusedAsPage(REQUEST.too_many_parameters, listener)
    : undefined;
}

function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}
