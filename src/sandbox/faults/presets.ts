/** The presets: every refusal of the API by its name, made for the request that it strikes, and what a deployment adds. */
import { defineRefusals } from '../../drf/define-refusals.ts';
import { barePage } from '../../drf/exception-handler.ts';
import type { PossibleRefusal, RefusingOperation } from '../../drf/operation.ts';
import { ApiException, bodyOf, ErrorDetail, type Refusal } from '../../drf/refusal.ts';
import { LOOKUP, NEGOTIATION } from '../../drf/refusals.ts';
import type { Reply } from '../../drf/reply.ts';
import type { Request } from '../../drf/request.ts';
import { site } from '../../resources/index.ts';
import { lazy } from '../../values/lazy.ts';
import { contractOf } from '../../waldur/contract.ts';
import { apiRefusal, djangoPage, type Manner, proxyPage } from './answers.ts';

/** For an operation that never answers 409. */
export const { conflict: CONFLICT } = defineRefusals(
  'any',
  { status: 409, shape: 'detail', step: 'state', source: 'the mock itself' },
  { conflict: { text: 'Conflict.', what: 'the state of the row forbids it' } },
);

const THROTTLE = defineRefusals(
  'throttle',
  {
    status: 429,
    shape: 'detail',
    step: 'permit',
    source: 'DRF exceptions.Throttled, which BEHAVIOUR 16 leaves out',
  },
  {
    one: {
      text: 'Request was throttled. Expected available in {wait} second.',
      what: 'too many requests in a short time',
    },
    many: {
      text: 'Request was throttled. Expected available in {wait} seconds.',
      what: 'too many requests in a short time',
    },
  },
);

/** With `Retry-After`. */
export function throttled(seconds: number): ApiException {
  const { name, status, shape } = THROTTLE.many;
  const detail = (seconds === 1 ? THROTTLE.one : THROTTLE.many).detail({ wait: seconds });
  const headers = { 'Retry-After': String(seconds) };
  return new ApiException({ name, status, shape, headers }, bodyOf(detail));
}

/** The request that a fault strikes. */
export interface Occasion extends Manner {
  readonly request: Request;
  readonly operation: RefusingOperation;
}

export interface Preset {
  readonly status: number;
  /** When the API answers this, for people. */
  readonly what: string;
  /** Whether it has `Retry-After`, and so takes `retryAfterSeconds`. */
  readonly namesWait?: true;
  readonly answer: (occasion: Occasion, retryAfterSeconds: number) => Reply;
}

/** What depends on the operation, and what only a deployment answers. */
const OTHERS: Readonly<Record<string, Preset>> = {
  not_found: fromOperation(LOOKUP.no_match, NEGOTIATION.unknown_format, (refusal) =>
    [LOOKUP.no_match, LOOKUP.not_found].some((each) => each === refusal),
  ),
  conflict: fromOperation(CONFLICT, CONFLICT, ({ status }) => status === CONFLICT.status),
  throttled: {
    status: 429,
    namesWait: true,
    what: 'too many requests in a short time, with `Retry-After`',
    answer: (occasion, seconds) => apiRefusal(throttled(seconds), occasion),
  },
  server_error: {
    status: 500,
    what: 'the server failed, and rolled everything back',
    answer: (occasion) => djangoPage(barePage(500), occasion),
  },
  too_large: fromProxy(413, 'Request Entity Too Large', 'the proxy takes no body of this size'),
  bad_gateway: fromProxy(502, 'Bad Gateway', 'the proxy does not reach the server'),
  service_unavailable: fromProxy(
    503,
    'Service Temporarily Unavailable',
    'the proxy has no server to ask',
  ),
  gateway_timeout: fromProxy(
    504,
    'Gateway Time-out',
    'the server did not answer the proxy in time',
  ),
};

/** Of several that share a name the last is meant: children come after their parents. */
export const presets = lazy(
  (): ReadonlyMap<string, Preset> =>
    new Map([...site.refusals.flatMap(named), ...Object.entries(OTHERS)]),
);

/** Those that an operation can answer: its own refusals, and what a deployment adds to any. */
export function presetsOf({ refusals }: RefusingOperation): readonly (readonly [string, Preset])[] {
  const own = new Set(refusals.flatMap(({ name, alias }) => [name, alias]));
  const conflicts = refusals.some(({ detail }) => detail.refusal.status === CONFLICT.status);
  return [...presets()].filter(([name, { status }]) => {
    const isAdded = Object.hasOwn(OTHERS, name) && (status !== CONFLICT.status || conflicts);
    return own.has(name) || isAdded;
  });
}

function named(each: PossibleRefusal): readonly (readonly [name: string, preset: Preset])[] {
  const preset = presetOf(each);
  return [each.name, each.alias].flatMap((name) => (name === undefined ? [] : [[name, preset]]));
}

function presetOf({ name, detail, field }: PossibleRefusal): Preset {
  const { status, what, step } = detail.refusal;
  return {
    status,
    what:
      field === undefined ? what : `${step === 'find' ? 'the filter ' : ''}\`${field}\` ${what}`,
    answer: (occasion) => {
      const own = occasion.operation.refusals.find((each) => each.name === name)?.detail;
      return refusalOf(own ?? detail, field, occasion);
    },
  };
}

/** The operation's own refusal of a kind, or another one where it has none. */
function fromOperation(
  { status, what }: Refusal,
  otherwise: Refusal,
  isMeant: (refusal: Refusal) => boolean,
): Preset {
  return {
    status,
    what,
    answer: (occasion) => {
      const own = occasion.operation.refusals.find(({ detail }) => isMeant(detail.refusal));
      return refusalOf(own?.detail ?? otherwise.any, undefined, occasion);
    },
  };
}

function refusalOf(detail: ErrorDetail, field: string | undefined, occasion: Occasion): Reply {
  const { request } = occasion;
  const { refusal, parameters } = detail;
  if (refusal.shape === 'page') return djangoPage(barePage(refusal.status), occasion);
  const told = new ErrorDetail(refusal, {
    ...refusal.example,
    method: request.method,
    media_type: request.headers['content-type'] ?? '',
    ...parameters,
  });
  return apiRefusal(new ApiException(refusal, bodyFor(told, field, request)), occasion);
}

function bodyFor(detail: ErrorDetail, field: string | undefined, { path }: Request) {
  if (field !== undefined) return { [field]: [detail] };
  if (detail.refusal.shape !== 'urls') return bodyOf(detail);
  const tried = site.urls(contractOf('deployed')).patterns();
  return { tried: tried.map((pattern) => [pattern]), path: path.slice(1) };
}

function fromProxy(status: number, title: string, what: string): Preset {
  return { status, what, answer: () => proxyPage(status, title) };
}
