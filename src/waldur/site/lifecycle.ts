/** The way of a request: what happens first wins. */
import { handleException } from '../../drf/exception-handler.ts';
import { joinHeaders } from '../../drf/header-fields.ts';
import { encodeJson, JsonText } from '../../drf/json-encoder.ts';
import type { Language } from '../../drf/language/language.ts';
import { type Accepted, negotiate } from '../../drf/negotiation.ts';
import { parse, type RequestData } from '../../drf/parsers.ts';
import { ApiException } from '../../drf/refusal.ts';
import { METHOD } from '../../drf/refusals.ts';
import type { RefusalListener } from '../../drf/refused.ts';
import { NO_HEADERS, type Reply, withHeaders } from '../../drf/reply.ts';
import { type Request, RequestAborted } from '../../drf/request.ts';
import { createReverse } from '../../drf/reverse.ts';
import { SAFE_METHODS } from '../../values/http-methods.ts';
import { asServed } from '../refusals.ts';
import type { Endpoint } from '../view-set/endpoint.ts';
import type { Target } from '../view-set/view.ts';
import { authenticate, explained, type Identity } from './authentication.ts';
import { type Call, Once } from './call.ts';
import { FRAME_HEADERS, JSON_HEADERS } from './middleware.ts';
import type { World } from './world.ts';

const NO_DATA: RequestData = { kind: 'json', value: null };
const COMPACT: Accepted = { indent: 0 };

/** Told, on the way, what a request turned out to be. */
export interface Observer extends RefusalListener {
  /** The username; null for nobody. */
  readonly onActor: (username: string | null) => void;
  /** `bytes` are those that it was read from. */
  readonly onBody: (data: RequestData, bytes?: Uint8Array) => void;
  /** Called where it is not the mock itself that answers. */
  readonly onAnswerer: (answerer: 'stub' | 'upstream') => void;
  /** True once the request was given up: then nothing may be done for it any more. */
  readonly isOver: boolean;
}

/** How far a request has come. */
interface Progress {
  accepted: Accepted;
  identity: Identity | undefined;
}

/**
 * Answers a request whose route is known, at once unless its body has to come in first. A bad `Accept` beats a bad token,
 * a bad token beats a wrong method, that beats a missing role, that a missing row, that a wrong state, and only then is
 * the body looked at.
 * Source: DRF views.APIView.dispatch, Waldur ActionsViewSet.initial; BEHAVIOUR 3.
 */
export function dispatch(
  target: Target,
  request: Request,
  world: World,
  language: Language,
  observer: Observer | undefined,
): Reply | Promise<Reply> {
  const progress: Progress = { accepted: COMPACT, identity: undefined };
  const finish = (reply: Reply): Reply => finalize(reply, target, progress, world);
  const refuse = (thrown: unknown): Reply => {
    const error = explained(asServed(thrown, world.contract), request);
    const reply = handleException(error, language, observer);
    return error instanceof ApiException && error.isPage
      ? withHeaders(reply, { ...FRAME_HEADERS, ...impersonation(progress, world) })
      : finish(reply);
  };
  try {
    progress.accepted = negotiate(request, target.match.suffix);
    progress.identity = authenticate(request, world);
    const { actor } = progress.identity;
    observer?.onActor(actor === 'anonymous' ? null : actor.username);
    const call = createCall(request, target, world, actor, language, observer);
    const endpoint = choose(target, call);
    endpoint.permission.check(actor);
    if (!endpoint.parses) return finish(perform(endpoint, call));
    endpoint.guard(call);
    return parse(request).then((data) => {
      try {
        return finish(performWith(data, endpoint, call, observer));
      } catch (error) {
        return refuse(error);
      }
    }, refuse);
  } catch (error) {
    return refuse(error);
  }
}

/**
 * While a body comes in, other requests are answered: so the row is fetched and checked once before the body, which
 * decides what is refused first, and once more after it, in the one step that changes anything.
 */
function performWith(
  data: RequestData,
  { guard }: Endpoint,
  call: Call,
  observer: Observer | undefined,
): Reply {
  const { request, world } = call;
  if (observer?.isOver) throw new RequestAborted('It was given up while its body came in.');
  observer?.onBody(data, request.body.taken);
  return world.store.transaction(() => guard(call)(data));
}

function perform({ guard }: Endpoint, call: Call): Reply {
  const { request, world } = call;
  const act = guard(call);
  const isSafe = SAFE_METHODS.includes(request.method);
  return isSafe ? act(NO_DATA) : world.store.transaction(() => act(NO_DATA));
}

function createCall(
  request: Request,
  { match }: Target,
  world: World,
  actor: Call['actor'],
  language: Language,
  listener: RefusalListener | undefined,
): Call {
  return {
    request,
    match,
    world,
    actor,
    reverse: createReverse(request, match.suffix),
    resolveLink: world.urls.resolveLink,
    prefix: request.prefix,
    language,
    listener,
    once: new Once(),
  };
}

/** @throws ApiException 401 before 405 */
function choose({ endpoint, view }: Target, call: Call): Endpoint {
  if (endpoint) return endpoint;
  const { actor, request } = call;
  view.permission.check(actor);
  view.refuse?.(call);
  throw METHOD.not_allowed.error({ method: request.method });
}

/** Who stands behind the caller: told on every answer from authentication on. Source: BEHAVIOUR 9. */
function impersonation(
  { identity }: Progress,
  { contract }: World,
): Readonly<Record<string, string>> | undefined {
  const impersonator = identity?.impersonator;
  return impersonator && { 'X-impersonator-uuid': contract.wireUuid(impersonator.uuid) };
}

/** Source: DRF views.APIView.finalize_response. */
function finalize(
  { status, headers, body }: Reply,
  { route }: Target,
  progress: Progress,
  world: World,
): Reply {
  const { accepted } = progress;
  const by = impersonation(progress, world);
  if (body.kind !== 'json') {
    return { status, headers: joinHeaders(headers, route.headers, by), body };
  }
  const { value } = body;
  const text = encodeJson(value, accepted.indent);
  const bytes = value instanceof JsonText && accepted.indent === 0 ? value.bytes : undefined;
  const ownHeaders =
    by || headers !== NO_HEADERS
      ? joinHeaders(JSON_HEADERS, headers, route.headers, by)
      : route.jsonHeaders;
  return { status, headers: ownHeaders, body: { kind: 'text', text, bytes } };
}
