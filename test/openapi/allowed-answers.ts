/** Which of a document's answers a request may get: those of its operation, and those that belong to none. */
import type { Exchange } from '../recording/exchange.ts';
import type {
  ContractDocument,
  DocumentedOperation,
  ResponseDescription,
} from './contract-document.ts';
import type { PathFinder, PathOperations } from './find-path.ts';
import { type Location, locate } from './locate.ts';

/** An answer that a request may get, under the name by which the document has it. */
export interface Allowed {
  /** The operation's, or the name of the common answer. */
  readonly name: string;
  readonly description: ResponseDescription;
}

/** Statuses that come before a method is looked at. Source: BEHAVIOUR 3. */
const BEFORE_THE_METHOD = [401, 404, 406];
/** Under which status each answer of no operation stands. */
const COMMON = {
  Redirect: 301,
  NotFoundPage: 404,
  MethodNotAllowed: 405,
  BadRequestPage: 400,
  TooLargePage: 413,
  ServerErrorPage: 500,
  Preflight: 200,
  SandboxGone: 410,
  SandboxNameUnusable: 400,
  AdminNotFound: 404,
  AdminMethodNotAllowed: 405,
} as const;
type CommonName = keyof typeof COMMON;

/** The answers with the exchange's own status, the operation's own first; none where no answer may have it. */
export function allowedAnswers(
  exchange: Exchange,
  document: ContractDocument,
  finder: PathFinder,
): { readonly operation: DocumentedOperation | undefined; readonly answers: readonly Allowed[] } {
  const { method, status } = exchange;
  const location = locate(exchange);
  const path = finder.find(location);
  const operation = path?.operations.get(method);
  const common = commonNames(exchange, location, path).flatMap((name): readonly Allowed[] => {
    const description = COMMON[name] === status ? document.common.get(name) : undefined;
    return description ? [{ name, description }] : [];
  });
  const own = operation?.responses.get(status);
  const borrowed = BEFORE_THE_METHOD.includes(status) && !operation ? neighbours(path) : [];
  const answers = [...(operation && own ? [{ name: operation.id, description: own }] : [])];
  return { operation, answers: [...answers, ...borrowed.flatMap(at(status)), ...common] };
}

/** A method that there is not is refused after what the path's other methods refuse first. */
function neighbours(path: PathOperations | undefined): readonly DocumentedOperation[] {
  return path ? [...path.operations.values()] : [];
}

function at(status: number): (operation: DocumentedOperation) => readonly Allowed[] {
  return ({ responses }) => {
    const description = responses.get(status);
    return description ? [{ name: 'MethodNotAllowed', description }] : [];
  };
}

function commonNames(
  { method, requestHeaders }: Exchange,
  { part, isInSandbox, path }: Location,
  found: PathOperations | undefined,
): readonly CommonName[] {
  const isPreflight =
    method === 'OPTIONS' && requestHeaders['access-control-request-method'] !== undefined;
  const isKnown = found !== undefined && !found.hasSuffix;
  const always: readonly CommonName[] = ['BadRequestPage'];
  const ofSandbox: readonly CommonName[] = isInSandbox
    ? ['SandboxGone', 'SandboxNameUnusable']
    : [];
  if (part === 'admin') {
    // Where the control plane is left out, the API knows no such path.
    const notFound: readonly CommonName[] = ['NotFoundPage', 'Redirect'];
    return [
      ...always,
      ...ofSandbox,
      ...notFound,
      isKnown ? 'AdminMethodNotAllowed' : 'AdminNotFound',
    ];
  }
  if (isPreflight) return [...always, ...ofSandbox, 'Preflight'];
  const unrouted: readonly CommonName[] = path.endsWith('/')
    ? ['NotFoundPage']
    : ['NotFoundPage', 'Redirect'];
  return [
    ...always,
    ...ofSandbox,
    'TooLargePage',
    'ServerErrorPage',
    ...(isKnown ? [] : unrouted),
    ...(found === undefined ? [] : (['MethodNotAllowed'] as const)),
  ];
}
