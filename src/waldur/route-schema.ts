/** What is served at one path: the operations that are declared, HEAD for GET, and OPTIONS. */
import { NEGOTIATION_REFUSALS } from '../drf/refusal-schemas.ts';
import type { OperationSchema, RouteSchema, Schema } from '../drf/schema.ts';
import { FORMAT_SCHEMA } from './parameter-schemas.ts';
import { answer, framed, UNAUTHENTICATED } from './response-schemas.ts';

export interface RouteOptions {
  readonly path: string;
  readonly tag: string;
  /** Those of every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** All but HEAD and OPTIONS. */
  readonly operations: readonly OperationSchema[];
  /** The body of OPTIONS. */
  readonly metadata: Schema;
  /** `optional` where OPTIONS tells everybody. */
  readonly authentication: 'required' | 'optional';
}

export function routeSchema(options: RouteOptions): RouteSchema {
  const { path, tag, headers, operations, metadata, authentication } = options;
  const [first] = operations;
  const described: OperationSchema = {
    id: `${first?.id ?? path}_metadata`,
    method: 'OPTIONS',
    summary: 'Describe the route',
    parameters: [...(first?.parameters ?? []).filter((each) => each.in === 'path'), FORMAT_SCHEMA],
    responses: [
      answer(200, 'What the route is and takes.', metadata),
      ...NEGOTIATION_REFUSALS,
      UNAUTHENTICATED,
    ],
    authentication,
  };
  const all = [...operations.flatMap((each) => [each, ...headOf(each)]), described];
  return {
    path,
    tag,
    operations: all.map((each) => ({ ...each, responses: framed(each.responses, headers) })),
  };
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
