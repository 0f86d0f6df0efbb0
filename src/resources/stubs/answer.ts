/** How stubs answer: on the way of every request, with a view that is made of those at its path. */
import { hasTooManyFields } from '../../drf/query-dict.ts';
import { PERMISSION, REQUEST } from '../../drf/refusals.ts';
import { overlaid, type Reply } from '../../drf/reply.ts';
import type { Request } from '../../drf/request.ts';
import type { Selection } from '../../store/selection.ts';
import { NOTE_HEADER } from '../../values/own-paths.ts';
import type { Call } from '../../waldur/site/call.ts';
import type { Meeting } from '../../waldur/site/elsewhere.ts';
import { dispatch } from '../../waldur/site/lifecycle.ts';
import { refusedAsPage, slashRedirect } from '../../waldur/site/page-replies.ts';
import {
  everybody,
  isAuthenticated,
  type Permission,
  userOf,
} from '../../waldur/site/permissions.ts';
import { defineEndpoint, type Endpoint } from '../../waldur/view-set/endpoint.ts';
import { createRoute, methodOf } from '../../waldur/view-set/route.ts';
import type { Target } from '../../waldur/view-set/view.ts';
import type { Stub } from './fields.ts';
import { stubsAt, stubsFor } from './find.ts';
import { replyOf } from './reply-of.ts';
import { isFor } from './roles.ts';

const WITH_BODY: readonly string[] = ['POST', 'PUT', 'PATCH'];

/**
 * Undefined where no stub is at the path, or those with the method want another query. A method that none has is refused as
 * one that the path does not have; a user for whom none is, as one who may not.
 */
export function answerByStub(
  stubs: Selection<Stub>,
  { request, world, language, observer }: Meeting,
): Reply | Promise<Reply> | undefined {
  const here = stubsAt(stubs, request.path);
  if (here.length === 0) return lacksSlash(stubs, request) ? slashRedirect(request) : undefined;
  const meant = stubsFor(here, request);
  const hasMethod = here.some(({ method }) => method === methodOf(request));
  if (hasMethod && meant.length === 0) return undefined;
  observer?.onAnswerer('stub');
  if (hasTooManyFields(request.queryString)) {
    return refusedAsPage(REQUEST.too_many_parameters, observer);
  }
  let chosen: Stub | undefined;
  const target = targetOf(here, request, (call) => {
    chosen = chosenOf(meant, call);
    return replyOf(chosen, call);
  });
  const finish = (reply: Reply): Reply => told(chosen, here, reply);
  const reply = dispatch(target, request, world, language, observer);
  return reply instanceof Promise ? reply.then(finish) : finish(reply);
}

function lacksSlash(stubs: Selection<Stub>, { path }: Request): boolean {
  return !path.endsWith('/') && stubsAt(stubs, `${path}/`).length > 0;
}

/** The view of a path that has these stubs. */
function targetOf(
  here: readonly Stub[],
  { method, path }: Request,
  act: (call: Call) => Reply,
): Target {
  const routes = { basename: path, hasList: false, actions: [], takesSuffix: false };
  const permission = permissionOf(here);
  const methods = [...new Set(here.map((stub) => stub.method))];
  const made = createRoute({
    path,
    tag: 'stubs',
    name: 'Stub',
    permission,
    endpoints: methods.map((each) => endpointOf(path, each, here, act)),
  });
  const route = () => made;
  return {
    view: { routes, permission, all: () => [made], route },
    match: { basename: path, suffix: undefined, kind: 'single' },
    route: made,
    endpoint: made.find(method),
  };
}

function endpointOf(
  path: string,
  method: Stub['method'],
  here: readonly Stub[],
  act: (call: Call) => Reply,
): Endpoint {
  const endpoint = defineEndpoint({
    id: 'stub',
    scope: 'stub',
    method,
    path,
    summary: 'A stub',
    permission: permissionOf(here.filter((stub) => stub.method === method)),
    parameters: () => [],
    answer: () => ({ description: 'What the stub says.', content: {} }),
    guard: (call) => () => act(call),
  });
  // A body that no parser takes is refused, as the real server would, whatever the stub says.
  return { ...endpoint, parses: WITH_BODY.includes(method) };
}

function permissionOf(stubs: readonly Stub[]): Permission {
  return stubs.some(({ role }) => role === 'everybody') ? everybody : isAuthenticated;
}

/** @throws ApiException 401 or 403 for a caller for whom there is none */
function chosenOf(meant: readonly Stub[], call: Call): Stub {
  const found = meant.find(({ role }) => isFor(role, call.actor));
  if (found) return found;
  userOf(call);
  throw PERMISSION.denied.error();
}

/** The answer with the headers of its stub, and a note of whose it is before any other. */
function told(chosen: Stub | undefined, here: readonly Stub[], reply: Reply): Reply {
  const dressed = chosen ? overlaid(reply, chosen.headers) : reply;
  const whose = chosen
    ? `stub ${nameOf(chosen)}`
    : `stub: none for this request; there are ${namesOf(here)}`;
  const other = dressed.headers[NOTE_HEADER];
  const note = other === undefined ? whose : `${whose}; ${other}`;
  return overlaid(dressed, { [NOTE_HEADER]: note });
}

/** Most stubs that a note names. */
const MOST_NAMED = 5;

function namesOf(stubs: readonly Stub[]): string {
  const names = stubs
    .slice(0, MOST_NAMED)
    .map((stub) => (stub.role === null ? nameOf(stub) : `${nameOf(stub)} for ${stub.role}`));
  return [...names, ...(stubs.length > MOST_NAMED ? ['more'] : [])].join(', ');
}

function nameOf({ method, path }: Stub): string {
  return `${method} ${path}`;
}
