/** Views that stand alone, at one path, with no rows of their own. */
import type { Refusal } from '../../drf/refusal.ts';
import type { Reply } from '../../drf/reply.ts';
import type { ParameterSchema, ResponseSchema, Schema } from '../../drf/schema.ts';
import { type Fields, type ValuesOf, validate } from '../../drf/serializer.ts';
import { lazy } from '../../values/lazy.ts';
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
  /** What OPTIONS says of it. */
  readonly optionsText?: string;
  readonly operation: string;
  readonly permission: Permission;
  /** Who is told that there is no such method, where those are not all whom the view lets in. */
  readonly otherMethods?: Permission;
  readonly summary: string;
  /** The body of its 200. */
  readonly schema: (contract: Contract) => Schema;
  readonly headers?: ResponseSchema['headers'];
  /** True where `.json` is a way to ask. */
  readonly takesSuffix?: boolean;
  /** True where paths that go on behind it are its own too. */
  readonly takesRest?: true;
  /** True where HEAD is a method that there is not. */
  readonly lacksHead?: true;
  readonly parameters?: () => readonly ParameterSchema[];
  /** What it refuses besides what all do. */
  readonly refusals?: readonly Refusal[];
}

interface Shown extends Traits {
  readonly answer: (call: Call) => Reply;
}

interface Asked<F extends Fields<never, Call>> extends Traits {
  readonly body: EndpointBody & { readonly fields: F & Fields<never, Call> };
  readonly answer: (values: ValuesOf<F>, call: Call) => Reply;
}

/** A view that shows something: GET. */
export function defineSingleView(options: Shown): View {
  return viewOf(options, 'GET', {}, (call) => () => options.answer(call));
}

/** A view that takes a body: POST. */
export function definePostView<F extends Fields<never, Call>>(options: Asked<F>): View {
  const { body } = options;
  return viewOf(options, 'POST', { body }, (call) => (data) => {
    const values = passed(validate<never, Call, F>(body.fields, data, call));
    return options.answer(values, call);
  });
}

function viewOf(
  traits: Traits,
  method: 'GET' | 'POST',
  taken: Pick<Parameters<typeof defineEndpoint>[0], 'body'>,
  guard: (call: Call) => Act,
): View {
  const { path, name, optionsText, operation, permission, summary, schema, headers } = traits;
  const { takesSuffix = false, takesRest, lacksHead, parameters, refusals = [] } = traits;
  const route = lazy(() => {
    const endpoint = defineEndpoint({
      id: operation,
      scope: operation,
      method,
      path,
      summary,
      ...(takesRest && { description: 'Whatever comes behind its slash, the path leads here.' }),
      permission,
      parameters: () => [...(parameters?.() ?? []), FORMAT_SCHEMA],
      answer: (contract) => answer({ description: 'It is so.', schema: schema(contract), headers }),
      refusals: () => refusals.map(possible),
      ...taken,
      guard,
    });
    return createRoute({
      path,
      tag: 'site',
      name,
      description: optionsText,
      lacksHead,
      permission,
      endpoints: [endpoint],
    });
  });
  return {
    routes: {
      basename: path,
      hasList: false,
      actions: [],
      takesSuffix,
      ...(takesRest && { takesRest }),
    },
    permission: traits.otherMethods ?? permission,
    all: () => [route()],
    route,
  };
}
