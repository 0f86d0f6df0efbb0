/** Views that stand alone, at one path, with no rows of their own. */
import type { Refusal } from '../../drf/refusal.ts';
import type { Reply } from '../../drf/reply.ts';
import type { ResponseSchema, Schema } from '../../drf/schema.ts';
import { type Fields, type ValuesOf, validate } from '../../drf/serializer.ts';
import type { Contract } from '../contract.ts';
import { FORMAT_SCHEMA } from '../model/parameter-schemas.ts';
import type { Call } from '../site/call.ts';
import type { Permission } from '../site/permissions.ts';
import { type Act, defineEndpoint, type EndpointBody, possible } from './endpoint.ts';
import { answer } from './response-schemas.ts';
import { createRoute } from './route.ts';
import { passed } from './rows.ts';
import type { View } from './view.ts';

interface Traits {
  /** The whole path, with both slashes. */
  readonly path: string;
  /** As OPTIONS calls it. */
  readonly name: string;
  readonly operation: string;
  readonly permission: Permission;
  readonly summary: string;
  /** The body of its 200. */
  readonly schema: (contract: Contract) => Schema;
  readonly headers?: ResponseSchema['headers'];
  /** True where `.json` is a way to ask. */
  readonly takesSuffix?: boolean;
}

interface Shown extends Traits {
  readonly answer: (call: Call) => Reply;
}

interface Asked<F extends Fields<never, Call>> extends Traits {
  readonly body: EndpointBody & { readonly fields: F & Fields<never, Call> };
  readonly refusals: readonly Refusal[];
  readonly answer: (values: ValuesOf<F>, call: Call) => Reply;
}

/** A view that shows something: GET. */
export function defineSingleView(options: Shown): View {
  return viewOf(options, 'GET', {}, (call) => () => options.answer(call));
}

/** A view that takes a body: POST. */
export function definePostView<F extends Fields<never, Call>>(options: Asked<F>): View {
  const { body, refusals } = options;
  return viewOf(
    options,
    'POST',
    { body, refusals: () => refusals.map(possible) },
    (call) => (data) => {
      const values = passed(validate<never, Call, F>(body.fields, data, call));
      return options.answer(values, call);
    },
  );
}

function viewOf(
  { path, name, operation, permission, summary, schema, headers, takesSuffix = false }: Traits,
  method: 'GET' | 'POST',
  taken: Pick<Parameters<typeof defineEndpoint>[0], 'body' | 'refusals'>,
  guard: (call: Call) => Act,
): View {
  const endpoint = defineEndpoint({
    id: operation,
    scope: operation,
    method,
    path,
    summary,
    permission,
    parameters: () => [FORMAT_SCHEMA],
    answer: (contract) => answer({ description: 'It is so.', schema: schema(contract), headers }),
    ...taken,
    guard,
  });
  const route = createRoute({ path, tag: 'site', name, permission, endpoints: [endpoint] });
  return {
    routes: { basename: path, hasList: false, actions: [], takesSuffix },
    permission,
    all: [route],
    route: () => route,
  };
}
