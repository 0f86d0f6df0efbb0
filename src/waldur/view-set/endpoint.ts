/** What an endpoint is: one value that is routed, described, counted and done. */
import { bodySchema, type DescribedFields } from '../../drf/field-schema.ts';
import { BODY, FIELD } from '../../drf/messages.ts';
import type { PossibleRefusal, RefusingOperation } from '../../drf/operation.ts';
import type { RequestData } from '../../drf/parsers.ts';
import type { ErrorDetail, Refusal } from '../../drf/refusal.ts';
import { inOrder, refusalResponses } from '../../drf/refusal-schemas.ts';
import { NEGOTIATION, PARSE } from '../../drf/refusals.ts';
import type { Reply } from '../../drf/reply.ts';
import type { OperationSchema, ParameterSchema, ResponseSchema } from '../../drf/schema.ts';
import { lazy } from '../../values/lazy.ts';
import type { Contract } from '../contract.ts';
import { PARSE_FAULTS } from '../refusals.ts';
import type { Call } from '../site/call.ts';
import type { Permission } from '../site/permissions.ts';

/** Does what was asked, in one synchronous step. */
export type Act = (data: RequestData) => Reply;

export interface Endpoint {
  /** What is known of it to those who watch; OPTIONS is not watched. */
  readonly operation: RefusingOperation | undefined;
  readonly permission: Permission;
  readonly parameters: () => readonly ParameterSchema[];
  /** True where the body is read. */
  readonly parses: boolean;
  /** Fetches the row and checks its state, before the body is read; gives what is left to do. */
  readonly guard: (call: Call) => Act;
  /** What it says of itself; made when somebody asks. */
  readonly schema: (contract: Contract) => OperationSchema;
}

/** The serializer of a body. */
export interface EndpointBody {
  /** The name of the type. */
  readonly title: string;
  readonly fields: DescribedFields;
  /** True where nothing has to be sent. */
  readonly partial?: boolean;
  /** A body that the default world takes. */
  readonly example: Readonly<Record<string, unknown>> | undefined;
}

/** A success but for its status. */
export type Answer = Omit<ResponseSchema, 'status'>;

/** How the refusals of fields are called. */
interface Scope {
  /** Before the names of fields: `payments`. */
  readonly scope: string;
  /** True where the name of a field is enough: on the published page. */
  readonly isPublished?: boolean | undefined;
}

export interface EndpointOptions extends Scope {
  /** As published: `payments_link_to_invoice`. */
  readonly id: string;
  readonly method: string;
  /** With `{uuid}` in the place of a key. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly permission: Permission;
  readonly parameters: () => readonly ParameterSchema[];
  /** Left out where the body is ignored, whatever it is. */
  readonly body?: EndpointBody;
  readonly status?: number;
  readonly answer: (contract: Contract) => Answer;
  /** What it refuses besides what every endpoint does, and every body. */
  readonly refusals?: () => readonly PossibleRefusal[];
  readonly guard: Endpoint['guard'];
}

export function defineEndpoint(options: EndpointOptions): Endpoint {
  const { id, method, summary, description, permission, body, guard } = options;
  const { parameters, status = 200, answer } = options;
  const operation = operationOf(options);
  return {
    operation,
    permission,
    parameters,
    parses: body !== undefined,
    guard,
    schema: (contract) => ({
      id,
      method,
      summary,
      ...(description === undefined ? {} : { description }),
      parameters: parameters(),
      ...(body ? { body: bodySchema(body.fields, body) } : {}),
      responses: [
        { status, ...answer(contract) },
        ...refusalResponses(
          operation.refusals.filter(
            ({ detail: { refusal } }) => refusal.status !== 500 || contract.reproduces(refusal),
          ),
        ),
      ],
      authentication: permission.authentication,
    }),
  };
}

function operationOf(options: EndpointOptions): RefusingOperation {
  const { id, method, path } = options;
  const traits = lazy(() => traitsOf(options));
  return {
    id,
    method,
    path,
    get query() {
      return traits().query;
    },
    get fields() {
      return traits().fields;
    },
    get readOnlyFields() {
      return traits().readOnlyFields;
    },
    get statuses() {
      return traits().statuses;
    },
    get refusals() {
      return traits().refusals;
    },
  };
}

/** What a server that starts has no need of. */
type Traits = Omit<RefusingOperation, 'id' | 'method' | 'path'>;

function traitsOf(options: EndpointOptions): Traits {
  const { status = 200, permission, parameters, body } = options;
  const fields = Object.entries(body?.fields ?? {});
  const refusals = inOrder([
    ...[...Object.values<Refusal>(NEGOTIATION), ...permission.refusals].map(possible),
    ...(options.refusals?.() ?? []),
    ...(body ? bodyRefusals(options, body.fields) : []),
  ]);
  return {
    query: parameters().flatMap((each) => (each.in === 'query' ? [each.name] : [])),
    fields: fields.flatMap(([name, { write }]) => (write ? [name] : [])),
    readOnlyFields: fields.flatMap(([name, { write }]) => (write ? [] : [name])),
    statuses: statusesOf(status, refusals),
    refusals,
  };
}

/** A refusal that is always the same, or any of its kind. */
export function possible({ any, name, preset }: Refusal): PossibleRefusal {
  return { name, alias: preset, detail: any };
}

/** Mistakes that are told under the name of a field; a page tells of no field. */
export function ofField(
  { scope, isPublished = false }: Scope,
  field: string,
  details: readonly ErrorDetail[] = [],
): readonly PossibleRefusal[] {
  return details.map((detail) => {
    if (detail.refusal.shape === 'page') return possible(detail.refusal);
    const { code, preset = code } = detail.refusal;
    const alias = isPublished ? `${field}.${preset}` : undefined;
    return { name: `${scope}.${field}.${code}`, alias, detail, field };
  });
}

/** What a body is refused for: it cannot be read, or its fields cannot. */
function bodyRefusals(scope: Scope, fields: DescribedFields): readonly PossibleRefusal[] {
  return [
    ...Object.values<Refusal>(PARSE).map(possible),
    possible(PARSE_FAULTS.crash),
    ...Object.entries(fields).flatMap(([name, { write }]) =>
      write
        ? ofField(scope, name, [
            ...(write.required ? [FIELD.required.detail()] : []),
            ...(write.allowNull ? [] : [FIELD.null.detail()]),
            ...(write.toInternalValue.refusals ?? []),
          ])
        : [],
    ),
    ...Object.values<Refusal>(BODY).map(possible),
  ];
}

function statusesOf(success: number, refusals: readonly PossibleRefusal[]): readonly number[] {
  const told = refusals.filter(({ detail }) => detail.refusal.shape !== 'page');
  const statuses = told.map(({ detail }) => detail.refusal.status);
  return [...new Set([success, ...statuses])].sort((a, b) => a - b);
}
