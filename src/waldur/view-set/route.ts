/** What can be asked at one path: its endpoints by method, HEAD with GET, and OPTIONS, which tells of them. */
import type { DescribedFields } from '../../drf/field-schema.ts';
import { metadata } from '../../drf/metadata.ts';
import { metadataSchema } from '../../drf/metadata-schema.ts';
import type { PossibleRefusal } from '../../drf/operation.ts';
import { jsonReply } from '../../drf/reply.ts';
import type { OperationSchema, RouteSchema } from '../../drf/schema.ts';
import type { Contract } from '../contract.ts';
import { FORMAT_SCHEMA, fieldParameter } from '../model/parameter-schemas.ts';
import type { Call } from '../site/call.ts';
import { FRAME_HEADERS, JSON_HEADERS } from '../site/middleware.ts';
import type { Permission } from '../site/permissions.ts';
import { defineEndpoint, type Endpoint } from './endpoint.ts';
import { answer, framed } from './response-schemas.ts';

export interface Route {
  /** By method, OPTIONS among them. */
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  /** What answers a method: HEAD is GET without a body, unless the route has none. */
  readonly find: (method: string) => Endpoint | undefined;
  /** On every answer, `Allow` among them. Source: BEHAVIOUR 10. */
  readonly headers: Readonly<Record<string, string>>;
  /** Those and all others of an answer in JSON that says nothing in its own headers. */
  readonly jsonHeaders: Readonly<Record<string, string>>;
  readonly schema: (contract: Contract) => RouteSchema;
  /** Left out where every contract has it. */
  readonly isIn: ((contract: Contract) => boolean) | undefined;
}

export interface RouteOptions {
  /** Where `{uuid}` stands for a key. */
  readonly path: string;
  /** Under which heading the document has it. */
  readonly tag: string;
  readonly endpoints: readonly Endpoint[];
  /** Methods that `Allow` lists though they are answered 405. */
  readonly refused?: readonly string[];
  /** What OPTIONS calls it. */
  readonly name: string;
  /** What OPTIONS says of it. */
  readonly description?: string | undefined;
  /** True where HEAD is a method that there is not. */
  readonly lacksHead?: boolean | undefined;
  /** False for a contract that has no such route; left out where all have it. */
  readonly isIn?: ((contract: Contract) => boolean) | undefined;
  /** Who is told. */
  readonly permission: Permission;
  /** The fields that OPTIONS describes, under a method that there is. */
  readonly described?: Described;
}

export interface Described {
  /** Looked at when somebody asks. */
  readonly fields: DescribedFields;
  readonly method: 'POST' | 'PUT';
  /** False for a call that is not told them; everybody is where it is left out. */
  readonly isFor?: (call: Call) => boolean;
  /** What makes the server fail that looks whom it is for. */
  readonly faults?: () => readonly PossibleRefusal[];
  /** Those of the fields that a call picks by `?field=`, where it can. */
  readonly picked?: (call: Call) => DescribedFields;
}

export function createRoute(options: RouteOptions): Route {
  const { path, tag, endpoints, refused = [], lacksHead = false } = options;
  const byMethod = new Map(
    endpoints.flatMap((each) => (each.operation ? [[each.operation.method, each] as const] : [])),
  );
  const all = new Map([...byMethod, ['OPTIONS', metadataEndpoint(options, byMethod)]]);
  const answeredBy = lacksHead ? asItIs : methodOf;
  const headers = { Allow: allowed([...all.keys(), ...refused], answeredBy), ...FRAME_HEADERS };
  return {
    endpoints: all,
    isIn: options.isIn,
    find: (method) => all.get(answeredBy({ method })),
    headers,
    jsonHeaders: Object.freeze({ ...JSON_HEADERS, ...headers }),
    schema: (contract) => ({
      path,
      tag,
      operations: [...all.values()]
        .map((each) => each.schema(contract))
        // A page has other headers than JSON, and HEAD says of neither what it would be.
        .map((each) => ({ ...each, responses: framed(each.responses, headers) }))
        .flatMap((each) => [each, ...(lacksHead ? [] : headOf(each))]),
    }),
  };
}

/** The method whose endpoint answers: HEAD is GET without a body. */
export function methodOf({ method }: { readonly method: string }): string {
  return method === 'HEAD' ? 'GET' : method;
}

/** The same of a route that has no HEAD. */
function asItIs({ method }: { readonly method: string }): string {
  return method;
}

/** Source: Django View.http_method_names, in whose order `Allow` lists them. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** The header `Allow` of a path with these methods. */
export function allowed(methods: readonly string[], answeredBy = methodOf): string {
  return METHODS.filter((method) => methods.includes(answeredBy({ method }))).join(', ');
}

/** Describes the fields to those who are told them. Source: BEHAVIOUR 10. */
function metadataEndpoint(
  { path, name, description, permission, described, refused = [] }: RouteOptions,
  endpoints: ReadonlyMap<string, Endpoint>,
): Endpoint {
  const [first] = endpoints.values();
  const { isFor, picked } = described ?? {};
  const fields = () => described?.fields ?? {};
  // A method that is refused is one that the view has.
  const isThere =
    described && (endpoints.has(described.method) || refused.includes(described.method));
  const method = isThere ? described.method : undefined;
  const id = first?.operation?.id ?? path;
  const endpoint = defineEndpoint({
    id: `${id}_metadata`,
    scope: id,
    method: 'OPTIONS',
    path,
    summary: 'Describe the route',
    permission,
    parameters: () => [
      ...(first?.parameters() ?? []).filter((each) => each.in === 'path'),
      ...(picked ? [fieldParameter(Object.keys(fields()))] : []),
      FORMAT_SCHEMA,
    ],
    answer: () =>
      answer({
        description: 'What the route is and takes.',
        schema: metadataSchema(
          fields(),
          { name, description, method },
          { isAlways: !isFor, isWhole: !picked },
        ),
      }),
    refusals: () => described?.faults?.() ?? [],
    guard: (call) => () => {
      const isTold = method !== undefined && (isFor?.(call) ?? true);
      const shown = isTold && picked ? picked(call) : fields();
      const isStaff = call.actor !== 'anonymous' && call.actor.isStaff;
      const told = isTold ? method : undefined;
      return jsonReply(metadata(shown, { name, description, method: told, isStaff }));
    },
  });
  return { ...endpoint, operation: undefined };
}

/** HEAD gets the status and the headers of GET. */
function headOf(operation: OperationSchema): readonly OperationSchema[] {
  if (operation.method !== 'GET') return [];
  const { id, responses } = operation;
  const isList = id.endsWith('_list');
  return [
    {
      ...operation,
      id: isList ? id.replace(/_list$/, '_count') : `${id}_head`,
      method: 'HEAD',
      summary: isList ? 'Count' : 'Look whether it is there',
      responses: responses.map((response) => ({ ...response, content: {} })),
    },
  ];
}
