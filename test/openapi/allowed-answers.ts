/** Which of a document's answers a request may get: those of its operation, and those that belong to none. */
import type { Exchange } from '../recording/exchange.ts';
import type {
  ContractDocument,
  DocumentedOperation,
  ResponseDescription,
} from './contract-document.ts';
import type { PathFinder, PathOperations } from './find-path.ts';
import { type Location, locate } from './locate.ts';

/** An answer that a request may get. */
export interface Allowed {
  /** The operation's, or the name of the common answer. */
  readonly name: string;
  readonly description: ResponseDescription;
}

export interface AllowedAnswers {
  readonly operation: DocumentedOperation | undefined;
  /** Those with the exchange's own status, the operation's own first; none where no answer may have it. */
  readonly answers: readonly Allowed[];
}

/** Under which status each answer of no operation stands. */
const COMMON = {
  Redirect: 301,
  NotFoundPage: 404,
  NotInThisMock: 404,
  NotImpersonated: 403,
  NotPermitted: 403,
  NoSuchRow: 404,
  RootPage: 200,
  RootMethods: 200,
  CsrfPage: 403,
  NotAuthenticated: 401,
  UnknownFormat: 404,
  NotAcceptable: 406,
  MethodNotAllowed: 405,
  BadRequestPage: 400,
  TooLargePage: 413,
  ServerErrorPage: 500,
  Preflight: 200,
  SandboxGone: 410,
  SandboxNameUnusable: 400,
  SandboxNotNamed: 421,
  AdminPreflight: 204,
  AdminNoToken: 401,
  AdminStranger: 403,
  AdminNotJson: 415,
  AdminNotFound: 404,
  AdminMethodNotAllowed: 405,
} as const;
type CommonName = keyof typeof COMMON;
/** What stands at the door of the control plane, whatever is asked of it. */
const AT_THE_DOOR: readonly CommonName[] = ['AdminStranger', 'AdminNoToken', 'AdminNotJson'];
/** Pages that stand with each operation that may answer them. */
const SHARED: readonly CommonName[] = ['TooLargePage', 'ServerErrorPage'];
/** What a route answers to a method that it does not have, refusals that come first included. Source: BEHAVIOUR 3, 18, 19. */
const WITHOUT_THE_METHOD: readonly CommonName[] = [
  'UnknownFormat',
  'NotAcceptable',
  'NotAuthenticated',
  'NotPermitted',
  'NoSuchRow',
  'MethodNotAllowed',
];

export function allowedAnswers(
  exchange: Exchange,
  document: ContractDocument,
  finder: PathFinder,
): AllowedAnswers {
  const { status } = exchange;
  const location = locate(exchange);
  const path = isPreflight(exchange, location) ? undefined : finder.find(location);
  const common = commonNames(exchange, location, path).flatMap((name) =>
    named(name, COMMON[name] === status ? document.common.get(name) : undefined),
  );
  const operation = path?.operations.get(exchange.method);
  return { operation, answers: [...ownAnswers(exchange, path), ...common] };
}

function ownAnswers(
  { method, status }: Exchange,
  path: PathOperations | undefined,
): readonly Allowed[] {
  const operation = path?.operations.get(method);
  const own = operation?.responses.get(status);
  if (operation === undefined || own === undefined) return [];
  // The document gives HEAD no content: it has the content type of GET.
  const got = method === 'HEAD' ? path?.operations.get('GET')?.responses.get(status) : undefined;
  return named(operation.id, { ...own, content: got?.content ?? own.content });
}

function named(name: string, description: ResponseDescription | undefined): readonly Allowed[] {
  return description ? [{ name, description }] : [];
}

function isPreflight({ method, requestHeaders }: Exchange, { part }: Location): boolean {
  const asked = requestHeaders['access-control-request-method'];
  return part === 'api' && method === 'OPTIONS' && asked !== undefined;
}

function commonNames(
  exchange: Exchange,
  location: Location,
  found: PathOperations | undefined,
): readonly CommonName[] {
  const { part, isInSandbox, path } = location;
  const anywhere: readonly CommonName[] = isInSandbox
    ? ['BadRequestPage', 'SandboxGone', 'SandboxNameUnusable']
    : ['BadRequestPage', 'SandboxNotNamed', 'SandboxNameUnusable'];
  if (isPreflight(exchange, location)) return [...anywhere, 'Preflight'];
  if (part === 'api' && path === '/') {
    return [...anywhere, exchange.method === 'OPTIONS' ? 'RootMethods' : 'RootPage', 'CsrfPage'];
  }
  const isKnown = found !== undefined && !found.hasSuffix;
  const pages: readonly CommonName[] = path.endsWith('/')
    ? ['NotFoundPage']
    : ['NotFoundPage', 'Redirect'];
  if (part === 'admin') {
    // Where the control plane is left out, the API knows no such path.
    const none: readonly CommonName[] = ['NotFoundPage', 'Redirect'];
    const asked = exchange.requestHeaders['access-control-request-method'];
    if (exchange.method === 'OPTIONS' && asked !== undefined) {
      return [...AT_THE_DOOR, ...none, 'AdminPreflight'];
    }
    return [
      ...anywhere,
      ...none,
      ...AT_THE_DOOR,
      isKnown ? 'AdminMethodNotAllowed' : 'AdminNotFound',
      ...(isInSandbox ? (['AdminNotFound'] as const) : []),
    ];
  }
  // A word in the place of a uuid may be a route of its own there.
  const unrouted: readonly CommonName[] = isKnown ? ['NotInThisMock'] : [...pages, 'NotInThisMock'];
  const operation = found?.operations.get(exchange.method);
  const refused = found && !operation ? WITHOUT_THE_METHOD : [];
  const shared = SHARED.filter((name) => operation?.responses.has(COMMON[name]));
  return [...anywhere, ...shared, 'NotImpersonated', ...unrouted, ...refused];
}
