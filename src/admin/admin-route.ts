/** What a route of the control plane is, and how it answers: yes or no. */
import type { QueryDict } from '../drf/query-dict.ts';
import { jsonReply, type Reply } from '../drf/reply.ts';
import type { Connection, Request } from '../drf/request.ts';
import type { ParameterSchema, ResponseSchema } from '../drf/schema.ts';
import type { Events } from '../sandbox/events/events.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Sandboxes } from '../sandbox/sandboxes.ts';
import { jsonPieces } from '../values/json-pieces.ts';
import { hint, nearestName } from '../values/nearest-name.ts';
import type { JsonSchema } from '../values/schema/json-schema.ts';
import { type Problem, type Read, refused, type Schema } from '../values/schema/schema.ts';
import type { METHODS } from '../waldur/view-set/route.ts';
import type { DocumentOrder } from './document-order.ts';

export const UNCACHED = { 'Cache-Control': 'no-store' } as const;
/** Of every answer of the control plane that has a body of its own. */
export const JSON_HEADERS = { 'Content-Type': 'application/json', ...UNCACHED } as const;

/** What the control plane works on: one sandbox, and the server around it. */
export interface Controlled {
  readonly sandbox: Sandbox;
  readonly sandboxes: Sandboxes;
  /** What happens in the server. */
  readonly events: Pick<Events, 'open'>;
  /** The sandbox that the request named; undefined where it named none, and so means the server. */
  readonly asked: string | undefined;
  /** An OpenAPI document. */
  readonly openApi: (order: DocumentOrder) => Promise<unknown>;
}

/** One request of the control plane. */
export interface AdminCall extends Controlled {
  /** What stood in the place of `:name` in the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: QueryDict;
  readonly headers: Request['headers'];
  /** Origin and sandbox, as far as the control plane: `http://127.0.0.1:8000`. */
  readonly base: string;
  /** The path of the control plane: `/__admin`, a sandbox's prefix before it. */
  readonly prefix: string;
  /** Path and query as sent; undefined where there is no client on a socket. */
  readonly target: string | undefined;
  /** All routes that there are. */
  readonly routes: readonly AdminRoute[];
  /** The JSON body; undefined where there was none. */
  readonly body: unknown;
  /** Undefined where there is no client on a socket. */
  readonly connection: Connection | undefined;
}

export interface AdminRoute {
  readonly method: Exclude<(typeof METHODS)[number], 'HEAD' | 'OPTIONS'>;
  /** From `/__admin` on, with `:name` for what varies: `/snapshots/:name`. */
  readonly path: string;
  /** `optional` takes an empty body too. */
  readonly body: 'none' | 'optional' | 'required';
  /** Whether it is answered without the token of the control plane: it tells nothing of what is in the server. */
  readonly isOpen?: true;
  /** Whether it tells what has happened in a sandbox: of one that is not there nothing is told, and none is made for it. */
  readonly tellsOfPast?: true;
  readonly schema: AdminSchema;
  readonly act: (call: AdminCall) => Reply | Promise<Reply>;
}

/** What a route says of itself; everything that takes making is made when somebody asks. */
export interface AdminSchema {
  /** `admin_clock_set`. */
  readonly id: string;
  readonly summary: string;
  readonly query?: () => readonly ParameterSchema[];
  /** What may stand in the place of each `:name`. */
  readonly names?: Readonly<Record<string, string>>;
  readonly body?: () => JsonSchema;
  readonly example?: unknown;
  /** What it answers when all is well. */
  readonly answers: () => readonly ResponseSchema[];
  /** Statuses of the errors that it decides itself: of a body that is no JSON, nobody has to speak. */
  readonly refuses?: readonly (400 | 404 | 409 | 413 | 429)[];
}

/** The value of a query parameter that is one of a closed set; the usual one where it is not given. */
export function readChoice<T extends string>(
  query: QueryDict,
  name: string,
  { words, choices = [], read }: Schema<T>,
  usual: T,
): Read<T> {
  const wanted = query.get(name) ?? usual;
  const found = read(wanted);
  const near = hint(nearestName(wanted, choices));
  return found.valid
    ? found
    : refused(`${name} must be ${words}, not ${JSON.stringify(wanted)}${near}`);
}

/** An answer in JSON, or an empty one. */
export function answers(status: number, schema?: JsonSchema): readonly ResponseSchema[] {
  const content = schema === undefined ? {} : { 'application/json': schema };
  return [{ status, description: status === 201 ? 'It is made.' : 'It is so.', content }];
}

/** Any plain value, which was JSON or is about to be. */
export function plainReply(value: unknown, status = 200): Reply {
  const headers = { 'Content-Type': 'application/json' };
  const reply = jsonReply(null, status, headers);
  return { ...reply, body: { kind: 'text', text: JSON.stringify(value) } };
}

/** The same of a value that may be too large for one text: it is written while it goes out, so it must not change until then. */
export function pieceReply(value: unknown): Reply {
  const headers = { 'Content-Type': 'application/json' };
  return { status: 200, headers, body: { kind: 'pieces', pieces: jsonPieces(value) } };
}

/**
 * 400 for bad input, 401 without the token, 403 for a stranger, 404 for what is not there, 405 for a wrong method, 409 for a
 * state that forbids it, 413 for one thing that is too large, 415 for what is no JSON, 429 for too many.
 */
export function adminError(
  status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 429,
  problems: readonly Problem[],
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const errors = problems.map(({ pointer, message }) => ({ pointer, message }));
  return jsonReply({ errors }, status, headers);
}
