/** The way of a request: what happens first wins. */
import { barePage, handleException } from '../drf/exception-handler.ts';
import { BarePage, methodNotAllowed } from '../drf/exceptions.ts';
import { encodeJson } from '../drf/json-encoder.ts';
import { type Accepted, JSON_TYPE, negotiate } from '../drf/negotiation.ts';
import { parse, type RequestData } from '../drf/parsers.ts';
import { type Reply, withHeaders } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { createReverse } from '../drf/reverse.ts';
import type { RouteMatch } from '../drf/router.ts';
import { authenticate, type Identity } from './authentication.ts';
import type { Call } from './call.ts';
import type { User } from './users.ts';
import { allowed, type Endpoint, type Endpoints, type View } from './view.ts';
import type { World } from './world.ts';

const NO_DATA: RequestData = { kind: 'json', value: null };
const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const COMPACT: Accepted = { indent: 0 };

/** Told, on the way, what a request turned out to be. */
export interface Observer {
  readonly onActor: (actor: User | 'anonymous') => void;
  readonly onBody: (data: RequestData) => void;
}

/**
 * Answers a request whose route is known. A bad `Accept` beats a bad token, a bad token beats a wrong method, that beats
 * a missing role, that a missing row, that a wrong state, and only then is the body looked at.
 * Source: DRF views.APIView.dispatch, Waldur ActionsViewSet.initial; BEHAVIOUR 3.
 */
export async function dispatch(
  view: View,
  match: RouteMatch,
  request: Request,
  world: World,
  observer: Observer | undefined,
): Promise<Reply> {
  const endpoints = view.endpoints(match);
  const progress: { accepted: Accepted; identity?: Identity } = { accepted: COMPACT };
  let reply: Reply;
  try {
    progress.accepted = negotiate(request, match.suffix);
    progress.identity = authenticate(request, world);
    observer?.onActor(progress.identity.actor);
    const call = createCall(request, match, world, progress.identity);
    const endpoint = choose(view, endpoints, call);
    endpoint.permission(call.actor);
    reply = await perform(endpoint, call, observer);
  } catch (error) {
    if (error instanceof BarePage) return barePage(error.status, error.note);
    reply = handleException(error);
  }
  return withHeaders(render(reply, progress.accepted), {
    Allow: allowed(endpoints),
    ...impersonation(progress.identity, world),
  });
}

/**
 * While a body comes in, other requests are answered: so the row is fetched and checked once before the body, which
 * decides what is refused first, and once more after it, in the one step that changes anything.
 */
async function perform(
  { guard, parses }: Endpoint,
  call: Call,
  observer: Observer | undefined,
): Promise<Reply> {
  const { request, world } = call;
  const act = guard(call);
  if (!parses) {
    const isSafe = SAFE_METHODS.includes(request.method);
    return isSafe ? act(NO_DATA) : world.store.transaction(() => act(NO_DATA));
  }
  const data = await parse(request);
  observer?.onBody(data);
  return world.store.transaction(() => guard(call)(data));
}

function createCall(request: Request, match: RouteMatch, world: World, { actor }: Identity): Call {
  return {
    request,
    match,
    world,
    actor,
    reverse: createReverse(request, match.suffix),
    resolveLink: world.urls.resolveLink,
    prefix: request.prefix,
  };
}

/** @throws ApiException not_authenticated (401) before method_not_allowed (405) */
function choose(view: View, endpoints: Endpoints, { actor, request: { method } }: Call): Endpoint {
  const endpoint = endpoints.get(method === 'HEAD' ? 'GET' : method);
  if (endpoint !== undefined && endpoint !== 'refused') return endpoint;
  view.permission(actor);
  throw methodNotAllowed(method);
}

function render(reply: Reply, { indent }: Accepted): Reply {
  if (reply.body.kind !== 'json') return reply;
  return {
    status: reply.status,
    headers: { 'Content-Type': JSON_TYPE, ...reply.headers },
    body: { kind: 'text', text: encodeJson(reply.body.value, indent) },
  };
}

function impersonation(
  identity: Identity | undefined,
  { contract }: World,
): Record<string, string> {
  const impersonator = identity?.impersonator;
  return impersonator === undefined
    ? {}
    : { 'X-impersonator-uuid': contract.wireUuid(impersonator.uuid) };
}
